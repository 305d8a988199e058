// Equal chances in the hall: a phone whose date is wrong, one that is cut off for a while, and one that has more time.
import type { Page, WebSocketRoute } from '@playwright/test';
import { screens } from './browser.mjs';
import { expect, expectAccessible, ready, report, shot, signIn, test, visit } from './fixtures';
import { answer, answered, colleague, cuttable, endQuiz, join, onPad, openLobby, password, press } from './steps';

/** What the clock of a pad says. */
const seconds = async (phone: Page) => Number(await phone.locator('.pad-head output').textContent());

/** What the clock of a pad says aloud from now on. */
async function listen(phone: Page) {
  await phone.evaluate(() => {
    const aloud = document.querySelector('.pad-head [role=status]')!;
    const said: string[] = [];
    new MutationObserver(() => said.push(aloud.textContent ?? '')).observe(aloud, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { said });
  });
  return () => phone.evaluate(() => (window as unknown as { said: string[] }).said.filter((text) => text.trim()));
}

/** How often the phone has asked for the time from now on. To be asked for before it joins. */
function countClocks(phone: Page) {
  let asked = 0;
  // The first byte says what is asked (`quizzes::wire::Asked`).
  phone.on('websocket', (socket) => socket.on('framesent', ({ payload }) => (asked += Number(typeof payload !== 'string' && payload[0] === 2))));
  return () => asked;
}

/** The first line of the phone is that of a page from before an upgrade; any later one can be ended as the server does. To be asked for before it joins. */
async function outdate(phone: Page) {
  const lines: WebSocketRoute[] = [];
  await phone.routeWebSocket(/\/soket/, (line) => {
    // The codes of `quizzes::wire`: STALE, and below GONE.
    if (lines.push(line) === 1) void line.close({ code: 4001, reason: 'outdated' });
    else line.connectToServer();
  });
  return { count: () => lines.length, end: () => lines.at(-1)!.close({ code: 4002, reason: 'gone' }) };
}

/** Joins with twice the time, as one finds it on the form. */
async function joinSlowly(phone: Page, pin: string, nickname: string) {
  await visit(phone, `/kuis/gabung?pin=${pin}`);
  await phone.getByText('Saya perlu waktu lebih').click();
  await phone.getByLabel('Waktu menjawab').selectOption({ label: 'Dua kali' });
  await expectAccessible(phone);
  await shot(phone, 'join-more-time');
  await phone.getByLabel('Nama panggilan').fill(nickname);
  await phone.getByRole('button', { name: 'Ikut bermain' }).click();
  await ready(phone);
  await expect(phone.getByText('Anda punya waktu lebih')).toBeVisible();
}

test.describe('a fair quiz', { tag: '@quizzes' }, () => {
  test('whoever has a wrong date, no network or more time plays on equal terms', async ({ page: host, newPerson, complaints }, info) => {
    test.skip(info.project.name !== 'desktop', 'the phones of this journey are phones already');
    test.setTimeout(240_000);
    // While it is cut off.
    complaints.expected(/WebSocket connection to .* failed|ERR_INTERNET_DISCONNECTED|WebSocket is already in CLOSING/);
    await signIn(host, colleague, password);
    const pin = await openLobby(host, 'Memakai perpustakaan');

    const [cut, wrong, slow] = await Promise.all([0, 1, 2].map(() => newPerson({ ...screens.phone, reducedMotion: 'reduce' })));
    // An hour ahead, and set back by two in the middle of the question.
    await wrong.addInitScript(() => {
      const now = Date.now.bind(Date);
      Object.assign(window, { ahead: 3_600_000 });
      Date.now = () => now() + (window as unknown as { ahead: number }).ahead;
    });
    const network = await cuttable(cut);
    await join(cut, pin, 'Tapir Tekun');
    const clocks = countClocks(wrong);
    await join(wrong, pin, 'Rusa Riang');
    // The best of five round trips, measured anew when the page is shown again.
    await expect.poll(clocks).toBe(5);
    await wrong.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(clocks).toBe(10);
    const lines = await outdate(slow);
    await joinSlowly(slow, pin, 'Kancil Kalem');
    // It has loaded itself anew, after a while since it was so young, and plays on like the others.
    await expect.poll(lines.count, { timeout: 30_000 }).toBe(2);
    await ready(slow);

    await press(host, 'Mulai');
    const phones = [cut, wrong, slow];
    for (const phone of phones) await expect(phone.locator('.answers button').first()).toBeEnabled();
    const difference = async (from: number) => {
      const shown = await Promise.all(phones.map(seconds));
      return shown[from] - shown[0];
    };
    const heard = await Promise.all([wrong, slow].map(listen));
    expect(Math.abs(await difference(1))).toBeLessThanOrEqual(1);
    await wrong.evaluate(() => Object.assign(window, { ahead: -3_600_000 }));
    await wrong.waitForTimeout(500);
    expect(Math.abs(await difference(1))).toBeLessThanOrEqual(1);
    expect(Math.abs((await difference(2)) - 20)).toBeLessThanOrEqual(1);

    await cut.locator('.answers button').first().click();
    await expect(cut.getByText('Jawaban tersimpan')).toBeVisible();
    await network.off();
    const cutAt = Date.now();
    await expect(cut.getByText('Menyambung kembali')).toBeVisible();
    await expect(cut.getByText('Jawaban tersimpan').first()).toBeVisible();
    // Told apart without colours, and nothing moves for who does not want that.
    for (const [n, [shape, letter]] of Object.entries([['triangle', 'A'], ['diamond', 'B'], ['circle', 'C'], ['square', 'D']])) {
      const choice = wrong.locator('.answers .answer').nth(Number(n));
      await expect(choice.locator('use').first()).toHaveAttribute('href', new RegExp(`#${shape}$`));
      await expect(choice.locator('b')).toHaveText(letter);
    }
    expect(await slow.evaluate(() => document.getAnimations().length)).toBe(0);
    // Of the clock the thresholds are said, and not the seconds between.
    await expect.poll(heard[0], { timeout: 25_000 }).toEqual(['10 detik lagi', '5 detik lagi']);
    expect(await heard[1]()).toEqual(['30 detik lagi']);
    await press(host, 'Tutup soal sekarang');
    await expect(onPad(wrong).getByText('Tidak sempat menjawab')).toBeVisible();
    // A whole minute: browsers hold back a page whose connections have failed too often.
    await wrong.waitForTimeout(Math.max(0, cutAt + 60_000 - Date.now()));
    await press(host, 'Soal berikutnya');
    await expect(onPad(wrong).getByText('Soal 2 dari')).toBeVisible();
    await expect(onPad(cut).getByText('Soal 1 dari')).toBeVisible();

    const back = Date.now();
    await network.on();
    await expect(onPad(cut).getByText('Soal 2 dari')).toBeVisible();
    report('a phone without network for a minute is back in the game after', `${Date.now() - back} ms`);
    await expect(cut.getByText('Menyambung kembali')).toBeHidden();
    await expect(cut.locator('.answers button').first()).toBeEnabled();
    expect(Math.abs(await difference(1))).toBeLessThanOrEqual(1);
    // By keyboard alone.
    await wrong.locator('body').press('Tab');
    while (!(await wrong.locator('.answers button').first().evaluate((button) => button === document.activeElement))) await wrong.keyboard.press('Tab');
    await wrong.keyboard.press('Enter');
    await expect(wrong.getByText('Jawaban tersimpan')).toBeVisible();
    await slow.locator('.answers button').first().click();
    // A line that is dead and does not say so is given up, and the answer goes over the next one.
    network.mute();
    await cut.locator('.answers button').first().click();
    await expect(onPad(cut).getByText(/Peringkat \d dari 3/)).toBeVisible({ timeout: 10_000 });
    await expect(onPad(cut).getByText('Tidak sempat menjawab')).toBeHidden();
    // Nor does a phone that was locked believe a line that died while it slept.
    network.mute();
    await press(host, 'Soal berikutnya');
    await expect(onPad(wrong).getByText('Soal 3 dari')).toBeVisible();
    await expect(onPad(cut).getByText('Soal 3 dari')).toBeHidden();
    const woken = Date.now();
    await cut.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(onPad(cut).getByText('Soal 3 dari')).toBeVisible();
    report('a phone that wakes to a dead line is back in the game after', `${Date.now() - woken} ms`);
    // What was on its way when the host stopped the time goes when it runs on.
    await network.off();
    await answer(cut, 0);
    await press(host, 'Jeda');
    await expect(onPad(wrong).getByText('Jeda sebentar.')).toBeVisible();
    await network.on();
    await expect(onPad(cut).getByText('Jeda sebentar.').first()).toBeVisible();
    await press(host, 'Lanjutkan');
    await answered(cut);
    // And none waits for a game that ended without it.
    await lines.end();
    await expect(onPad(slow).getByText('Kuis selesai')).toBeVisible();
    await expect(slow.getByText('Menyambung kembali')).toBeHidden();
    expect(lines.count()).toBe(2);
    // Nor does one try for ever that has lost its seat: it shows the way in.
    await network.off();
    await cut.context().clearCookies();
    await network.on();
    await expect(cut.getByLabel('Nama panggilan')).toBeVisible({ timeout: 20_000 });
    await endQuiz(host);
    await press(host, 'Selesai');
    await expect(onPad(wrong).getByText('Kuis selesai')).toBeVisible();
  });
});
