// What people do in more than one journey.
import type { Page } from '@playwright/test';
import { expect, ready, visit } from './fixtures';

/** Of every demonstration account. */
export const password = 'sapa lubuklinggau';
export const librarian = 'rahma@contoh.sapa.test';
/** Another one: ten sign-ins of one account in a quarter of an hour are all that the server lets pass. */
export const colleague = 'hendri@contoh.sapa.test';

/** May all that a librarian may. */
export const manager = 'nurhayati@contoh.sapa.test';

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

/** Takes a seat in the game of `pin`. */
export async function join(phone: Page, pin: string, nickname: string) {
  await visit(phone, `/kuis/gabung?pin=${pin}`);
  await phone.getByLabel('Nama panggilan').fill(nickname);
  await phone.getByRole('button', { name: 'Ikut bermain' }).click();
  await phone.waitForURL(new RegExp(`/kuis/main/${pin}$`));
  await ready(phone);
  await expect(phone.getByText(`Anda masuk sebagai ${nickname}.`)).toBeVisible();
}

/** Ends the quiz before its time, which takes a second press. */
export async function endQuiz(host: Page) {
  await host.locator('.remote-apart summary', { hasText: 'Akhiri kuis' }).click();
  await host.getByRole('button', { name: 'Ya, akhiri sekarang' }).click();
}
