// A live quiz in the hall: one librarian with remote and hall screen, three phones, one of which reloads in the middle.
import type { Page } from '@playwright/test';
import { hallSize, screens } from './browser.mjs';
import { expect, expectAccessible, ready, shot, signIn, test, visit } from './fixtures';
import { answer, answered, arrange, chance, colleague, countTones, endQuiz, join, librarian, onPad, openLobby, password, press } from './steps';

/** The way in is in sight, and the last row can read what is on the wall (look.md: 64 px, a fifth of the height for the QR). */
async function readable(hall: Page, pin: string) {
  await expect(hall.locator('.hall-join b')).toHaveText(`${pin.slice(0, 3)} ${pin.slice(3)}`);
  await expect(hall.locator('.hall-join b')).toBeInViewport({ ratio: 1 });
  const code = hall.locator('.hall-join .qr');
  await expect(code).toBeInViewport({ ratio: 1 });
  expect(await code.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(0);
  expect((await code.boundingBox())!.height).toBeGreaterThanOrEqual(0.2 * hallSize.viewport.height);
  const size = (selector: string) => hall.locator(selector).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(await size('.hall-question')).toBeGreaterThanOrEqual(64);
  expect(await size('.hall')).toBeGreaterThanOrEqual(28);
}

/** What a screen reader says when the stage changes. `listen.mjs` hears a real one. */
const aloud = (phone: Page) => phone.locator('.pad > .unseen > p').last();

test.describe('quiz', { tag: '@quizzes' }, () => {
  test('from the lobby to the podium, with a phone that reloads in the middle', async ({ page: host, newPerson }, info) => {
    test.skip(info.project.name !== 'desktop', 'the phones of this journey are phones already');
    test.setTimeout(120_000);
    await signIn(host, librarian, password);
    const pin = await openLobby(host, 'Lubuklinggau dan Sumatera Selatan');

    const hall = await newPerson(hallSize);
    const tones = await countTones(hall);
    await visit(hall, `/kuis/layar/${pin}`);
    await expect(hall.locator('.hall-join b')).toHaveText(`${pin.slice(0, 3)} ${pin.slice(3)}`);

    const silent: (() => Promise<number>)[] = [];
    const phones = await Promise.all(['Tapir Tekun', 'Rusa Riang', 'Kancil Kalem'].map(async (name) => {
      const phone = await newPerson(screens.phone);
      silent.push(await countTones(phone));
      await join(phone, pin, name);
      return phone;
    }));
    const [first, second, third] = phones;
    await expect(hall.getByText('3 pemain sudah masuk')).toBeVisible();
    await expect(hall.getByText('Rusa Riang')).toBeVisible();
    await expectAccessible(hall);
    await shot(hall, 'hall-lobby');
    await shot(first, 'pad-lobby');

    // Nothing sounds before somebody wants it to.
    expect(await tones()).toBe(0);
    await hall.getByRole('button', { name: 'Bunyi' }).press('Enter');
    await expect(hall.getByRole('button', { name: 'Bunyi', pressed: true })).toBeVisible();
    const begun = await tones();
    expect(begun).toBeGreaterThan(0);

    await press(host, 'Mulai');
    await answer(first, 0);
    await expect.poll(tones, { message: 'the hall hears that the question has opened' }).toBeGreaterThan(begun);
    for (const phone of silent) expect(await phone()).toBe(0);
    await answered(first);
    await shot(first, 'pad-saved');
    await expect(hall.getByText('1 dari 3 sudah menjawab')).toBeVisible();
    await shot(hall, 'hall-question');
    await readable(hall, pin);
    await expectAccessible(hall);
    await expectAccessible(second);
    await expect(aloud(second)).toHaveText(/^Soal 1 dari \d+\. \S/);
    await shot(second, 'pad-question');

    // The answer and the question in progress are still there after a reload.
    await first.reload();
    await ready(first);
    await answered(first);
    await expect(first.locator('.answers button').first()).toHaveAttribute('data-chosen', '');
    // The right one: before anybody has a point nobody has a place.
    await answer(second, 2);
    await answered(second);
    // The third phone sleeps; the librarian waits no longer.
    await press(host, 'Tutup soal sekarang');
    await expect(onPad(third).getByText('Tidak sempat menjawab')).toBeVisible();
    await expect(aloud(third)).toHaveText('Tidak sempat menjawab');
    await expect(hall.getByText('Jawaban soal 1')).toBeVisible();
    await expectAccessible(hall);
    await expectAccessible(first);
    await shot(hall, 'hall-reveal');
    await readable(hall, pin);
    await shot(first, 'pad-reveal');

    await press(host, 'Papan peringkat');
    await expect(hall.getByRole('heading', { name: 'Papan peringkat' })).toBeVisible();
    await expect(aloud(third)).toHaveText(/^Peringkat \d dari 3\. /);
    await shot(hall, 'hall-leaderboard');
    await readable(hall, pin);
    await shot(host, 'remote');
    await expectAccessible(host);

    await press(host, 'Soal berikutnya');
    for (const phone of phones) await answer(phone, 0);
    // Everyone has answered, so the answer is shown at once.
    await expect(hall.getByText('Jawaban soal 2')).toBeVisible();

    await endQuiz(host);
    await expect(hall.getByRole('heading', { name: 'Pemenang' })).toBeVisible();
    await expect(onPad(first).getByText(/Peringkat \d dari 3/)).toBeVisible();
    await expect(aloud(first)).toHaveText(/^Kuis selesai\. Peringkat \d dari 3\. /);
    await expectAccessible(hall);
    await shot(hall, 'hall-podium');
    await shot(first, 'pad-podium');

    await host.getByRole('link', { name: 'Lihat hasil' }).click();
    await expect(host.getByRole('rowheader', { name: 'Kancil Kalem' })).toBeVisible();
    await expectAccessible(host);
    await shot(host, 'quiz-results');
    await visit(host, `/petugas/kuis/main/${pin}`);
    await press(host, 'Selesai');
    await first.getByRole('link', { name: 'Hasil saya' }).click();
    await expect(first.getByRole('link', { name: /^Latih|^Kuis lain/ }).first()).toBeVisible();
  });

  test('every kind of question, answered with thumb and keyboard', async ({ page: host, newPerson }, info) => {
    test.skip(info.project.name !== 'desktop', 'the phones of this journey are phones already');
    test.setTimeout(300_000);
    await signIn(host, librarian, password);
    const pin = await openLobby(host, 'Mengenal perpustakaan lewat buku');
    const hall = await newPerson(hallSize);
    await visit(hall, `/kuis/layar/${pin}`);
    const [first, second] = await Promise.all(['Beruang Bijak', 'Murai Merdu'].map(async (name) => {
      const phone = await newPerson(screens.phone);
      await join(phone, pin, name);
      return phone;
    }));
    const looked = async (name: string) => {
      await expectAccessible(hall);
      await expectAccessible(first);
      await shot(hall, `hall-${name}`);
      await shot(first, `pad-${name}`);
    };
    const told = async (name: string) => {
      await answered(first);
      await press(host, 'Tutup soal sekarang');
      await expect(hall.getByText(/^Jawaban soal/)).toBeVisible();
      await looked(`${name}-told`);
      await press(host, 'Soal berikutnya');
    };

    await press(host, 'Mulai');
    await expect(first.getByRole('heading', { name: 'Selamat datang di perpustakaan' })).toBeVisible();
    await looked('slide');
    await press(host, 'Soal berikutnya');
    await answer(first, 1);
    await told('poll');
    for (const option of [3, 0]) {
      // One of four, then several: here only to come by.
      if (option === 0) {
        await first.getByRole('button', { name: 'Kirim jawaban' }).click();
        await expect(first.getByText('Pilih jawaban Anda dulu.')).toBeVisible();
      }
      await answer(first, option);
      if (option === 0) await first.getByRole('button', { name: 'Kirim jawaban' }).click();
      await answered(first);
      await press(host, 'Tutup soal sekarang');
      await press(host, 'Soal berikutnya');
    }
    for (const phone of [first, second]) await answer(phone, 0);
    await press(host, 'Soal berikutnya');

    const field = first.getByLabel('Jawaban Anda');
    await expect(first.getByRole('button', { name: 'Kirim jawaban' })).toBeEnabled();
    await looked('typed');
    await field.press('Enter');
    await expect(first.getByText('Tulis jawaban Anda dulu.')).toBeVisible();
    await field.fill('hamkka');
    await field.press('Enter');
    await second.getByLabel('Jawaban Anda').fill('Buya');
    await second.getByRole('button', { name: 'Kirim jawaban' }).click();
    await expect(first.getByRole('heading', { name: 'Benar' })).toBeVisible();
    await expect(second.getByRole('heading', { name: 'Belum tepat' })).toBeVisible();
    await looked('typed-told');
    await press(host, 'Soal berikutnya');

    await expect(first.getByRole('button', { name: 'Kirim jawaban' })).toBeEnabled();
    await looked('ordering');
    await arrange(first, ['Azab dan Sengsara', 'Sitti Nurbaya', 'Layar Terkembang']);
    await first.getByRole('button', { name: 'Kirim jawaban' }).click();
    await answered(first);
    await second.getByRole('button', { name: 'Kirim jawaban' }).click();
    await expect(first.getByRole('heading', { name: 'Benar' })).toBeVisible();
    await looked('ordering-told');
    await press(host, 'Soal berikutnya');

    const number = first.getByLabel('Angka Anda');
    await expect(first.getByRole('button', { name: 'Kirim jawaban' })).toBeEnabled();
    await number.fill('tinggi');
    await number.press('Enter');
    await expect(first.getByText('Tulis sebuah angka')).toBeVisible();
    await looked('numeric');
    await number.fill('120,5');
    await number.press('Enter');
    await told('numeric');

    await expect(first.getByRole('button', { name: 'Kirim jawaban' })).toBeEnabled();
    await looked('words');
    await first.getByLabel('Kata Anda').fill('bangsat');
    await first.getByLabel('Kata Anda').press('Enter');
    await expect(first.getByText('Kata itu tidak kami tampilkan')).toBeVisible();
    await first.getByLabel('Kata Anda').fill('ramah, tenang');
    await first.getByLabel('Kata Anda').press('Enter');
    await second.getByLabel('Kata Anda').fill('Tenang');
    await second.getByLabel('Kata Anda').press('Enter');
    await expect(hall.getByText('tenang')).toBeVisible();
    await looked('words-told');
    await endQuiz(host);
    await press(host, 'Selesai');
  });

  test('a pause, more time, another hand on the remote, and a player taken out', async ({ newPerson }, info) => {
    test.skip(info.project.name !== 'desktop', 'the phones of this journey are phones already');
    test.setTimeout(180_000);
    // The librarian walks about with the remote in the hand.
    const host = await newPerson(screens.phone);
    await signIn(host, librarian, password);
    const pin = await openLobby(host, 'Sastra Indonesia');
    const hall = await newPerson(hallSize);
    await visit(hall, `/kuis/layar/${pin}`);
    const [first, second, third] = await Promise.all(['Tapir Tekun', 'Rusa Riang', 'Kancil Kalem'].map(async (name) => {
      const phone = await newPerson(screens.phone);
      await join(phone, pin, name);
      return phone;
    }));

    await press(host, 'Mulai');
    await answer(first, 0);
    await answered(first);
    await press(host, 'Jeda');
    await expect(second.getByText('Jeda sebentar.')).toBeVisible();
    await expect(hall.getByText('Jeda sebentar.')).toBeVisible();
    await expect(second.locator('.answers button').first()).toBeDisabled();
    await expect(first.getByText('Jawaban tersimpan')).toBeVisible();
    const left = await second.locator('.pad-head output').innerText();
    for (const [name, page] of Object.entries({ remote: host, pad: second, hall })) {
      await expectAccessible(page);
      await shot(page, `${name}-paused`);
    }
    // It says the same after a reload, and more time is more time.
    await second.reload();
    await ready(second);
    await expect(second.locator('.pad-head output')).toHaveText(left);
    await press(host, '+10 detik');
    await expect(second.locator('.pad-head output')).toHaveText(String(Number(left) + 10));
    await expect(first.getByText('Jawaban tersimpan')).toBeVisible();

    // The first librarian's phone sleeps; a colleague goes on from another one.
    const other = await newPerson(screens.phone);
    await signIn(other, colleague, password);
    await visit(other, `/petugas/kuis/main/${pin}`);
    await expect(other.getByText(/memandu kuis ini/)).toBeVisible();
    await expect(other.getByRole('button', { name: 'Lanjutkan' })).toBeHidden();
    await expectAccessible(other);
    await shot(other, 'remote-follows');
    await press(other, 'Ambil alih');
    await ready(other);
    await expect(host.getByText(/memandu kuis ini/)).toBeVisible();
    await press(other, 'Lanjutkan');
    await answer(second, 1);
    await answered(second);

    // One player is taken out, and another gets a better name; the hall does not wait for who is out.
    await other.getByRole('link', { name: 'Pemain' }).click();
    const player = (name: string) => other.locator('details', { hasText: name });
    await player('Rusa Riang').locator('summary').click();
    await player('Rusa Riang').getByLabel('Nama baru').fill('Rusa Ramah');
    await shot(other, 'remote-players');
    await press(other, 'Ganti nama');
    await expect(other.getByText('Namanya sudah diganti.')).toBeVisible();
    await player('Kancil Kalem').locator('summary').click();
    await expectAccessible(other);
    await press(other, 'Keluarkan dari kuis');
    await expect(other.getByText('Pemain itu sudah dikeluarkan.')).toBeVisible();
    await expect(third.getByRole('heading', { name: 'Anda tidak ikut kuis ini lagi' })).toBeVisible();
    await expectAccessible(third);
    await shot(third, 'pad-removed');
    await expect(onPad(second).getByText('Petugas mengganti nama Anda menjadi Rusa Ramah.')).toBeVisible();
    await expect(hall.getByText('Jawaban soal 1')).toBeVisible();

    // Skipping takes two presses, and the next question comes at once.
    await other.getByRole('link', { name: 'Kembali ke pengendali' }).click();
    await ready(other);
    await press(other, 'Soal berikutnya');
    await answer(first, 0);
    await answered(first);
    await other.locator('.remote-apart summary', { hasText: 'Lewati soal ini' }).click();
    await shot(other, 'remote-skip');
    await expectAccessible(other);
    await press(other, 'Ya, lewati');
    await expect(hall.getByText(/^Soal 3 dari/)).toBeVisible();
    await endQuiz(other);
    await press(other, 'Selesai');
  });

  test('teams, where only what is right counts: two phones form one, and a third plays for another', async ({ newPerson }, info) => {
    test.skip(info.project.name !== 'desktop', 'the phones of this journey are phones already');
    test.setTimeout(180_000);
    const host = await newPerson(screens.desktop);
    await signIn(host, colleague, password);
    await visit(host, '/petugas/kuis/baru');
    const title = `Kuis beregu ${chance()}`;
    await host.getByLabel('Judul').fill(title);
    for (const rule of ['Hanya ketepatan', 'Bonus untuk jawaban', 'Beregu']) await host.getByLabel(rule).check();
    await press(host, 'Simpan');
    await host.waitForURL(/\/sunting\//);
    const editor = new URL(host.url()).pathname;
    for (const words of ['Laskar Pelangi', 'Hujan Bulan Juni']) {
      await visit(host, `${editor}?cari=${encodeURIComponent(words)}`);
      await host.locator('#bank li.row', { hasText: words }).first().getByRole('button', { name: /^Tambahkan/ }).click();
      await expect(host.locator('ol.rows li.row', { hasText: words })).toBeVisible();
    }
    // The table of examples says what the chosen rules come to.
    await expect(host.getByRole('row', { name: 'Benar, di detik terakhir 1.000' })).toBeVisible();
    await expect(host.getByRole('row', { name: 'Tim dari dua orang dengan 1.000 dan 501 poin 751' })).toBeVisible();
    await expect(host.getByLabel('Beregu')).toBeChecked();
    await expectAccessible(host);
    await shot(host, 'quiz-rules');
    await press(host, 'Buka lobi');
    await host.waitForURL(/\/petugas\/kuis\/main\/\d{6}$/);
    await ready(host);
    const pin = host.url().slice(-6);
    const hall = await newPerson(hallSize);
    await visit(hall, `/kuis/layar/${pin}`);

    /** Takes a seat in the team with this PIN, or in a new one with this name: no more taps than without teams. */
    const enlist = async (name: string, field: string, team: string) => {
      const phone = await newPerson(screens.phone);
      await visit(phone, `/kuis/gabung?pin=${pin}`);
      await phone.getByLabel('Nama panggilan').fill(name);
      await phone.getByLabel(field).fill(team);
      await press(phone, 'Ikut bermain');
      return phone;
    };
    const first = await enlist('Tapir Tekun', 'Atau nama tim baru', 'Tim Musi');
    await expect(first.getByText('Tim Anda: Tim Musi')).toBeVisible();
    const teamPin = (await first.locator('.code').innerText()).slice(-4);
    await expectAccessible(first);
    await shot(first, 'pad-team');
    const third = await enlist('Kancil Kalem', 'Atau nama tim baru', 'tim musi');
    await expect(third.getByText('Sudah ada tim dengan nama ini.')).toBeVisible();
    await expectAccessible(third);
    await shot(third, 'join-team');
    await third.getByLabel('Atau nama tim baru').fill('Tim Rupit');
    await press(third, 'Ikut bermain');
    const second = await enlist('Rusa Riang', 'PIN tim', teamPin);
    await expect(second.getByText('Tim Anda: Tim Musi')).toBeVisible();
    await expect(hall.getByText('Rusa Riang · Tim Musi')).toBeVisible();
    await shot(hall, 'hall-teams-lobby');

    await press(host, 'Mulai');
    for (const [phone, n] of [[first, 1], [second, 0], [third, 1]] as const) await answer(phone, n);
    // However long they took, what is right earns all of it.
    await expect(onPad(first).getByText('+1.000 poin')).toBeVisible();
    await expect(second.getByText('Tim Musi: peringkat 2 dari 2 tim')).toBeVisible();
    await expect(third.getByText('Tim Rupit: peringkat 1 dari 2 tim')).toBeVisible();
    await press(host, 'Soal berikutnya');
    for (const [phone, n] of [[first, 1], [second, 1], [third, 0]] as const) await answer(phone, n);
    await expect(onPad(first).getByText('+1.100 poin')).toBeVisible();
    await expect(onPad(first).getByText('100 di antaranya karena benar berturut-turut')).toBeVisible();
    await expectAccessible(first);
    await shot(first, 'pad-team-reveal');
    await press(host, 'Papan peringkat');
    // The mean of 2100 and 1000.
    await expect(hall.locator('.standings li').first()).toHaveText(/Tim Musi\s*1\.550/);
    await expect(hall.locator('.standings li').nth(1)).toHaveText(/Tim Rupit\s*1\.000/);
    await expectAccessible(hall);
    await shot(hall, 'hall-teams');
    await press(host, 'Tampilkan pemenang');
    await expect(second.getByText('Anda sendiri: 1.000 poin, peringkat 2 dari 3 pemain')).toBeVisible();
    await expectAccessible(second);
    await shot(second, 'pad-team-podium');

    await host.getByRole('link', { name: 'Pemain' }).click();
    await expect(host.getByText(`PIN tim ${teamPin}`)).toBeVisible();
    await expectAccessible(host);
    await shot(host, 'remote-teams');
    await visit(host, `/petugas/kuis/main/${pin}`);
    await host.getByRole('link', { name: 'Lihat hasil' }).click();
    await expect(host.getByRole('table', { name: 'Per tim' }).getByRole('row', { name: /1\s+Tim Musi\s+1\.550\s+2/ })).toBeVisible();
    await expect(host.getByRole('link', { name: 'CSV tim' })).toBeVisible();
    await expectAccessible(host);
    await shot(host, 'quiz-results-teams');
    await visit(host, `/petugas/kuis/main/${pin}`);
    await press(host, 'Selesai');
    await first.reload();
    await expect(first.getByText('Tim Musi: peringkat 1 dari 2 tim')).toBeVisible();
  });

  test('a patron finds a quiz and signs up', async ({ page }) => {
    await visit(page, '/kuis');
    await expectAccessible(page);
    await shot(page, 'quizzes');
    await signIn(page, 'dewi@contoh.sapa.test', password);
    await visit(page, '/kuis/memakai-perpustakaan');
    await expectAccessible(page);
    await shot(page, 'quiz');
    const cancel = page.getByRole('button', { name: 'Batal ikut' });
    if (await cancel.isVisible()) await cancel.click();
    await page.getByRole('button', { name: /Daftar ikut|Masuk antrean/ }).click();
    await expect(cancel).toBeVisible();
    await cancel.click();
    await expect(cancel).toBeHidden();
  });

  test('a librarian finds the bank and the editor', async ({ page }) => {
    // Each editor has three frames, and each is looked at twice.
    test.setTimeout(180_000);
    await signIn(page, librarian, password);
    for (const [path, name] of [
      ['/petugas/kuis', 'staff-quizzes'],
      ['/petugas/kuis/bank?cari=puisi', 'quiz-bank'],
      ['/petugas/kuis/sunting/sastra-indonesia', 'quiz-editor'],
      ['/petugas/kuis/soal', 'quiz-question'],
      ['/petugas/kuis/soal?jenis=typed', 'quiz-question-typed'],
      ['/petugas/kuis/soal?jenis=ordering', 'quiz-question-ordering'],
      ['/petugas/kuis/soal?jenis=true_false', 'quiz-question-true-false'],
      ['/petugas/kuis/impor', 'quiz-import'],
    ]) {
      await visit(page, path);
      await expectAccessible(page);
      await shot(page, name);
    }
  });
});
