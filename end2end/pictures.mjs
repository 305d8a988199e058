#!/usr/bin/env node
// Takes the two pictures of README.md anew, from a demonstration library that is already running:
//
//   SAPA_URL=http://127.0.0.1:3000 node end2end/pictures.mjs
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions, openLobby, place, screens, signIn, takeSeat, visit } from './browser.mjs';

const baseURL = process.env.SAPA_URL || 'http://127.0.0.1:3000';
const browser = await chromium.launch(launchOptions);
try {
  const phone = await person(screens.phone);
  await visit(phone, '/');
  await keep(phone, 'home');

  const host = await person(screens.desktop);
  await signIn(host, 'rahma@contoh.sapa.test', 'sapa lubuklinggau');
  const pin = await openLobby(host, 'Lubuklinggau dan Sumatera Selatan');
  const hall = await person({ viewport: { width: 1280, height: 720 } });
  await visit(hall, `/kuis/layar/${pin}`);
  for (const nickname of ['Tapir Tekun', 'Rusa Riang', 'Kancil Kalem']) await takeSeat(await person(screens.phone), pin, nickname);
  await host.getByRole('button', { name: 'Mulai' }).click();
  await hall.locator('.answers').waitFor();
  await hall.waitForTimeout(1000);
  await keep(hall, 'hall');
} finally {
  await browser.close();
}

async function person(device) {
  const context = await browser.newContext({ ...device, ...place, baseURL, reducedMotion: 'reduce' });
  return context.newPage();
}

async function keep(page, name) {
  await page.screenshot({ path: fileURLToPath(new URL(`pictures/${name}.png`, import.meta.url)), animations: 'disabled' });
}
