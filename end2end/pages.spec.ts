// Every page that links lead to, one of each kind, as three people see them: nothing scrolls sideways, axe finds nothing in light
// or dark, and the browser has nothing to complain of. A new page is met here as soon as something links to it.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test, visit } from './fixtures';
import { password } from './steps';

/** Words of addresses; what else stands between slashes names one of many. */
const words = new Set(
  `akun anggota bank baru daftar data diskusi ekspor fasilitas gabung hasil impor kelola kios klaim kuis lapor latihan layanan lupa-sandi mandiri masuk musim
   perpustakaan pesan pesanan petugas piagam profil ruang sandi sandi-baru saya soal sunting survei tentang terima-kasih ubah`.split(/\s+/),
);
/** Files, and games under way: those are walked through by a journey of their own. */
const elsewhere = /\.(csv|ics|json|svg|xlsx)$|\/berkas$|\/kuis\/(main|layar)\//;

const kind = (path: string) => path.split('/').map((part) => (words.has(part) || !part ? part : '*')).join('/');

const linksOf = (page: Page) =>
  page.locator('a[href]').evaluateAll((links) =>
    (links as HTMLAnchorElement[])
      .filter((link) => link.origin === location.origin && !link.hasAttribute('download'))
      .map((link) => link.pathname + link.search),
  );

for (const { who, email, from, atLeast } of [
  { who: 'a visitor', email: '', from: ['/', '/saya', '/survei/kios'], atLeast: 12 },
  { who: 'a patron', email: 'dewi@contoh.sapa.test', from: ['/', '/saya'], atLeast: 18 },
  { who: 'an administrator', email: 'fikri@contoh.sapa.test', from: ['/', '/petugas', '/saya'], atLeast: 35 },
]) {
  test(`every page that ${who} can reach is open to everybody @pages`, async ({ page, complaints }) => {
    test.setTimeout(400_000);
    // What another journey deletes between the link and the visit.
    complaints.expected(/404/);
    if (email) await signIn(page, email, password);
    const waiting = [...from];
    const [seen, gone] = [new Set<string>(), new Set<string>()];
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const shape = kind(path.split('?')[0]);
      if (seen.has(shape) || elsewhere.test(path.split('?')[0])) continue;
      const answer = await visit(page, path);
      if (answer?.status() === 404) {
        gone.add(shape);
        continue;
      }
      seen.add(shape);
      await expectAccessible(page);
      waiting.push(...(await linksOf(page)));
    }
    expect([...gone].filter((shape) => !seen.has(shape)), 'links that lead nowhere').toEqual([]);
    expect(seen.size, [...seen].sort().join('\n')).toBeGreaterThanOrEqual(atLeast);
  });
}

test('what is wrong in a page or in its frame is found, in the dark too @pages', async ({ page }) => {
  const html = (inner: string) =>
    `<!doctype html><html lang="id"><title>Uji</title><style>@media (prefers-color-scheme: dark) { body { background: #000 } p { color: #222 } }</style>
     <main>${inner}</main></html>`;
  const framed = (inner: string) => html(`<iframe title="Bingkai" srcdoc="${html(inner).replaceAll('"', '&quot;')}"></iframe>`);
  const findings = async (body: string) => {
    await page.route('/uji', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto('/uji');
    await expectAccessible(page);
  };
  const picture = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">';
  await expect(findings(html(picture))).rejects.toThrow(/image-alt: .*: img/);
  await expect(findings(framed(picture))).rejects.toThrow(/image-alt: .*: iframe img/);
  const dim = '<p>Nyaris tak terbaca</p>';
  await expect(findings(html(dim))).rejects.toThrow(/in dark[^]*color-contrast/);
  await expect(findings(framed(dim))).rejects.toThrow(/in dark[^]*color-contrast: .*: iframe p/);
});
