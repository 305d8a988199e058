#!/usr/bin/env node
// Plays a quiz with a screen reader and prints what it says: Orca, in a Chromium of its own on an invisible screen, with real keys. The
// library is a demonstration one that is already running:
//
//   SAPA_URL=http://127.0.0.1:3000 node end2end/listen.mjs
//
// No part of bin/test. It wants Debian's orca, xvfb, openbox, xdotool, at-spi2-core and dbus. Ends with 1 where something that a
// player must hear was not said.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions, openLobby, place, ready, signIn, takeSeat } from './browser.mjs';

const baseURL = process.env.SAPA_URL || 'http://127.0.0.1:3000';
const display = ':97';

if (!process.env.SAPA_LISTENS) {
  // A session of its own: the accessibility bus of a desktop is none of our business.
  const home = mkdtempSync(join(tmpdir(), 'sapa-listen-'));
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  const env = { ...process.env, SAPA_LISTENS: home, HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), DISPLAY: display };
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x900x24'], { stdio: 'ignore' });
  const inside = spawnSync('dbus-run-session', ['--', process.execPath, fileURLToPath(import.meta.url)], { env, stdio: ['ignore', 'inherit', process.env.SAPA_KEEP ? 'inherit' : 'ignore'] });
  screen.kill();
  if (!process.env.SAPA_KEEP) rmSync(home, { recursive: true, force: true });
  else console.log(`kept: ${home}`);
  process.exit(inside.status ?? 1);
}

const home = process.env.SAPA_LISTENS;
const log = join(home, 'orca.log');
const helpers = [];
const begin = (command, ...args) => helpers.push(spawn(command, args, { stdio: 'ignore' }));
const key = (...keys) => execFileSync('xdotool', ['key', ...keys]);

/** What was said so far, each with its time. */
const said = () => [...readFileSync(log, 'utf8').matchAll(/^(\S+) - SPEECH OUTPUT: '(.*?)'[[{ ]/gm)].map(([, at, text]) => ({ at, text }));

let heard = 0;
const missing = [];

/** Waits until all of `wanted` was said, in any order, after what was heard before, and prints all that was. */
async function hear(what, ...wanted) {
  console.log(`\n-- ${what}`);
  const from = heard;
  const at = (words) => said().findIndex(({ text }, index) => index >= from && words.test(text));
  for (let waits = 1; waits <= 100 && wanted.some((words) => at(words) < 0); waits++) {
    await pause(200);
    // Orca's log has a buffer, which a key that means nothing fills.
    if (waits % 20 === 0) key('Shift_L');
  }
  tell(Math.max(...wanted.map(at)) + 1 || said().length);
  for (const words of wanted.filter((words) => at(words) < 0)) missing.push(`${what}: ${words} was not said`);
}

/** Leaves the library as it was found: a quiz has one open game. */
async function endGame(host) {
  await host.locator('.remote-apart summary', { hasText: 'Akhiri kuis' }).click();
  await host.getByRole('button', { name: 'Ya, akhiri sekarang' }).click();
  await hear('The end', /Kuis selesai\. (Peringkat \d dari 2|0 poin)/);
  await host.getByRole('button', { name: 'Selesai' }).click();
  await hear('Thanks', /Terima kasih/);
}

function tell(until = said().length) {
  for (const { at, text } of said().slice(heard, until)) console.log(`   ${at.slice(0, 12)}  ${text}`);
  heard = Math.max(heard, until);
}

try {
  execFileSync('gsettings', ['set', 'org.gnome.desktop.interface', 'toolkit-accessibility', 'true']);
  begin('openbox');
  begin('/usr/libexec/at-spi-bus-launcher', '--launch-immediately');
  await pause(1000);
  begin('orca', `--debug-file=${log}`, '--replace');
  await pause(4000);

  // The host's browser is not listened to.
  const desk = await chromium.launch({ ...launchOptions, env: { PATH: process.env.PATH, HOME: home, DBUS_SESSION_BUS_ADDRESS: 'disabled:' } });
  const host = await (await desk.newContext({ ...place, baseURL })).newPage();
  await signIn(host, 'rahma@contoh.sapa.test', 'sapa lubuklinggau');
  const pin = await openLobby(host, 'Lubuklinggau dan Sumatera Selatan');

  const door = `${baseURL}/kuis/gabung?pin=${pin}`;
  // A reader of Indonesian, who is not offered a translation.
  const profile = join(home, 'browser');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const languages = { accept_languages: 'id-ID,id', selected_languages: 'id-ID,id' };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ translate: { enabled: false }, intl: languages }));
  const phone = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    headless: false,
    viewport: null,
    env: { ...process.env, ACCESSIBILITY_ENABLED: '1' },
    args: [...launchOptions.args, '--force-renderer-accessibility', '--test-type', `--app=${door}`],
  });
  const page = phone.pages()[0];
  const focused = (selector) => page.evaluate((selector) => !!document.activeElement?.matches(selector), selector);
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 60; presses++) {
      if (await focused(selector)) return;
      key('Tab');
      await pause(400);
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };

  await ready(page);
  await hear('The way in', /Gabung kuis/);
  await tabTo('input[name=nickname]');
  await hear('The name', /Nama panggilan entry required/);
  execFileSync('xdotool', ['type', '--delay', '40', 'Tapir Tekun']);
  key('Return');
  await page.waitForURL(/\/kuis\/main\/\d+$/);
  await ready(page);
  await hear('Seated', /Anda masuk sebagai Tapir Tekun/);
  // Somebody who never answers: so the first answer does not close the question.
  const other = await (await host.context().browser().newContext({ ...place, baseURL })).newPage();
  await takeSeat(other, pin, 'Rusa Riang');
  await host.getByRole('button', { name: 'Mulai' }).click();
  const question = page.locator('.pad-question');
  await question.waitFor();
  const asked = (await question.textContent()).slice(0, 30).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  await hear('A question', new RegExp(`Soal 1 dari \\d+. ${asked}`), /Siap-siap/);
  await tabTo('.answers button');
  await hear('An answer', /^A .* toggle button/);
  await hear('The clock', /10 detik lagi/, /5 detik lagi/);
  key('Return');
  await hear('Saved', /Jawaban tersimpan/);
  await hear('How it turned out', /^(Benar|Belum tepat)/);
  await host.getByRole('button', { name: 'Papan peringkat' }).click();
  await hear('The place', /^(Peringkat \d dari 2|0 poin)/);
  await host.getByRole('button', { name: 'Soal berikutnya' }).click();
  await hear('The next question', /Soal 2 dari \d+/);
  await pause(2000);
  await host.getByRole('button', { name: 'Jeda' }).click();
  await hear('A pause', /Jeda sebentar/);
  await endGame(host);
  await phone.close();
  await desk.close();
} catch (error) {
  missing.push(error.message);
  tell();
} finally {
  for (const helper of helpers) helper.kill();
}
for (const line of missing) console.log(`\n!! ${line}`);
process.exit(missing.length ? 1 : 0);
