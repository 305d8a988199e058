// After all journeys: axe was asked about every page that there is, on a phone and on a desktop.
import { readFileSync } from 'node:fs';
import { expect, looked, test } from './fixtures';

/** Not made for that screen. */
const elsewhere = new Set(['phone /kuis/layar/:pin']);

const parts = (path: string) => path.split('/').slice(1);

test('no page was left out', () => {
  const source = readFileSync(new URL('../src/app.rs', import.meta.url), 'utf8');
  const routes = [...source.matchAll(/<Route path=path!\("([^"]*)"\)/g)].map(([, route]) => route);
  expect(routes.length).toBeGreaterThan(70);
  /** As the router does: a word of the route's own goes before a part that may be anything. */
  const routeOf = (path: string) => {
    const asked = parts(path);
    const fits = routes.filter((route) => {
      const wanted = parts(route);
      return wanted.length === asked.length && wanted.every((part, n) => part === asked[n] || (part.startsWith(':') && asked[n]));
    });
    const params = (route: string) => parts(route).map((part) => Number(part.startsWith(':'))).join('');
    return fits.sort((a, b) => params(a).localeCompare(params(b)))[0] ?? path;
  };
  const seen = new Set(
    readFileSync(looked, 'utf8').trim().split('\n').map((line) => {
      const [screen, path] = line.split(' ');
      return `${screen} ${routeOf(path)}`;
    }),
  );
  const wanted = ['phone', 'desktop'].flatMap((screen) => routes.map((route) => `${screen} ${route}`));
  expect(wanted.filter((page) => !seen.has(page) && !elsewhere.has(page))).toEqual([]);
});
