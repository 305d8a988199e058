// What the library says of itself, and how its members come in.
import { expect, expectAccessible, shot, signIn, test, visit } from './fixtures';
import { administrator, manager, password } from './steps';

const members = [
  'member_id,member_name,member_type_name,member_email,pin,expire_date,mpasswd',
  '00917,Siti Uji (contoh),Umum,siti.uji@contoh.sapa.test,1673014203990001,2027-12-31,rahasia',
  ',Tanpa Nomor (contoh),Umum,,,,',
  '00918,Budi Uji (contoh),Pelajar,bukan surel,,31/12/2027,',
].join('\n');

/** All of a day, on every day: open whenever the test runs. */
const always = '00.00–24.00';

test.describe('the library', { tag: '@library' }, () => {
  // Who claims was brought in before.
  test.describe.configure({ mode: 'serial' });

  test('says what people need before they come', async ({ page }) => {
    await visit(page, '/');
    await page.getByRole('link', { name: 'Jam buka, alamat, fasilitas' }).click();
    await expect(page).toHaveURL(/\/tentang$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Perpustakaan Kota Lubuklinggau');
    await expect(page.getByRole('link', { name: '+6281200000000' })).toHaveAttribute('href', 'https://wa.me/6281200000000');
    await expectAccessible(page);
    await shot(page, 'about');
  });

  test('changes its hours, and the home page says so', async ({ page }, { project }) => {
    // Two screens at once would each put the other's hours back.
    test.skip(project.name !== 'desktop');
    await signIn(page, manager, password);
    await visit(page, '/petugas/perpustakaan');
    await expectAccessible(page);
    await shot(page, 'library-hours');
    const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
    const before = new Map<string, string>();
    for (const day of days) before.set(day, await page.getByLabel(day, { exact: true }).inputValue());

    await page.getByLabel('Senin', { exact: true }).fill('16.00–08.00');
    await page.getByRole('button', { name: 'Simpan jam buka' }).click();
    await expect(page.getByText('Jam tutup harus sesudah jam buka.')).toBeVisible();

    for (const day of days) await page.getByLabel(day, { exact: true }).fill(always);
    await page.getByRole('button', { name: 'Simpan jam buka' }).click();
    await expect(page.getByText('Jam buka sudah diperbarui.')).toBeVisible();
    await visit(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Buka sampai 24.00');
    await expectAccessible(page);
    await shot(page, 'home-open');

    await visit(page, '/petugas/perpustakaan');
    for (const day of days) await page.getByLabel(day, { exact: true }).fill(before.get(day) ?? '');
    await page.getByRole('button', { name: 'Simpan jam buka' }).click();
    await expect(page.getByText('Jam buka sudah diperbarui.')).toBeVisible();
  });

  test('shows what a member file would do before it keeps anything', async ({ page }) => {
    await signIn(page, administrator, password);
    await visit(page, '/petugas/anggota');
    await expectAccessible(page);
    await shot(page, 'members');
    await page.getByLabel('Berkas').setInputFiles({ name: 'anggota.csv', mimeType: 'text/csv', buffer: Buffer.from(members) });
    await page.getByRole('button', { name: 'Periksa berkas' }).click();
    await expect(page.getByText('3 baris dari SLiMS')).toBeVisible();
    await expect(page.getByText('pin, mpasswd')).toBeVisible();
    await expect(page.getByText('Nomor anggota kosong.')).toBeVisible();
    await expect(page.getByText('Alamat surel tidak lengkap.')).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'members-import');
    await page.getByRole('button', { name: 'Simpan 2 anggota' }).click();
    await expect(page.getByText('Selesai.')).toBeVisible({ timeout: 20_000 });
    await expectAccessible(page);
  });

  test('lets a member claim the account with a code from the desk', async ({ page, newPerson }) => {
    await signIn(page, manager, password);
    await visit(page, '/petugas/anggota?cari=00917');
    // The other screen may have claimed it already.
    if (await page.getByText('Sudah punya akun').isVisible()) return;
    await page.getByRole('button', { name: /Buat kode untuk/ }).click();
    const said = await page.getByRole('status').first().innerText();
    const code = /: ([a-z0-9]{5}-[a-z0-9]{5})\./.exec(said)?.[1] ?? '';
    const member = await newPerson();
    await visit(member, `/klaim?nomor=00917&kode=${code}`);
    await expectAccessible(member);
    await shot(member, 'claim');
    await member.getByLabel('Kata sandi').fill('durian jatuh malam');
    await member.getByRole('checkbox').check();
    await member.getByRole('button', { name: 'Klaim akun' }).click();
    await expect(member).toHaveURL(/\/saya$/);
    await expect(member.getByText('Terhubung')).toBeVisible();
  });
});
