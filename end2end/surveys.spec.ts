// The satisfaction survey, from the visitor who fills it in to the librarian who sees it arrive.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, shot, signIn, test, visit } from './fixtures';
import { librarian, manager, password } from './steps';

const best = [
  'Sangat sesuai',
  'Sangat mudah',
  'Sangat cepat',
  'Gratis',
  'Sangat sesuai',
  'Sangat kompeten',
  'Sangat sopan dan ramah',
  'Sangat baik',
  'Dikelola dengan baik',
];
const elements = ['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'sarana', 'pengaduan'];

async function answerAll(page: Page, but: string[] = []) {
  for (const [i, element] of elements.entries()) {
    if (!but.includes(element)) await page.locator(`#${element}`).getByText(best[i], { exact: true }).click();
  }
}

const send = (page: Page) => page.getByRole('button', { name: 'Kirim jawaban' }).click();

const waveThatIs = (page: Page, state: string) =>
  page.locator('a.row').filter({ has: page.locator('.badge').getByText(state, { exact: true }) });
const openWave = (page: Page) => waveThatIs(page, 'Dibuka');

/** How many answers the open wave has, as the librarian sees it. */
async function answersSeen(page: Page) {
  await visit(page, '/petugas/survei');
  return Number((await openWave(page).innerText()).match(/(\d+) jawaban/)?.[1]);
}

test.describe('survey', { tag: '@surveys' }, () => {
  test('a visitor answers, and the librarian sees the number rise', async ({ page, newPerson }) => {
    const staff = await newPerson();
    await signIn(staff, librarian, password);
    const before = await answersSeen(staff);

    await visit(page, '/survei');
    await expect(page.getByText('anonim')).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'survey');
    await answerAll(page);
    await page.getByLabel('Umur').fill('34');
    await page.locator('#sex').getByText('Perempuan').click();
    await page.getByLabel('Pendidikan terakhir').selectOption('S1');
    await page.getByLabel('Saran untuk kami').fill('Ruang bacanya adem.');
    await send(page);
    await expect(page).toHaveURL(/\/survei\/terima-kasih$/);
    await expect(page.getByText('Jawaban Anda tersimpan.')).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'survey-thanks');

    expect(await answersSeen(staff)).toBeGreaterThan(before);
  });

  test('a blank is asked about once, and nothing typed is lost', async ({ page }) => {
    await visit(page, '/survei');
    await answerAll(page, ['waktu']);
    await page.getByLabel('Umur').fill('41');
    await page.getByLabel('Saran untuk kami').fill('Tolong tambah <novel>.');
    await send(page);
    await expect(page.getByRole('alert')).toContainText('Belum dijawab: Waktu pelayanan');
    await expect(page.getByLabel('Umur')).toHaveValue('41');
    await expect(page.getByLabel('Saran untuk kami')).toHaveValue('Tolong tambah <novel>.');
    await expect(page.locator('.survey-questions :checked')).toHaveCount(8);
    await expectAccessible(page);
    await shot(page, 'survey-blank');
    await page.getByLabel('Biarkan kosong pertanyaan').check();
    await send(page);
    await expect(page).toHaveURL(/\/survei\/terima-kasih$/);
  });

  test('the keyboard alone is enough', async ({ page }) => {
    await visit(page, '/survei');
    await page.locator('#persyaratan input').first().focus();
    for (const element of elements) {
      await expect(page.locator(`#${element} input`).first()).toBeFocused();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await expect(page.locator(`#${element} input`).nth(1)).toBeChecked();
      await page.keyboard.press('Tab');
    }
    await page.getByLabel('Saran untuk kami').focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Kirim jawaban' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/survei\/terima-kasih$/);
  });

  test('works without JavaScript', async ({ newPerson }) => {
    const page = await newPerson({ javaScriptEnabled: false });
    await page.goto('/survei');
    await answerAll(page, ['sarana']);
    await send(page);
    await expect(page.getByRole('alert')).toContainText('Belum dijawab: Sarana dan prasarana');
    await page.locator('#sarana').getByText('Cukup', { exact: true }).click();
    await send(page);
    await expect(page).toHaveURL(/\/survei\/terima-kasih$/);
  });

  test('the kiosk takes nine touches', async ({ page }) => {
    await visit(page, '/survei/kios');
    await expectAccessible(page);
    await shot(page, 'survey-kiosk');
    await page.getByRole('button', { name: 'Mulai' }).click();
    await page.getByRole('button', { name: 'Sesuai', exact: true }).click();
    await page.getByRole('button', { name: 'Kembali' }).click();
    await expectAccessible(page);
    await shot(page, 'survey-kiosk-question');
    for (const [i, answer] of best.entries()) {
      await expect(page.getByText(`Pertanyaan ${i + 1} dari 9`)).toBeVisible();
      await page.getByRole('button', { name: answer, exact: true }).click();
    }
    await expect(page.getByRole('heading', { name: 'Terima kasih' })).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'survey-kiosk-thanks');
    await expect(page.getByRole('heading', { name: 'Bagaimana pelayanan kami hari ini?' })).toBeVisible({ timeout: 15_000 });
  });

  test('the published result is open to all', async ({ page }) => {
    await visit(page, '/survei');
    await page.getByRole('link', { name: /SKM semester/ }).first().click();
    await expect(page.getByText('IKM (indeks kepuasan masyarakat)')).toBeVisible();
    await expect(page.getByText('bukan bagian dari peraturan')).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'survey-result');
  });

  test('the staff prepare a wave and take the figures home', async ({ page }, { project }) => {
    await signIn(page, manager, password);
    await visit(page, '/petugas/survei');
    await expectAccessible(page);
    await shot(page, 'survey-desk');
    const title = `SKM uji ${project.name} ${Date.now()}`;
    await page.getByLabel('Judul').fill(title);
    await page.getByLabel('Hari terakhir').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
    await page.getByLabel('Jumlah populasi').fill('1500');
    await page.getByLabel('N menghitung apa?').fill('anggota aktif');
    await page.getByRole('button', { name: 'Buat survei' }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await page.getByRole('button', { name: 'Buka survei' }).click();
    await expect(page.getByRole('alert')).toContainText('Survei lain sedang dibuka');

    await visit(page, '/petugas/survei');
    await openWave(page).click();
    await expect(page.getByText('305 (Krejcie–Morgan)')).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'survey-wave');
    await expect(page.getByText('Berkas tersedia setelah survei ditutup')).toBeVisible();

    await visit(page, '/petugas/survei');
    await waveThatIs(page, 'Terbit').first().click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Rekap dan olah data' }).click();
    expect((await download).suggestedFilename()).toMatch(/rekap\.xlsx$/);
  });
});
