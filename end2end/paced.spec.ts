// A quiz at one's own pace: a librarian opens it between two times, people take it by plain forms, and the staff see what came of it.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, shot, signIn, test, visit } from './fixtures';
import { chance, dayFromNow, manager, password } from './steps';

const always = 'mengenal-perpustakaan';

/** Some answer to the question on the page, whatever its kind. */
async function fillIn(page: Page) {
  const [radio, box, field] = [page.getByRole('radio'), page.getByRole('checkbox'), page.locator('#jawab')];
  const places = page.locator('select[name^=ke]');
  if (await radio.count()) await radio.first().check();
  else if (await box.count()) await box.first().check();
  else if (await places.count()) {
    for (const [place, select] of (await places.all()).entries()) await select.selectOption(String(place));
  } else if (await field.count()) {
    await field.fill((await field.getAttribute('inputmode')) === 'decimal' ? '12' : 'Kelingi');
  }
}

/** Presses what leads to another page, and is there. */
async function follow(page: Page, control: Locator) {
  const there = page.waitForEvent('load');
  await control.click();
  await there;
}

/** Goes from question to question until the result; `look` sees each page. */
async function answerAll(page: Page, look: (page: Page, what: string) => Promise<void> = async () => {}) {
  while (!page.url().endsWith('/hasil')) {
    const on = page.getByRole('link', { name: /Soal berikutnya|Lihat hasil/ });
    if (await on.count()) {
      await look(page, 'reveal');
      await follow(page, on);
      continue;
    }
    await look(page, 'question');
    await fillIn(page);
    await follow(page, page.getByRole('button', { name: /^(Kirim jawaban|Lanjut)$/ }));
  }
}

const begin = (page: Page) => follow(page, page.getByRole('button', { name: 'Mulai' }));

test.describe('a quiz at ones own pace', { tag: '@quizzes' }, () => {
  test('is taken without an account and without JavaScript', async ({ newPerson }) => {
    const page = await newPerson({ javaScriptEnabled: false });
    await page.goto('/kuis');
    await page.getByRole('link', { name: /Mengenal perpustakaan lewat buku.*Mainkan sendiri/ }).click();
    await expect(page.getByText('Tidak ada hitungan waktu')).toBeVisible();
    await page.getByLabel('Nama panggilan').fill('anjing');
    await begin(page);
    await expect(page.getByText('Nama ini tidak kami tampilkan')).toBeVisible();
    await page.getByLabel('Nama panggilan').fill(`Rani ${chance()}`);
    await begin(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Soal 1 dari 9');
    await answerAll(page);
    await expect(page.getByRole('heading', { name: 'Hasil' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Soal demi soal' })).toBeVisible();
    // Practice, and another attempt.
    await page.getByRole('link', { name: /^Latih/ }).click();
    await expect(page.getByText('Tidak ada yang dicatat')).toBeVisible();
    await page.goBack();
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await expect(page.getByText('Percobaan 2 dari 3')).toBeVisible();
  });

  test('looks right from the calendar to the result', async ({ page }) => {
    const seen = new Set<string>();
    const look = async (page: Page, what: string) => {
      if (seen.has(what)) return;
      seen.add(what);
      await expectAccessible(page);
      await shot(page, `paced-${what}`);
    };
    await visit(page, '/kuis');
    await look(page, 'calendar');
    await visit(page, `/kuis/${always}`);
    await look(page, 'announcement');
    await page.getByRole('link', { name: 'Mainkan sendiri' }).click();
    await look(page, 'entry');
    await page.getByLabel('Nama panggilan').fill(`Rani ${chance()}`);
    await begin(page);
    await expect(page).toHaveURL(/soal=1$/);
    // Sent empty, a question says what is missing.
    await page.goto(page.url().replace('soal=1', 'soal=2'));
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await expect(page.locator('#jawab-error')).toBeVisible();
    await look(page, 'mistake');
    await answerAll(page, look);
    await look(page, 'result');
    await page.getByRole('link', { name: /^Latih/ }).click();
    await look(page, 'practice');
  });

  test('is opened by a librarian, taken, and reported', async ({ page, newPerson }) => {
    await signIn(page, manager, password);
    const title = `Sendiri ${chance()}`;
    await visit(page, '/petugas/kuis/baru');
    await page.getByLabel('Judul').fill(title);
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.waitForURL(/sunting/);
    await page.getByLabel('Cari soal, tag, atau sumber').fill('sumatera');
    await page.getByLabel('Cari soal, tag, atau sumber').press('Enter');
    for (const _ of [1, 2]) await page.locator('#bank').getByRole('button', { name: /^Tambahkan/ }).first().click();
    await expect(page.getByRole('button', { name: /^Keluarkan/ })).toHaveCount(2);

    const setting = page.locator('#mandiri');
    const times = { 'Dibuka tanggal': dayFromNow(-1), 'Dibuka jam': '08:00', 'Ditutup tanggal': dayFromNow(-2), 'Ditutup jam': '20:00' };
    for (const [label, value] of Object.entries(times)) await setting.getByLabel(label).fill(value);
    await setting.getByLabel('Percobaan per orang').fill('2');
    await setting.getByRole('button', { name: 'Simpan waktunya' }).click();
    await expect(setting.getByText('Waktu tutup harus setelah waktu buka.')).toBeVisible();
    await expect(setting.getByLabel('Dibuka jam')).toHaveValue('08:00');
    await setting.getByLabel('Ditutup tanggal').fill(dayFromNow(1));
    await setting.getByRole('button', { name: 'Simpan waktunya' }).click();
    await expect(page.getByText('Kuis ini dapat dimainkan kapan saja')).toBeVisible();
    await expectAccessible(page);

    const player = await newPerson();
    const nickname = `Budi ${chance()}`;
    await visit(player, '/kuis');
    await player.getByRole('link', { name: new RegExp(title) }).click();
    await player.getByLabel('Nama panggilan').fill(nickname);
    await begin(player);
    await fillIn(player);
    await player.getByRole('button', { name: 'Kirim jawaban' }).click();
    await expect(player.getByText('Jawaban Anda:')).toBeVisible();
    const said = await player.getByText('Jawaban Anda:').innerText();
    // Back, and something else: the first answer stands.
    await player.goBack();
    const other = player.getByRole('radio').or(player.getByRole('checkbox')).last();
    if (await other.count()) {
      await other.check();
      await player.getByRole('button', { name: 'Kirim jawaban' }).click();
      await expect(player.getByText('Soal ini sudah Anda jawab')).toBeVisible();
    }
    await player.goto(player.url());
    await expect(player.getByText(said)).toBeVisible();
    // Left, and gone on with.
    await visit(player, '/kuis');
    await player.getByRole('link', { name: new RegExp(title) }).click();
    await follow(player, player.getByRole('link', { name: 'Lanjutkan' }));
    await expect(player.getByRole('heading', { level: 1 })).toHaveText('Soal 2 dari 2');
    await answerAll(player);

    await page.reload();
    await expect(setting.getByText('Orang ikut')).toBeVisible();
    await shot(page, 'paced-setting');
    await setting.getByRole('link', { name: 'Lihat laporan' }).click();
    await expect(page.getByRole('rowheader', { name: nickname })).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'paced-report');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV pemain' }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/^sendiri-.*-mandiri-.*-pemain\.csv$/);
    expect(readFileSync(await file.path(), 'utf8')).toContain(nickname);
  });
});
