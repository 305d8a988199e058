// A reading group in the browser: what is written survives, what others write is told without moving the page.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, ready, shot, signIn, test, visit } from './fixtures';
import { chance, password } from './steps';

const group = '/diskusi/sabtu-bersama-pram';

test.describe('a reading group', { tag: '@discussions' }, () => {
  test('a draft survives a reload, a new reply is told without moving the page, one edits and deletes', async ({ page, newPerson }) => {
    await signIn(page, 'wulan@contoh.sapa.test', password);
    await visit(page, group);
    const join = page.getByRole('button', { name: 'Ikut kelompok ini' });
    if (await join.isVisible()) await join.click();
    await expect(page.getByText('Anda anggota')).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'discussions-group');

    // A topic of one's own.
    await page.getByRole('link', { name: 'Buka topik baru' }).click();
    await ready(page);
    const title = `Bab terakhir ${chance()}`;
    await page.getByLabel('Judul topik').fill(title);
    await page.getByLabel('Tulisan', { exact: true }).fill('Bagaimana *menurut Anda*?');
    await page.getByRole('button', { name: 'Pratinjau' }).click();
    await expect(page.locator('.draft-look em')).toHaveText('menurut Anda');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Buka topik' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const topic = new URL(page.url()).pathname;

    // Somebody else reads it.
    const other = await newPerson();
    await signIn(other, 'meilani@contoh.sapa.test', password);
    await visit(other, topic);
    await ready(other);
    // In the middle of it, on a small screen.
    const screen = other.viewportSize()!;
    await other.setViewportSize({ width: 360, height: 400 });
    await other.evaluate(() => scrollTo(0, 90));
    const place = () =>
      other.evaluate(() => [scrollY, document.documentElement.scrollHeight, document.querySelector('article.post')!.getBoundingClientRect().top]);
    const before = await place();
    expect(before[0]).toBe(90);

    // The draft is there after a reload, and gone once it was sent.
    await ready(page);
    const field = page.getByLabel('Balasan Anda');
    const said = `Menurut saya penutupnya jujur ${chance()}.`;
    await field.fill(said);
    await expect(page.getByText('Draf tersimpan di perangkat ini.')).toBeVisible();
    await page.reload();
    await ready(page);
    await expect(field).toHaveValue(said);
    await page.getByRole('button', { name: 'Kirim balasan' }).click();
    await expect(page).toHaveURL(/\?balasan=2#b-2$/);
    const mine = page.locator('article.post', { hasText: said });
    await expect(mine).toBeVisible();
    await ready(page);
    await expect(field).toHaveValue('');
    await expect(page.locator('.arrivals')).toHaveCount(0);

    // The other is told, and nothing moves.
    await expect(other.getByRole('link', { name: '1 balasan baru' })).toBeVisible();
    expect(await place()).toEqual(before);
    await other.setViewportSize(screen);
    await expectAccessible(other);
    await shot(other, 'discussions-arrivals');
    await other.getByRole('link', { name: '1 balasan baru' }).click();
    await expect(other.locator('article.post', { hasText: said })).toBeVisible();

    // Edits, then deletes.
    await mine.getByRole('link', { name: /^Ubah/ }).click();
    await expectAccessible(page);
    const better = `Menurut saya penutupnya pahit ${chance()}.`;
    await page.getByLabel('Tulisan', { exact: true }).fill(better);
    await page.getByRole('button', { name: 'Simpan perubahan' }).click();
    const changed = page.locator('article.post', { hasText: better });
    await expect(changed).toContainText('diubah');
    await shot(page, 'discussions-thread');
    await changed.getByRole('link', { name: /^Ubah/ }).click();
    await page.getByRole('button', { name: 'Hapus' }).click();
    // The dialog asks once more.
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus' }).click();
    await expect(page.getByText('Dihapus oleh penulisnya.')).toBeVisible();
    await expectAccessible(page);
  });

  test('a visitor reads everything and is asked to sign in to reply', async ({ page }) => {
    await visit(page, '/diskusi');
    await expectAccessible(page);
    await shot(page, 'discussions');
    await page.locator('main a.row').first().click();
    await page.locator('main a.row').first().click();
    await expect(page.getByRole('link', { name: 'Masuk untuk membalas' })).toBeVisible();
    await expectAccessible(page);
  });

  // No flag turns popovers off in Chromium any more: the style sheet's question whether they are known is answered no.
  for (const { knows, forgets } of [
    { knows: 'popovers', forgets: false },
    { knows: 'no popovers', forgets: true },
  ]) {
    test(`what is asked once more opens in a browser that knows ${knows}`, async ({ page }) => {
      await signIn(page, 'meilani@contoh.sapa.test', password);
      await visit(page, group);
      const join = page.getByRole('button', { name: 'Ikut kelompok ini' });
      if (await join.isVisible()) await join.click();
      // Not the newest: that may be the topic of the journey beside this one.
      await page.locator('main a.row').nth(2).click();
      await ready(page);
      const said = `Sekali lagi ${chance()}.`;
      await page.getByLabel('Balasan Anda').fill(said);
      await page.getByRole('button', { name: 'Kirim balasan' }).click();
      const mine = page.locator('article.post', { hasText: said });
      const edit = (await mine.getByRole('link', { name: /^Ubah/ }).getAttribute('href')) ?? '';

      if (forgets) await rewritten(page, /\.css$/, /:popover-open\)/g, ':no-such-thing)', 'not selector(:popover-open)');
      await visit(page, edit);
      const [opener, dialog] = [page.locator('[popovertarget=hapus]').first(), page.locator('dialog#hapus')];
      if (forgets) {
        await expect(opener).toBeHidden();
      } else {
        await expect(dialog).toBeHidden();
        await opener.press('Enter');
        await expect(dialog).toBeVisible();
        expect(await dialog.evaluate((shown) => [shown.matches(':popover-open'), shown.matches(':modal')])).toEqual([true, false]);
        await dialog.getByRole('button', { name: 'Tutup' }).click();
        await expect(dialog).toBeHidden();
        await opener.click();
      }
      await expectAccessible(page);
      await shot(page, `dialog-${forgets ? 'in-the-page' : 'popover'}`);
      await dialog.getByRole('button', { name: 'Hapus' }).click();
      await expect(page.getByText(said)).toHaveCount(0);
    });
  }
});

/** Has what `address` matches arrive with `to` in place of `from`, of which `sample` is one. */
async function rewritten(page: Page, address: RegExp, from: RegExp, to: string, sample: string) {
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    expect(body).toContain(sample);
    await route.fulfill({ response, body: body.replace(from, to) });
  });
}
