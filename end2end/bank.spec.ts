// The question bank: files from three other programs come in after a look, are edited, looked over, and leave again.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, ready, shot, signIn, test, visit } from './fixtures';
import { administrator, password } from './steps';

const data = (name: string) => fileURLToPath(new URL(`data/${name}`, import.meta.url));

/** Sends a file to be checked, by keyboard once it is chosen. */
async function check(page: Page, file: string, title = '') {
  await visit(page, '/petugas/kuis/impor');
  await page.getByLabel('Berkas soal').setInputFiles(data(file));
  await page.getByLabel('Judul kuis baru dari berkas ini').fill(title);
  await page.getByLabel('Judul kuis baru dari berkas ini').press('Enter');
  await expect(page.getByRole('heading', { name: 'Hasil pemeriksaan' })).toBeVisible();
  await ready(page);
}

const takeOver = async (page: Page) => {
  await page.getByRole('button', { name: 'Simpan ke bank soal' }).press('Enter');
  await expect(page.getByText(/soal baru tersimpan/)).toBeVisible();
  await ready(page);
};

test.describe('question bank', { tag: '@quizzes' }, () => {
  test('files of three programs come in after a look and leave as three formats', async ({ page }, info) => {
    // Both screens share the bank, so each edits a question of its own.
    const asked = info.project.name === 'phone' ? 'Urutkan menurut tahun terbit' : 'Siapa penyair Aku?';
    await signIn(page, administrator, password);

    await visit(page, '/petugas/kuis/impor');
    await expectAccessible(page);
    await shot(page, 'bank-import');

    // What is wrong is named by its line, and nothing is saved.
    await check(page, 'salah.gift');
    await expect(page.getByText('2 baris perlu diperbaiki')).toBeVisible();
    await expect(page.getByRole('row', { name: /^3 .*lima/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Simpan ke bank soal' })).toHaveCount(0);
    await expectAccessible(page);
    await shot(page, 'bank-wrong');

    await check(page, 'kahoot.xlsx', `Kota kita ${info.project.name}`);
    await expect(page.getByText('Niagara mini')).toBeVisible();
    await takeOver(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Kota kita ${info.project.name}`);

    await check(page, 'moodle.gift');
    await expect(page.getByText('komentar per jawaban tidak ikut')).toBeVisible();
    await takeOver(page);

    // An essay is not asked in a hall: said, and left out.
    await check(page, 'paket-qti.zip');
    await expect(page.getByRole('row', { name: /esai/ })).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'bank-checked');
    await takeOver(page);

    await visit(page, `/petugas/kuis/bank?cari=${encodeURIComponent(asked)}`);
    await expectAccessible(page);
    await shot(page, 'bank-found');
    await page.getByRole('link', { name: asked }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Sunting soal' })).toBeVisible();
    await ready(page);
    await page.getByRole('button', { name: 'Saya sudah meninjaunya' }).press('Enter');
    await expect(page.getByText(/Ditinjau .+\./)).toBeVisible();
    await ready(page);
    const words = `Diperiksa di layar ${info.project.name}.`;
    await page.getByLabel('Penjelasan saat jawaban dibuka').fill(words);
    await page.getByRole('button', { name: 'Simpan', exact: true }).press('Enter');
    await expect(page.getByText('Soal tersimpan.')).toBeVisible();
    await ready(page);
    // The content changed, so somebody looks again.
    await page.getByRole('link', { name: asked }).click();
    await expect(page.getByText('Belum ditinjau.')).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'bank-question');

    await visit(page, '/petugas/kuis/ekspor?format=gift');
    await expectAccessible(page);
    await shot(page, 'bank-export');
    for (const format of ['json', 'gift', 'csv']) {
      await visit(page, `/petugas/kuis/ekspor?format=${format}`);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: /^Unduh/ }).press('Enter');
      const path = await (await download).path();
      expect(await readFile(path, 'utf8')).toContain(words);
    }
  });
});
