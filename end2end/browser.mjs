// What the tests and `look.mjs` agree on: which browser, which screens, and how a person signs in.

/** Debian's Chromium unless SAPA_CHROMIUM names another; Playwright's own download is never used. */
export const launchOptions = {
  executablePath: process.env.SAPA_CHROMIUM || '/usr/bin/chromium',
  // Without the networking flags Chromium stalls on a closed network.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const screens = {
  phone: { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
};

/** Of the screen in the hall. */
export const hallSize = { viewport: { width: 1920, height: 1080 } };

/** The library's own language and clock, so that pictures and dates are the same on every machine. */
export const place = { locale: 'id-ID', timezoneId: 'Asia/Jakarta' };

/**
 * Goes to a page and waits until its islands answer.
 * @param {import('@playwright/test').Page} page
 * @param {string} path
 */
export async function visit(page, path) {
  const answer = await page.goto(path);
  await ready(page);
  return answer;
}

/**
 * Waits for what public/boot.js says when the islands of the page, if any, are awake. Not for a page without JavaScript.
 * @param {import('@playwright/test').Page} page
 */
export async function ready(page) {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/**
 * Signs in through the form, as a person does.
 * @param {import('@playwright/test').Page} page
 * @param {string} email
 * @param {string} password
 */
export async function signIn(page, email, password) {
  await page.goto('/masuk');
  await page.locator('[name=login]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.locator('[name=password]').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/masuk');
}

/**
 * Opens a lobby for a quiz and gives its PIN.
 * @param {import('@playwright/test').Page} host
 * @param {string} quiz
 */
export async function openLobby(host, quiz) {
  await visit(host, '/petugas/kuis');
  await host.locator('li.row').filter({ hasText: quiz }).getByRole('button', { name: 'Buka lobi' }).click();
  await host.waitForURL(/\/petugas\/kuis\/main\/\d{6}$/);
  await ready(host);
  return host.url().slice(-6);
}

/**
 * Takes a seat in the game of `pin`.
 * @param {import('@playwright/test').Page} phone
 * @param {string} pin
 * @param {string} nickname
 */
export async function takeSeat(phone, pin, nickname) {
  await visit(phone, `/kuis/gabung?pin=${pin}`);
  await phone.getByLabel('Nama panggilan').fill(nickname);
  await phone.getByRole('button', { name: 'Ikut bermain' }).click();
  await phone.waitForURL(new RegExp(`/kuis/main/${pin}$`));
}
