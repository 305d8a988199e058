#!/usr/bin/env node
// Four pictures of one page: phone and desktop, light and dark, from a server that is already running.
//
//   node end2end/look.mjs /ruang rooms
//   node end2end/look.mjs /petugas desk --user EMAIL:PASSWORD
//   --no-js   with JavaScript off        --fold   only the first screen, not the whole page
//   SAPA_URL  the server (http://127.0.0.1:3000)
//
// They land in end2end/shots/NAME-SCREEN-SCHEME.png. Errors in the console and sideways scrolling are printed.
import { parseArgs } from 'node:util';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions, place, ready, screens, signIn } from './browser.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { user: { type: 'string' }, 'no-js': { type: 'boolean' }, fold: { type: 'boolean' } },
});
const [path, name] = positionals;
if (!path || !name) {
  console.error('usage: node end2end/look.mjs URL_PATH NAME [--user EMAIL:PASSWORD] [--no-js] [--fold]');
  process.exit(2);
}

const baseURL = process.env.SAPA_URL || 'http://127.0.0.1:3000';
const browser = await chromium.launch(launchOptions);
try {
  const storageState = options.user ? await session(options.user) : undefined;
  for (const [screen, device] of Object.entries(screens)) {
    const context = await browser.newContext({
      ...device,
      ...place,
      baseURL,
      storageState,
      javaScriptEnabled: !options['no-js'],
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && say(screen, message.text()));
    page.on('pageerror', (error) => say(screen, error.message));
    const answer = await page.goto(path);
    if (!options['no-js']) await ready(page).catch(() => say(screen, 'its islands never woke'));
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const file = fileURLToPath(new URL(`shots/${name}-${screen}-${colorScheme}.png`, import.meta.url));
      await page.screenshot({ path: file, fullPage: !options.fold, animations: 'disabled' });
      console.log(`${answer?.status()} ${relative(process.cwd(), file)}`);
    }
    if (!options['no-js']) await sayWhatSticksOut(page, screen);
    await context.close();
  }
} finally {
  await browser.close();
}

/** One sign-in for all four pictures: sign-ins are rate-limited. */
async function session(user) {
  const colon = user.indexOf(':');
  const context = await browser.newContext({ ...place, baseURL });
  await signIn(await context.newPage(), user.slice(0, colon), user.slice(colon + 1));
  const state = await context.storageState();
  await context.close();
  return state;
}

async function sayWhatSticksOut(page, screen) {
  const culprits = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((element) => element.cloneNode(false).outerHTML.slice(0, 160));
  });
  if (culprits.length) say(screen, `scrolls sideways because of ${culprits.join('\n    ')}`);
}

function say(screen, complaint) {
  console.error(`! ${screen}: ${complaint}`);
}
