import { expect, expectAccessible, shot, test, visit } from './fixtures';

test.describe('home', { tag: '@library' }, () => {
  test('greets a visitor, whatever the screen', async ({ page }) => {
    const answer = await visit(page, '/');
    expect(answer?.status()).toBe(200);
    await expect(page).toHaveTitle(/\S/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'id');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'home');
  });
});
