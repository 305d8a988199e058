// A room booked with the keyboard alone, while somebody else looks at the same day and wants the same slot.
import { expect, expectAccessible, ready, shot, signIn, test, visit } from './fixtures';
import { chance, colleague, freeSlots, openFreeDay, password, tabTo } from './steps';

test.describe('rooms', { tag: '@rooms' }, () => {
  test('booked by keyboard, refused to the second, cancelled, and free again', async ({ page, newPerson, complaints }, { project }) => {
    complaints.expected(/409/);
    await signIn(page, 'wulan@contoh.sapa.test', password);
    const day = await openFreeDay(page, project.name === 'phone' ? 2 : 5);
    await expectAccessible(page);
    await shot(page, 'rooms');

    // Somebody else wants the same slot, and a third only looks.
    const rival = await newPerson();
    await signIn(rival, 'yosep@contoh.sapa.test', password);
    const slot = (await freeSlots(page).first().getAttribute('href'))!;
    await visit(rival, slot);
    const watcher = await newPerson();
    await visit(watcher, day);

    await tabTo(page, 'td.slot-free a');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname + url.search === slot);
    await expectAccessible(page);
    await shot(page, 'rooms-book');
    await tabTo(page, 'input[name=people]');
    await page.keyboard.type('4');
    await page.keyboard.press('Tab');
    const group = `Klub Cerpen ${chance()}`;
    await page.keyboard.type(group);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ruang\/pesanan\/\w+$/);
    await expect(page.getByText(group)).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'rooms-booked');

    // The one who looks is told without anything moving, and sees it after a reload.
    const told = watcher.getByRole('link', { name: 'Ketersediaan berubah, muat ulang' });
    await expect(told).toBeVisible();
    await told.click();
    await ready(watcher);
    await expect(watcher.locator(`td.slot-free a[href="${slot}"]`)).toHaveCount(0);

    // The second is refused and keeps what was typed.
    await rival.getByLabel('Jumlah orang').fill('3');
    await rival.getByLabel('Nama kelompok').fill('Pembaca Senja');
    await rival.getByRole('button', { name: 'Pesan ruang' }).click();
    await expect(rival.getByText('sudah terisi')).toBeVisible();
    await expect(rival.getByLabel('Nama kelompok')).toHaveValue('Pembaca Senja');
    await expectAccessible(rival);
    await shot(rival, 'rooms-refused');

    // Cancelled, the slot is free to the one who was refused.
    await page.locator('summary', { hasText: 'Batalkan pesanan' }).click();
    await page.getByRole('button', { name: 'Batalkan pesanan' }).click();
    await expect(page.getByText('Dibatalkan').first()).toBeVisible();
    await rival.getByRole('button', { name: 'Pesan ruang' }).click();
    await rival.waitForURL(/\/ruang\/pesanan\/\w+$/);
    await visit(rival, day);
    await expect(rival.locator('td.slot-mine').first()).toBeVisible();
    await shot(rival, 'rooms-mine');
    await rival.locator('td.slot-mine a').first().click();
    await rival.locator('summary', { hasText: 'Batalkan pesanan' }).click();
    await rival.getByRole('button', { name: 'Batalkan pesanan' }).click();
    await expect(rival.getByText('Dibatalkan').first()).toBeVisible();
  });

  test('the desk marks who has come', async ({ page }) => {
    await signIn(page, colleague, password);
    await visit(page, '/petugas/ruang');
    await expectAccessible(page);
    await shot(page, 'rooms-desk');
  });
});
