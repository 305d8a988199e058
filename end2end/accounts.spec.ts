// An account from its first day to its last: register, look after it, forget the password, leave. And the desk of the staff.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, shot, signIn, test } from './fixtures';
import { chance } from './steps';

const first = 'kopi pagi di bukit sulap';
const second = 'hujan sore di pasar atas';
const third = 'perahu lewat sungai kelingi';

async function register(page: Page, email: string) {
  await page.goto('/daftar');
  await page.getByLabel('Nama', { exact: true }).fill('Rani Puspita');
  await page.getByLabel('Surel').fill(email);
  await page.getByLabel('Kata sandi').fill(first);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Daftar' }).click();
  await expect(page).toHaveURL(/\/saya$/);
}

/** The link of the newest mail to `email`, once it is delivered. */
async function linkMailedTo(email: string) {
  const mailbox = join(process.env.SAPA_TEST_DATA ?? '', 'mail');
  let link: string | undefined;
  await expect(async () => {
    const names = (await readdir(mailbox)).sort().reverse();
    const letters = await Promise.all(names.map((name) => readFile(join(mailbox, name), 'utf8')));
    link = letters.find((letter) => letter.startsWith(`To: ${email}`))?.match(/https?:\/\/\S+\/sandi-baru\S+/)?.[0];
    expect(link).toBeTruthy();
  }).toPass({ timeout: 15_000 });
  const { pathname, search } = new URL(link!);
  return pathname + search;
}

async function lifeOfAnAccount(page: Page, look: (name: string) => Promise<void>) {
  const email = `${chance()}@contoh.sapa.test`;
  await page.goto('/daftar');
  await look('register');
  await register(page, email);
  await look('me');

  // A refused change keeps the page; an accepted one keeps this session.
  await page.getByRole('link', { name: 'Ganti kata sandi' }).click();
  await page.getByLabel('Kata sandi sekarang').fill('bukan yang ini');
  await page.getByLabel('Kata sandi baru').fill(second);
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
  await expect(page.getByText('Bukan kata sandi Anda yang sekarang.')).toBeVisible();
  await look('change-password');
  await page.getByLabel('Kata sandi sekarang').fill(first);
  await page.getByLabel('Kata sandi baru').fill(second);
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
  await expect(page.getByText('Kata sandi baru berlaku.')).toBeVisible();

  await page.getByRole('button', { name: 'Keluar dari semua perangkat' }).click();
  await expect(page.getByText('Anda sudah keluar dari semua perangkat.')).toBeVisible();
  await page.goto('/saya');
  await expect(page).toHaveURL(/\/masuk\?ke=%2Fsaya$/);
  await look('sign-in');

  // Comes back by mail.
  await page.getByRole('link', { name: 'Lupa kata sandi?' }).click();
  await look('forgot-password');
  await page.getByLabel('Surel, nomor HP, atau nomor anggota').fill(email);
  await page.getByRole('button', { name: 'Kirim tautan' }).click();
  await expect(page.getByText('tautannya sudah kami kirim')).toBeVisible();
  await page.goto(await linkMailedTo(email));
  await look('new-password');
  await page.getByLabel('Kata sandi baru').fill(third);
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rani Puspita' })).toBeVisible();
  await page.getByRole('button', { name: 'Keluar', exact: true }).first().click();
  await signIn(page, email, third);

  // Leaves.
  await page.goto('/saya/data');
  await look('my-data');
  await page.getByText('Hapus akun saya').first().click();
  await page.getByLabel('Kata sandi sekarang').fill(third);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Hapus akun saya' }).click();
  await expect(page.getByText('Akun Anda sudah dihapus.')).toBeVisible();
}

test.describe('accounts', { tag: '@accounts' }, () => {
  // Eight pages, each looked at in light and dark.
  test.setTimeout(150_000);

  test('a patron registers, looks after the account, forgets the password and leaves', async ({ page }) => {
    test.skip(!process.env.SAPA_TEST_DATA, 'the mailbox of that server is not known');
    await lifeOfAnAccount(page, async (name) => {
      await expectAccessible(page);
      await shot(page, `accounts-${name}`);
    });
  });

  test('the same without JavaScript', async ({ newPerson }) => {
    test.skip(!process.env.SAPA_TEST_DATA, 'the mailbox of that server is not known');
    await lifeOfAnAccount(await newPerson({ javaScriptEnabled: false }), async () => {});
  });

  test('the staff see what waits, find people and give a code', async ({ page }) => {
    await signIn(page, 'rahma@contoh.sapa.test', 'sapa lubuklinggau');
    await page.goto('/petugas');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Meja petugas');
    await expectAccessible(page);
    await shot(page, 'staff-desk');
    await page.getByRole('navigation', { name: 'Bagian petugas' }).getByRole('link', { name: 'Akun' }).click();
    await page.getByRole('searchbox').fill('contoh.sapa.test');
    await page.getByRole('button', { name: 'Cari' }).click();
    const people = page.locator('main ul.rows > li', { has: page.locator('details') });
    await people.first().locator('summary').click();
    await expectAccessible(page);
    await shot(page, 'staff-accounts');
    await people.first().getByRole('button', { name: 'Buat kode masuk' }).click();
    await expect(page.getByText(/Kode untuk .+: [a-z2-9]{5}-[a-z2-9]{5}\./)).toBeVisible();
  });
});
