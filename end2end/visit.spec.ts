// One patron's whole visit, from registration to the survey, and a librarian who sees each of it arrive.
import type { Page } from '@playwright/test';
import { screens } from './browser.mjs';
import { expect, expectAccessible, ready, shot, signIn, test, visit } from './fixtures';
import { chance, colleague, dayFromNow, endQuiz, freeSlots, join, onPad, openFreeDay, password } from './steps';

const own = 'kopi pagi di bukit sulap';

async function register(page: Page, name: string) {
  await visit(page, '/daftar');
  await page.getByLabel('Nama', { exact: true }).fill(name);
  await page.getByLabel('Surel').fill(`${chance()}@contoh.sapa.test`);
  await page.getByLabel('Kata sandi').fill(own);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Daftar' }).click();
  await expect(page).toHaveURL(/\/saya$/);
  await expect(page.getByText(`Selamat datang, ${name}.`)).toBeVisible();
}

// Both are answered by a tap on one of at least two options.
const questions = [
  'Kelas Dewey mana yang memuat sejarah dan geografi?',
  'Kelas 800 dalam klasifikasi Dewey memuat kesusastraan.',
];

/** Announces a quiz for tomorrow with two questions out of the bank. */
async function announceQuiz(staff: Page, title: string) {
  await visit(staff, '/petugas/kuis/baru');
  await staff.getByLabel('Judul').fill(title);
  await staff.getByLabel('Tanggal').fill(dayFromNow(1));
  await staff.getByLabel('Jam').fill('15:30');
  await staff.getByLabel('Kursi').fill('30');
  await staff.getByRole('button', { name: 'Simpan' }).click();
  for (const [n, question] of questions.entries()) {
    await staff.locator('#bank').getByRole('button', { name: `Tambahkan: ${question}` }).click();
    await expect(staff.getByText(`${n + 1} soal`).first()).toBeVisible();
  }
}

/** Taps the first answer that says so, and sends where more than one may be chosen. */
async function answer(player: Page, says: RegExp) {
  await player.locator('.answers .answer').filter({ hasText: says }).first().click();
  const send = player.getByRole('button', { name: 'Kirim jawaban' });
  if (await send.isVisible()) await send.click();
}

test.describe('the whole visit', { tag: '@visit' }, () => {
  test.setTimeout(180_000);

  test('a patron registers, talks, plays, books and answers; the librarian sees it', async ({ page, newPerson }, { project }) => {
    const name = `Rani ${chance()}`;
    const staff = await newPerson();
    await signIn(staff, colleague, password);

    // Registers.
    await register(page, name);
    await expectAccessible(page);

    // Joins a book discussion and replies.
    await visit(page, '/diskusi');
    await page.locator('a.row').first().click();
    await page.locator('main a.row').first().click();
    const said = `Saya setuju dengan bab ini ${chance()}.`;
    await page.locator('textarea[name=body]').fill(said);
    await page.locator('form:has(textarea[name=body]) button.button').click();
    await expect(page.locator('article.post', { hasText: said })).toBeVisible();
    await visit(staff, new URL(page.url()).pathname + new URL(page.url()).search);
    await expect(staff.locator('article.post', { hasText: said })).toBeVisible();

    // Signs up for the quiz that the librarian has just announced.
    const title = `Kuis Sabtu ${chance()}`;
    await announceQuiz(staff, title);
    await visit(page, '/kuis');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('button', { name: 'Daftar ikut' }).click();
    await expect(page.getByText('Anda terdaftar', { exact: true })).toBeVisible();
    await staff.reload();
    await expect(staff.getByRole('listitem').filter({ hasText: name })).toBeVisible();

    // Plays it live against two others; the librarian leads it from a remote, with the hall screen beside.
    await staff.getByRole('button', { name: 'Buka lobi' }).click();
    await staff.waitForURL(/\/petugas\/kuis\/main\/\d{6}$/);
    await ready(staff);
    const pin = staff.url().slice(-6);
    const hall = await newPerson({ viewport: { width: 1920, height: 1080 } });
    await visit(hall, `/kuis/layar/${pin}`);
    const players = [page, await newPerson(screens.phone), await newPerson(screens.phone)];
    for (const [i, nickname] of ['Tapir Tekun', 'Rusa Riang', 'Enggang Elok'].entries()) {
      await join(players[i], pin, nickname);
      await expect(hall.getByText(nickname)).toBeVisible();
    }
    await staff.getByRole('button', { name: 'Mulai' }).click();
    // The patron knows it, and the others do not.
    for (const player of players) await answer(player, player === page ? /900/ : /^(?!.*900)/);
    await expect(hall.getByText('Jawaban soal 1')).toBeVisible();
    await staff.getByRole('button', { name: 'Papan peringkat' }).click();
    await expect(hall.getByRole('heading', { name: 'Papan peringkat' })).toBeVisible();
    await staff.getByRole('button', { name: 'Soal berikutnya' }).click();
    for (const player of players) await answer(player, /Benar/);
    await expect(hall.getByText('Jawaban soal 2')).toBeVisible();
    await endQuiz(staff);
    await expect(hall.getByRole('heading', { name: 'Pemenang' })).toBeVisible();
    await expect(onPad(page).getByText(/Peringkat \d dari 3/)).toBeVisible();
    await staff.getByRole('button', { name: 'Selesai' }).click();
    await page.getByRole('link', { name: 'Hasil saya' }).click();
    await expect(page).toHaveURL(/\/saya\/kuis\/\w+$/);
    await expect(page.getByText('1 dari 3', { exact: true })).toBeVisible();

    // Books a room for the reading group.
    await openFreeDay(page, project.name === 'phone' ? 1 : 4);
    await shot(page, 'visit-rooms');
    await freeSlots(page).last().click();
    await page.locator('input[name=people]').fill('3');
    const group = `Klub Baca ${chance()}`;
    await page.locator('input[name=group_name]').fill(group);
    await page.getByRole('button', { name: 'Pesan ruang' }).click();
    await expect(page).toHaveURL(/\/ruang\/pesanan\/\w+$/);
    await expect(page.getByText(group)).toBeVisible();
    await visit(staff, new URL(page.url()).pathname);
    await expect(staff.getByText(group)).toBeVisible();

    // Answers the satisfaction survey.
    await visit(page, '/survei');
    for (const element of await page.locator('fieldset.choices').all()) {
      const last = element.locator('label.choice').last();
      if (await last.isVisible()) await last.click();
    }
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await expect(page).toHaveURL(/\/survei\/terima-kasih$/);

    // Sees all that is theirs.
    await visit(page, '/saya');
    await expect(page.getByText(group)).toBeVisible();
    await expect(page.getByText(title).first()).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'visit-me');
    await page.locator('a[href^="/saya/kuis/"]').filter({ hasText: title }).click();
    await page.getByRole('link', { name: 'Lihat piagam' }).click();
    await expect(page.locator('.certificate').getByText(name)).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'visit-certificate');
    await visit(staff, '/petugas');
    await expectAccessible(staff);
    await shot(staff, 'visit-desk');
  });

  test('what is not live needs no JavaScript', async ({ newPerson }, { project }) => {
    const page = await newPerson({ javaScriptEnabled: false });
    const name = `Budi ${chance()}`;
    await page.goto('/daftar');
    await page.locator('#name').fill(name);
    await page.locator('#email').fill(`${chance()}@contoh.sapa.test`);
    await page.locator('#password').fill(own);
    await page.locator('[name=consent]').check();
    await page.getByRole('button', { name: 'Daftar' }).click();
    await expect(page).toHaveURL(/\/saya$/);

    await page.goto('/diskusi');
    await page.locator('a.row').first().click();
    await page.locator('main a.row').first().click();
    const said = `Tanpa JavaScript ${chance()}.`;
    await page.locator('textarea[name=body]').fill(said);
    await page.locator('form:has(textarea[name=body]) button.button').click();
    await expect(page.locator('article.post', { hasText: said })).toBeVisible();

    await page.goto('/kuis/memakai-perpustakaan');
    await page.getByRole('button', { name: /Daftar ikut|Masuk antrean/ }).click();
    await expect(page.getByRole('button', { name: 'Batal ikut' })).toBeVisible();

    await openFreeDay(page, project.name === 'phone' ? 7 : 10, (path) => page.goto(path));
    await freeSlots(page).first().click();
    await page.locator('input[name=people]').fill('400');
    await page.locator('input[name=group_name]').fill('Kelompok besar');
    await page.getByRole('button', { name: 'Pesan ruang' }).click();
    // Refused, with what was typed.
    await expect(page.locator('input[name=group_name]')).toHaveValue('Kelompok besar');
    await expect(page.locator('[aria-invalid=true]')).toBeVisible();
    await page.locator('input[name=people]').fill('3');
    await page.getByRole('button', { name: 'Pesan ruang' }).click();
    await expect(page).toHaveURL(/\/ruang\/pesanan\/\w+$/);
  });
});
