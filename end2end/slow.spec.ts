// A cheap phone on a slow line joins a quiz. Reported, not asserted: how long it takes until one can play, and what was loaded.
import type { Page } from '@playwright/test';
import { screens } from './browser.mjs';
import { expect, ready, report as figure, signIn, test, visit } from './fixtures';
import { colleague, endQuiz, importQuestions, onPad, openLobby, password, press } from './steps';

/** What WebPageTest calls slow 3G: 400 kbit/s both ways and 400 ms there and back. A processor a quarter as fast goes with it. */
const slow3g = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const slowness = 4;

/** Makes the phone slow, and counts what comes over its line. */
async function slowDown(phone: Page) {
  const line = await phone.context().newCDPSession(phone);
  const loaded = { bytes: 0 };
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', slow3g);
  await line.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  line.on('Network.loadingFinished', ({ encodedDataLength }) => (loaded.bytes += encodedDataLength));
  return loaded;
}

test.describe('a slow line', { tag: '@quizzes' }, () => {
  test('a phone on slow 3G joins and plays', async ({ page: host, newPerson }, info) => {
    test.skip(info.project.name !== 'phone', 'once is enough');
    test.setTimeout(120_000);
    const report = (type: string, description: string) => figure(`slow 3G: ${type}`, description);
    await signIn(host, colleague, password);
    await importQuestions(host, 'kahoot.xlsx', 'Jaringan lambat');
    const pin = await openLobby(host, 'Jaringan lambat');

    const phone = await newPerson(screens.phone);
    const loaded = await slowDown(phone);
    let begun = Date.now();
    const took = () => `${Date.now() - begun} ms`;
    await phone.goto(`/kuis/gabung?pin=${pin}`, { waitUntil: 'commit' });
    await expect(phone.getByLabel('Nama panggilan')).toBeVisible();
    report('the form is there after', took());
    // As long as a thumb needs for a name.
    await phone.getByLabel('Nama panggilan').pressSequentially('Tapir Tekun', { delay: 400 });
    begun = Date.now();
    await phone.getByRole('button', { name: 'Ikut bermain' }).click();
    await expect(onPad(phone).getByText('Anda masuk sebagai Tapir Tekun.')).toBeVisible();
    report('from the tap to the lobby', took());
    await ready(phone);
    report('from the tap until the island is awake', took());
    report('loaded', `${Math.round(loaded.bytes / 1000)} KB`);

    await press(host, 'Mulai');
    await phone.locator('.answers button').first().click();
    // The only one who is there has answered.
    await expect(phone.getByRole('heading', { name: /Benar|Belum tepat/ })).toBeVisible();
    await endQuiz(host);
    await press(host, 'Selesai');

    // A name on offer is one tap: nothing could be fetched while somebody typed.
    const second = await openLobby(host, 'Jaringan lambat');
    const cold = await newPerson(screens.phone);
    await slowDown(cold);
    await cold.goto(`/kuis/gabung?pin=${second}`, { waitUntil: 'commit' });
    begun = Date.now();
    await expect(cold.locator('button[name=offered]').first()).toBeVisible();
    report('with a name on offer, the names are there after', took());
    begun = Date.now();
    await cold.locator('button[name=offered]').first().click();
    await expect(onPad(cold).getByText(/Anda masuk sebagai/)).toBeVisible();
    report('with a name on offer, from the tap to the lobby', took());
    await ready(cold);
    report('with a name on offer, from the tap until the island is awake', took());

    // Who comes while a question is on answers it by a plain form, long before there is an island.
    const late = await newPerson(screens.phone);
    await slowDown(late);
    await late.goto(`/kuis/gabung?pin=${second}`, { waitUntil: 'commit' });
    await expect(late.locator('button[name=offered]').first()).toBeVisible();
    await press(host, 'Mulai');
    await expect(cold.locator('.answers button').first()).toBeEnabled();
    begun = Date.now();
    await late.locator('button[name=offered]').first().click();
    await expect(late.locator('.answers button').first()).toBeEnabled();
    report('in the middle of a question, from the tap until one can answer', took());
    const awake = await late.locator('html').getAttribute('data-ready');
    report('and the island is awake by then', awake === 'true' ? 'yes' : 'no');
    begun = Date.now();
    await late.locator('.answers button').first().click();
    await expect(late.getByText('Jawaban tersimpan')).toBeVisible();
    report('from that answer until it is said to be saved', took());
    await ready(late);
    report('from that answer until the island is awake', took());
    await expect(late.locator('.answers button').first()).toHaveAttribute('data-chosen', '');
    await endQuiz(host);
  });
});
