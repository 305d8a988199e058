// One patron's whole visit, from registration to the survey, and a librarian who sees each of it arrive.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, ready, shot, signIn, test, visit } from './fixtures';

const librarian = 'rahma@contoh.sapa.test';
const password = 'sapa lubuklinggau';
const own = 'kopi pagi di bukit sulap';

const chance = () => Math.random().toString(36).slice(2, 8);

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

async function join(page: Page, pin: string, nickname: string) {
  await visit(page, `/kuis/gabung?pin=${pin}`);
  await page.getByLabel('Nama panggilan').fill(nickname);
  await page.getByRole('button', { name: 'Ikut bermain' }).click();
  await expect(page).toHaveURL(new RegExp(`/kuis/main/${pin}$`));
  await ready(page);
  await expect(page.getByText(nickname).first()).toBeVisible();
}

/** The next day that the grid shows as open. */
async function openGrid(page: Page, open = (path: string) => visit(page, path)) {
  for (let ahead = 1; ahead < 10; ahead++) {
    const date = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    await open(`/ruang?tanggal=${date}`);
    if ((await page.locator('td.slot-free a').count()) > 0) return;
  }
  throw new Error('no free slot in nine days');
}

test.describe('the whole visit', { tag: '@visit' }, () => {
  test.setTimeout(180_000);

  test('a patron registers, talks, plays, books and answers; the librarian sees it', async ({ page, newPerson }, { project }) => {
    const name = `Rani ${chance()}`;
    const staff = await newPerson();
    await signIn(staff, librarian, password);

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

    // Signs up for a quiz.
    await visit(page, '/kuis');
    await page.locator('main a[href^="/kuis/"]:not([href*="gabung"]):not([href*="layar"])').first().click();
    await page.getByRole('button', { name: /Daftar ikut|Masuk antrean/ }).click();
    await expect(page.getByText(/Anda terdaftar|Anda di antrean/).first()).toBeVisible();

    // Plays it live against two others; the librarian leads it from a remote, with the hall screen beside.
    await visit(staff, '/petugas/kuis');
    const lobby = staff.getByRole('button', { name: /Buka lobi/ });
    await lobby.nth(project.name === 'phone' ? 0 : 1).click();
    await expect(staff).toHaveURL(/\/petugas\/kuis\/main\/\d{6}$/);
    await ready(staff);
    const pin = staff.url().slice(-6);
    const hall = await newPerson({ viewport: { width: 1920, height: 1080 } });
    await visit(hall, `/kuis/layar/${pin}`);
    const others = [await newPerson(), await newPerson()];
    await join(page, pin, 'Tapir Tekun');
    await join(others[0], pin, 'Rusa Riang');
    await join(others[1], pin, 'Enggang Elok');
    await expect(hall.getByText('Tapir Tekun')).toBeVisible();
    await shot(hall, 'visit-hall-lobby');
    const players = [page, ...others];
    await staff.getByRole('button', { name: 'Mulai' }).click();
    for (const [i, player] of players.entries()) {
      const answers = player.locator('button.answer');
      await expect(answers.first()).toBeEnabled({ timeout: 15_000 });
      if (i === 0) await shot(player, 'visit-pad');
      await answers.nth(i % 2).click();
      const send = player.getByRole('button', { name: 'Kirim jawaban' });
      if (await send.isVisible()) await send.click();
      if (i < players.length - 1) await expect(player.getByText('Jawaban tersimpan')).toBeVisible();
    }
    // Everyone has answered, so the question closes by itself or on the librarian's word.
    const close = staff.getByRole('button', { name: 'Tutup soal sekarang' });
    const board = staff.getByRole('button', { name: 'Papan peringkat' });
    await expect(close.or(board)).toBeVisible();
    if (await close.isVisible()) await close.click();
    await board.click();
    await expect(hall.getByText('Papan peringkat')).toBeVisible();
    await shot(hall, 'visit-hall-leaderboard');
    await staff.getByRole('button', { name: 'Akhiri kuis' }).click();
    await expect(hall.getByText('Pemenang')).toBeVisible();
    await shot(hall, 'visit-hall-podium');
    await staff.getByRole('button', { name: 'Selesai' }).click();
    await expect(page.getByText('Kuis selesai')).toBeVisible();

    // Books a room for the reading group.
    await openGrid(page);
    await shot(page, 'visit-rooms');
    await page.locator('td.slot-free a').last().click();
    await page.locator('input[name=people]').fill('5');
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
    await expectAccessible(page);
    await shot(page, 'visit-me');
    await visit(staff, '/petugas');
    await expectAccessible(staff);
    await shot(staff, 'visit-desk');
  });

  test('what is not live needs no JavaScript', async ({ newPerson }) => {
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

    await page.goto('/kuis');
    await page.locator('main a[href^="/kuis/"]:not([href*="gabung"]):not([href*="layar"])').first().click();
    await page.getByRole('button', { name: /Daftar ikut|Masuk antrean/ }).click();
    await expect(page.getByText(/Anda terdaftar|Anda di antrean/).first()).toBeVisible();

    await openGrid(page, (path) => page.goto(path));
    await page.locator('td.slot-free a').first().click();
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
