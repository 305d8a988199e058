// What people do in more than one journey.
import { fileURLToPath } from 'node:url';
import type { Page, WebSocketRoute } from '@playwright/test';
import { takeSeat } from './browser.mjs';
import { expect, ready, visit } from './fixtures';

export { openLobby } from './browser.mjs';

/** Of every demonstration account. */
export const password = 'sapa lubuklinggau';
export const librarian = 'rahma@contoh.sapa.test';
/** Another one: ten sign-ins of one account in a quarter of an hour are all that the server lets pass. */
export const colleague = 'hendri@contoh.sapa.test';

/** May all that a librarian may. */
export const manager = 'nurhayati@contoh.sapa.test';

/** May all that anybody may. */
export const administrator = 'fikri@contoh.sapa.test';

/** A few letters that no other run has used. */
export const chance = () => Math.random().toString(36).slice(2, 8);

/** A day of the library's own calendar, `ahead` days from today, as forms take it. */
export const dayFromNow = (ahead: number) =>
  new Date(Date.now() + ahead * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Jakarta' });

export const freeSlots = (page: Page) => page.locator('td.slot-free a');

/** Opens the first day, from `ahead` days on, that the grid offers a slot of, and gives its path. */
export async function openFreeDay(page: Page, ahead: number, open: (path: string) => Promise<unknown> = (path) => visit(page, path)) {
  for (const last = ahead + 9; ahead < last; ahead++) {
    const path = `/ruang?tanggal=${dayFromNow(ahead)}`;
    await open(path);
    if ((await freeSlots(page).count()) > 0) return path;
  }
  throw new Error('no free slot in nine days');
}

/** Checks a file of questions from `data/` and takes it over; with a title, as a quiz of its own, whose page is then open. */
export async function importQuestions(page: Page, file: string, title = '') {
  await visit(page, '/petugas/kuis/impor');
  await page.getByLabel('Berkas soal').setInputFiles(fileURLToPath(new URL(`data/${file}`, import.meta.url)));
  await page.getByLabel('Judul kuis baru dari berkas ini').fill(title);
  await press(page, 'Periksa berkas');
  await press(page, 'Simpan ke bank soal');
  await expect(page.getByText(/soal baru tersimpan/)).toBeVisible();
  await ready(page);
}

export const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** What stands on a pad; what a screen reader says of its own accord says some of it again. */
export const onPad = (phone: Page) => phone.locator('.pad-head, .pad-middle');

/** Taps an answer once the question is open. */
export const answer = (phone: Page, n: number) => phone.locator('.answers .answer').nth(n).click();

export const answered = (phone: Page) => expect(phone.getByText('Jawaban tersimpan')).toBeVisible();

/** Presses Tab until what has the focus passes, as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => !!document.activeElement?.matches(selector), selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

/** Puts the items of an ordering in their order, by keyboard alone: an item keeps the focus on its way up. */
export async function arrange(phone: Page, titles: string[]) {
  const rows = phone.locator('.order li span');
  for (const [place, title] of titles.entries()) {
    let at = (await rows.allTextContents()).indexOf(title);
    if (at > place) await phone.getByRole('button', { name: `Naikkan ${title}` }).focus();
    for (; at > place; at--) await phone.keyboard.press('Enter');
    await expect(rows.nth(place)).toHaveText(title);
  }
}

/** A phone whose network can be cut, or die without a word (`mute`: only the lines that are open). To be asked for before it joins. */
export async function cuttable(phone: Page) {
  type Line = { route: WebSocketRoute; isDead: boolean };
  const lines: Line[] = [];
  await phone.routeWebSocket(/\/soket/, (route) => {
    const line: Line = { route, isDead: false };
    const server = route.connectToServer();
    route.onMessage((message) => line.isDead || server.send(message));
    server.onMessage((message) => line.isDead || route.send(message));
    lines.push(line);
  });
  return {
    mute: () => lines.forEach((line) => (line.isDead = true)),
    async off() {
      await phone.context().setOffline(true);
      await Promise.all(lines.splice(0).map(({ route }) => route.close({ code: 3001, reason: 'cut off' })));
    },
    on: () => phone.context().setOffline(false),
  };
}

/** Takes a seat in the game of `pin`, where `sees` is what a newcomer is shown. */
export async function join(phone: Page, pin: string, nickname: string, sees = `Anda masuk sebagai ${nickname}.`) {
  await takeSeat(phone, pin, nickname);
  await ready(phone);
  await expect(onPad(phone).getByText(sees)).toBeVisible();
}

/** Ends the quiz before its time, which takes a second press. */
export async function endQuiz(host: Page) {
  await host.locator('.remote-apart summary', { hasText: 'Akhiri kuis' }).click();
  await host.getByRole('button', { name: 'Ya, akhiri sekarang' }).click();
}

/** How many tones the page has sounded. To be asked for before it is opened. */
export async function countTones(page: Page) {
  await page.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    const counted = window as unknown as { tones: number };
    counted.tones = 0;
    OscillatorNode.prototype.start = function (...when) {
      counted.tones += 1;
      return start.apply(this, when);
    };
  });
  return () => page.evaluate(() => (window as unknown as { tones: number }).tones);
}
