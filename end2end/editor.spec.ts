// The question editor: what is typed is shown as the phone and the hall will show it, and survives a closed tab and a colleague.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, ready, shot, signIn, test, visit } from './fixtures';
import { administrator, chance, endQuiz, join, password, tabTo } from './steps';

/** A second of nothing, as a WAV file: 8000 samples of a byte. */
function silence() {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(8036, 4);
  head.write('WAVEfmt ', 8);
  for (const [at, value] of [[16, 16], [24, 8000], [28, 8000], [40, 8000]]) head.writeUInt32LE(value, at);
  for (const [at, value] of [[20, 1], [22, 1], [32, 1], [34, 8]]) head.writeUInt16LE(value, at);
  head.write('data', 36);
  return Buffer.concat([head, Buffer.alloc(8000, 128)]);
}

/** What each kind asks for: fields, and what is typed there; a tick is pressed. */
const kinds: [string, [string, string][]][] = [
  ['single', [['option_a', 'Kelingi'], ['option_b', 'Musi']]],
  ['multiple', [['option_a', 'Kelingi'], ['right_a', ''], ['option_b', 'Mesat'], ['right_b', ''], ['option_c', 'Mahakam']]],
  ['true_false', [['right', '']]],
  ['typed', [['accepted', 'Kelingi'], ['typo', '']]],
  ['ordering', [['items', 'Rawas\nKelingi\nMesat']]],
  ['numeric', [['value', '26'], ['tolerance', '1']]],
  ['poll', [['option_a', 'Pagi'], ['option_b', 'Sore']]],
  ['word_cloud', []],
  ['slide', [['explanation', 'Sungai Kelingi bermuara di Musi.']]],
];

/** Writes a question of every kind, looks one over and copies it, by keyboard alone. */
async function byKeyboard(page: Page, mark: string) {
  const go = async (selector: string) => {
    await tabTo(page, selector);
    await page.keyboard.press('Enter');
  };
  const save = async () => {
    await go('#soal button.button');
    await expect(page.getByText('Soal tersimpan.')).toBeVisible();
    await ready(page);
  };
  await visit(page, '/petugas/kuis/bank');
  for (const [kind, fields] of kinds) {
    await go('a[href="/petugas/kuis/soal"]');
    await page.waitForURL('/petugas/kuis/soal');
    await ready(page);
    await go(`main a[href*="jenis=${kind}"]`);
    await page.waitForURL(/jenis=/);
    await ready(page);
    await tabTo(page, '[name=text]');
    await page.keyboard.type(`${kind}: sungai apa ini? (${mark})`);
    for (const [name, typed] of fields) {
      await tabTo(page, `[name=${name}]`);
      await (typed ? page.keyboard.type(typed) : page.keyboard.press('Space'));
    }
    await save();
  }
  await tabTo(page, '[name=cari]');
  await page.keyboard.type(mark);
  await page.keyboard.press('Enter');
  await expect(page.getByText('9 soal')).toBeVisible();
  await go('a.row');
  await page.waitForURL(/\/petugas\/kuis\/soal\/\w+$/);
  await ready(page);
  await go('button[name=looked]');
  await expect(page.getByText(/^Ditinjau Fikri/)).toBeVisible();
  await ready(page);
  await go('a[href*="salin="]');
  await page.waitForURL(/salin=/);
  await ready(page);
  // The bank takes no question twice.
  await tabTo(page, '[name=text]');
  await page.keyboard.press('End');
  await page.keyboard.type(' lagi');
  await save();
}

test.describe('question editor', { tag: '@quizzes' }, () => {
  test.setTimeout(400_000);

  test('a question is typed, seen as it will look, left, found again, given a picture and played', async ({ page, context, newPerson }, info) => {
    const mark = `${info.project.name} ${chance()}`;
    const text = `Sungai apa yang membelah kota? (${mark})`;
    await signIn(page, administrator, password);
    await visit(page, '/petugas/kuis/soal');
    await expectAccessible(page);

    // By keyboard, and each pause is kept.
    await page.getByLabel('Soal', { exact: true }).focus();
    await page.keyboard.type(text);
    await page.getByLabel('Pilihan A', { exact: true }).focus();
    await page.keyboard.type('Musi');
    await page.getByLabel('Pilihan B', { exact: true }).fill('Kelingi');
    await page.getByLabel('Penjelasan saat jawaban dibuka').fill('Kelingi mengalir dari Bukit Barisan.');
    await expect(page.getByText('Draf tersimpan.')).toBeVisible();
    const phone = page.frameLocator('iframe[title="Di HP pemain"]');
    await expect(phone.locator('.pad-question')).toHaveText(text);
    await expect(phone.locator('.answer')).toHaveText([/Musi/, /Kelingi/]);
    await expect(page.frameLocator('iframe[title="Di layar aula"]').locator('.hall-question')).toHaveText(text);
    await expect(page.frameLocator('iframe[title="Saat jawaban dibuka"]').getByText('Bukit Barisan')).toBeAttached();
    await expectAccessible(page);
    await shot(page, 'editor-preview');

    // The tab is closed in the middle of a word; another one offers it.
    await page.getByLabel('Sumber').fill('Arsip kota');
    const again = await context.newPage();
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    // What the tab could not send is on the device, and the next page sends it and begins anew.
    await expect(async () => {
      await visit(again, '/petugas/kuis/soal');
      expect(await again.evaluate(() => localStorage.length)).toBe(0);
    }).toPass({ timeout: 20_000 });
    await visit(again, '/petugas/kuis/soal');
    await expect(again.getByText(text)).toBeVisible();
    await expectAccessible(again);
    await shot(again, 'editor-offer');
    await again.getByRole('link', { name: 'Lanjutkan' }).press('Enter');
    await ready(again);
    await expect(again.getByLabel('Soal', { exact: true })).toHaveValue(text);
    await expect(again.getByLabel('Sumber')).toHaveValue('Arsip kota');

    // A picture, with words for who does not see it, and a book of a reading group.
    const picture = { name: 'sungai.png', mimeType: 'image/png', buffer: await again.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } }) };
    await again.getByLabel('Pilih berkas').setInputFiles(picture);
    await again.getByLabel('B yang benar').check();
    await again.getByRole('button', { name: 'Simpan', exact: true }).press('Enter');
    await expect(again.getByText('Tulis apa yang terlihat di gambar')).toBeVisible();
    await ready(again);
    await expectAccessible(again);
    await again.getByLabel('Apa yang terlihat di gambar').fill('Sungai di bawah jembatan');
    // And something to hear, with words for who does not hear it.
    await again.getByLabel('Pilih berkas').setInputFiles({ name: 'hujan.wav', mimeType: 'audio/wav', buffer: silence() });
    await again.getByLabel('B yang benar').check();
    await again.getByRole('button', { name: 'Simpan', exact: true }).press('Enter');
    await expect(again.getByText('Tulis apa yang terdengar')).toBeVisible();
    await ready(again);
    await expectAccessible(again);
    await again.getByLabel('Apa yang terdengar di suara').fill('Hujan di atas seng');
    const group = await again.locator('#bacaan option').first().getAttribute('value');
    await again.getByLabel('Tautan', { exact: true }).fill(group ?? '');
    await expect(again.getByText('Draf tersimpan.')).toBeVisible();
    await expect(again.frameLocator('iframe[title="Di HP pemain"]').getByAltText('Sungai di bawah jembatan')).toBeAttached();
    await expect(again.frameLocator('iframe[title="Di HP pemain"]').locator('audio')).toBeAttached();
    await shot(again, 'editor-picture');
    await again.getByRole('button', { name: 'Simpan', exact: true }).press('Enter');
    await expect(again.getByText('Soal tersimpan.')).toBeVisible();
    await visit(again, '/petugas/kuis/soal');
    await expect(again.getByText(text)).toHaveCount(0);

    // Two windows on one question: the second that saves is told, and loses nothing.
    await visit(again, `/petugas/kuis/bank?cari=${encodeURIComponent(mark)}`);
    await again.getByRole('link', { name: text }).click();
    await ready(again);
    const question = new URL(again.url()).pathname;
    const other = await context.newPage();
    await visit(other, question);
    await other.getByLabel('Sumber').fill('Arsip provinsi');
    await other.getByRole('button', { name: 'Simpan', exact: true }).click();
    await expect(other.getByText('Soal tersimpan.')).toBeVisible();
    await again.getByLabel('Penjelasan saat jawaban dibuka').fill('Dari Bukit Barisan ke Musi.');
    await again.getByRole('button', { name: 'Simpan', exact: true }).click();
    await expect(again.getByText('Soal ini sudah diubah orang lain')).toBeVisible();
    await expect(again.getByLabel('Penjelasan saat jawaban dibuka')).toHaveValue('Dari Bukit Barisan ke Musi.');
    await ready(again);
    await expectAccessible(again);
    await shot(again, 'editor-conflict');
    await again.getByRole('button', { name: 'Simpan', exact: true }).click();
    await expect(again.getByText('Soal tersimpan.')).toBeVisible();

    // Without script the preview comes from its button.
    const plain = await newPerson({ javaScriptEnabled: false, storageState: await context.storageState() });
    await plain.goto('/petugas/kuis/soal?jenis=typed');
    await plain.getByLabel('Soal', { exact: true }).fill(`Ibu kota kita? (${mark})`);
    await plain.getByRole('button', { name: 'Lihat pratinjau' }).click();
    await expect(plain.getByLabel('Soal', { exact: true })).toHaveValue(`Ibu kota kita? (${mark})`);
    await expect(plain.frameLocator('iframe[title="Di HP pemain"]').locator('.pad-question')).toHaveText(`Ibu kota kita? (${mark})`);
    await plain.getByRole('button', { name: 'Buang' }).click();
    await expect(plain.getByText('Draf dibuang.')).toBeVisible();

    // Asked in the hall: the picture with the question, the book with the answer, and who came on the list.
    await visit(again, '/petugas/kuis/baru');
    await again.getByLabel('Judul').fill(`Kuis bergambar ${mark}`);
    const tomorrow = new Date(Date.now() + 3_600_000);
    await again.getByLabel('Tanggal').fill(tomorrow.toLocaleDateString('sv-SE', { timeZone: 'Asia/Jakarta' }));
    await again.getByLabel('Jam').fill(tomorrow.toLocaleTimeString('sv-SE', { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit' }));
    await again.getByRole('button', { name: 'Simpan', exact: true }).click();
    await ready(again);
    const quiz = new URL(again.url()).pathname;
    await again.goto(`${quiz}?cari=${encodeURIComponent(mark)}`);
    await again.getByRole('button', { name: `Tambahkan: ${text}` }).click();
    await ready(again);
    await visit(again, quiz.replace('/petugas/kuis/sunting', '/kuis'));
    await again.getByRole('button', { name: 'Daftar ikut' }).click();
    await expect(again.getByText('Anda terdaftar untuk')).toBeVisible();
    await visit(again, quiz);
    await again.getByRole('button', { name: 'Buka lobi' }).click();
    await again.waitForURL(/\/petugas\/kuis\/main\/\d+$/);
    await ready(again);
    const pin = again.url().split('/').pop() ?? '';
    // The host plays too, signed in: so they have come.
    const player = await context.newPage();
    await join(player, pin, `Nur ${chance()}`);
    const wall = await newPerson({ viewport: { width: 1920, height: 1080 } });
    await visit(wall, `/kuis/layar/${pin}`);
    // Between questions the next picture comes before it is seen.
    for (const screen of [player, wall]) {
      const fetched = () => screen.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/kuis/gambar/')).length);
      await expect.poll(fetched).toBe(1);
      await expect(screen.getByRole('img', { name: 'Sungai di bawah jembatan' })).toHaveCount(0);
    }
    await again.getByRole('button', { name: 'Mulai' }).click();
    for (const screen of [player, wall]) {
      const shown = screen.getByRole('img', { name: 'Sungai di bawah jembatan' });
      await expect(shown).toBeVisible();
      expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    }
    for (const page of [player, wall]) {
      await expect(page.locator('audio')).toHaveAttribute('src', /^\/kuis\/suara\/[0-9a-f]{64}$/);
      await page.getByText('Suaranya dalam kata-kata').click();
      await expect(page.getByText('Hujan di atas seng')).toBeVisible();
    }
    await expectAccessible(player);
    await shot(player, 'picture-pad');
    await shot(wall, 'picture-hall');
    // The only one who is there has answered.
    await player.getByRole('button', { name: /Kelingi/ }).click();
    await expect(player.getByRole('link', { name: /^Baca: / })).toHaveAttribute('href', group ?? '');
    await expect(wall.getByText(/^Baca: /)).toBeVisible();
    await shot(player, 'picture-reveal');
    await shot(wall, 'picture-reveal-hall');
    await visit(player, quiz);
    await expect(player.getByText('1 dari 1 pemilik kursi sudah hadir.')).toBeVisible();
    await expectAccessible(player);
    await shot(player, 'quiz-attendance');
    await visit(player, '/saya');
    await expect(player.getByRole('link', { name: `Kuis bergambar ${mark}` }).getByText('Anda hadir')).toBeVisible();
    await endQuiz(again);
    // Who writes questions without a mouse sits at a desk.
    if (info.project.name === 'desktop') await test.step('by keyboard alone', () => byKeyboard(again, chance()));
  });
});
