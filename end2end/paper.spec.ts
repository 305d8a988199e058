// A phone without JavaScript among others: it joins, plays and sees how it went, by plain pages and forms.
import type { Page } from '@playwright/test';
import { screens } from './browser.mjs';
import { expect, expectAccessible, ready, shot, signIn, test, visit } from './fixtures';
import { administrator, answer, answered, chance, endQuiz, join, onPad, password, press } from './steps';

/** A quiz of two questions out of the bank, with its lobby open; gives its PIN. */
async function openOwnLobby(host: Page) {
  await visit(host, '/petugas/kuis/baru');
  await host.getByLabel('Judul').fill(`Tanpa skrip ${chance()}`);
  await press(host, 'Simpan');
  await host.waitForURL(/\/sunting\//);
  const editor = new URL(host.url()).pathname;
  for (const words of ['Laskar Pelangi', 'Hujan Bulan Juni']) {
    await visit(host, `${editor}?cari=${encodeURIComponent(words)}`);
    await host.locator('#bank li.row', { hasText: words }).first().getByRole('button', { name: /^Tambahkan/ }).click();
    await expect(host.locator('ol.rows li.row', { hasText: words })).toBeVisible();
  }
  await press(host, 'Buka lobi');
  await host.waitForURL(/\/petugas\/kuis\/main\/\d{6}$/);
  await ready(host);
  return host.url().slice(-6);
}

test.describe('a pad without JavaScript', { tag: '@quizzes' }, () => {
  test('joins, asks for more time, answers by form and sees the result', async ({ page: host, newPerson }, info) => {
    test.skip(info.project.name !== 'desktop', 'the phones of this journey are phones already');
    test.setTimeout(180_000);
    await signIn(host, administrator, password);
    const pin = await openOwnLobby(host);
    const other = await newPerson(screens.phone);
    await join(other, pin, 'Rusa Riang');
    const paper = await newPerson({ ...screens.phone, javaScriptEnabled: false });
    await paper.goto(`/kuis/gabung?pin=${pin}`);
    // Nobody is offered a name that somebody has.
    await expect(paper.locator('button[name=offered]')).toHaveCount(4);
    await expect(paper.locator('button[name=offered][value="Rusa Riang"]')).toHaveCount(0);
    await paper.getByLabel('Nama panggilan').fill('Tapir Tekun');
    await press(paper, 'Ikut bermain');
    await expect(onPad(paper).getByText('Anda masuk sebagai Tapir Tekun.')).toBeVisible();
    await shot(paper, 'paper-lobby');

    // The script of a third one never arrives: it may not sleep through the game.
    const waiting = await newPerson(screens.phone);
    await waiting.route(/_bg-[^/]*\.wasm/, () => undefined);
    await waiting.goto(`/kuis/gabung?pin=${pin}`);
    await waiting.getByLabel('Nama panggilan').fill('Murai Merdu');
    await press(waiting, 'Ikut bermain');
    await expect(onPad(waiting).getByText('Anda masuk sebagai Murai Merdu.')).toBeVisible();

    // More time, with script and without; nobody else sees it.
    await other.locator('summary', { hasText: 'Saya perlu waktu lebih' }).click();
    await expectAccessible(other);
    await shot(other, 'pad-more-time');
    await other.getByLabel('Satu setengah kali').check();
    await press(other, 'Pakai waktu ini');
    await expect(other.getByText('Anda punya waktu lebih')).toBeVisible();
    await ready(other);
    await expect(paper.getByText('Anda punya waktu lebih')).toBeHidden();

    // The page asks for itself again, and there the question is.
    await press(host, 'Mulai');
    await expect(paper.locator('.answers button').first()).toBeEnabled({ timeout: 20_000 });
    await shot(paper, 'paper-question');
    await answer(paper, 1);
    await answered(paper);
    await expect(paper.locator('.answers button').nth(1)).toHaveAttribute('data-chosen', '');
    await expect(waiting.locator('.answers button').first()).toBeEnabled({ timeout: 20_000 });
    await expect(waiting.locator('html')).not.toHaveAttribute('data-ready');
    await answer(waiting, 0);
    await answered(waiting);
    await answer(other, 0);
    await expect(paper.getByRole('heading', { name: 'Benar' })).toBeVisible({ timeout: 20_000 });
    await expect(onPad(paper).getByText(/^\+[\d.]+ poin/)).toBeVisible();
    await shot(paper, 'paper-reveal');

    await expect(waiting.getByRole('heading', { name: 'Belum tepat' })).toBeVisible({ timeout: 20_000 });

    await press(host, 'Papan peringkat');
    await expect(onPad(paper).getByText('Peringkat 1 dari 3')).toBeVisible({ timeout: 20_000 });
    await endQuiz(host);
    await press(host, 'Selesai');
    await expect(paper.getByRole('link', { name: 'Kuis lain' })).toBeVisible({ timeout: 20_000 });
    await expect(onPad(paper).getByText('Peringkat 1 dari 3')).toBeVisible();
  });
});
