// What every journey starts from: a `test` that fails on any complaint of the browser, more people when one is not
// enough, and the looks that each page must pass.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import axe from 'axe-core';

export { expect } from '@playwright/test';
export { ready, signIn, visit } from './browser.mjs';

type Fixtures = {
  /** Everything the browsers complained about so far; a test that provokes a complaint says so with `expected`. */
  complaints: Complaints;
  /** One more person with a browser of their own, watched like the first. */
  newPerson: (options?: BrowserContextOptions) => Promise<Page>;
};

/** Console errors (a broken content policy and a wasm panic among them) and uncaught exceptions. */
class Complaints {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  /** A complaint that this test is about, such as the 404 of a page that is not there. */
  expected(pattern: RegExp) {
    this.#expected.push(pattern);
  }

  listenTo(context: BrowserContext) {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#heard.push(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (failure) => this.#heard.push(failure.error().stack ?? failure.error().message));
  }

  unexpected() {
    return this.#heard.filter((complaint) => !this.#expected.some((pattern) => pattern.test(complaint)));
  }
}

// Attempts are counted per address, and all these people sit on one machine.
const anAddress = () => ({ 'X-Forwarded-For': `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}` });

export const test = base.extend<Fixtures>({
  extraHTTPHeaders: async ({}, use) => use(anAddress()),

  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints();
      complaints.listenTo(context);
      await use(complaints);
      expect(complaints.unexpected(), 'the browser complained').toEqual([]);
    },
    { auto: true },
  ],

  newPerson: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ extraHTTPHeaders: anAddress(), ...options });
      complaints.listenTo(context);
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** A figure of this journey: said, and never asserted. */
export function report(type: string, description: string) {
  test.info().annotations.push({ type, description });
  console.log(`${type}: ${description}`);
}

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const schemes = ['light', 'dark'] as const;

// The one in a page asks those in its frames.
const axeInEachFrame = `${axe.source}; axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })`;

/** Until what was just asked for is on the screen. */
const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Which pages axe was asked about in this run, `all.spec.ts` reads: the screen and the path, a line each. */
export const looked = join(process.env.SAPA_TEST_DATA!, 'looked.txt');

/**
 * WCAG 2.2 AA as far as axe can tell, in light and in dark, and nothing that scrolls the page sideways. axe goes into the document
 * once and is asked there: @axe-core/playwright brings it anew for each scheme and gathers in a tab of its own, which took five
 * times as long.
 */
export async function expectAccessible(page: Page) {
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axeInEachFrame);
  }
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await nextFrame(page);
    const findings = await page.evaluate(async (values) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
        runOnly: { type: 'tag', values },
        // It would describe what passes just as fully.
        resultTypes: ['violations'],
      });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(' ')}${any[0] ? ` (${any[0].message})` : ''}`),
      );
    }, wcag22aa);
    expect(findings, `axe on ${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  const screen = page.viewportSize()!.width < 600 ? 'phone' : 'desktop';
  for (const frame of page.frames()) {
    const isFound = await frame.evaluate(() => (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0]?.responseStatus === 200);
    if (isFound) appendFileSync(looked, `${screen} ${new URL(frame.url()).pathname}\n`);
  }
}

/** Writes `shots/NAME-SCREEN-SCHEME.png` in light and dark, the whole page. */
export async function shot(page: Page, name: string) {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const file = new URL(`shots/${name}-${test.info().project.name}-${colorScheme}.png`, import.meta.url);
    await page.screenshot({ path: fileURLToPath(file), fullPage: true, animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: null });
}
