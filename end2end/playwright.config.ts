// The journeys, in a real Chromium, on the release build with a fresh demonstration library.
// SAPA_URL points them at a server that is already running instead.
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions, place, screens } from './browser.mjs';

// Workers read this file again and inherit the environment, so the port is chosen once.
process.env.SAPA_PORT ||= String(await freePort());
// Where the server keeps its data, and the mails that a journey reads.
process.env.SAPA_TEST_DATA ||= mkdtempSync(join(tmpdir(), 'sapa-'));
const address = `127.0.0.1:${process.env.SAPA_PORT}`;
const baseURL = process.env.SAPA_URL || `http://${address}`;
const binary = resolve(process.env.CARGO_TARGET_DIR || '../target', 'release/sapa');

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...place,
    baseURL,
    launchOptions,
    // Without motion a picture or a contrast check never catches a colour half way.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    ...Object.entries(screens).map(([name, device]) => ({ name, use: device, testIgnore: 'all.spec.ts' })),
    { name: 'all', testMatch: 'all.spec.ts', dependencies: Object.keys(screens) },
  ],
  webServer: process.env.SAPA_URL
    ? undefined
    : {
        // Never the database of whoever runs the tests; the `trap` lets the server stop first and the directory go after it.
        command: `unset DATABASE_URL; trap : TERM; data=${process.env.SAPA_TEST_DATA}
          SAPA_ADDR=${address} SAPA_DATA=$data SAPA_BEHIND_PROXY=true '${binary}' serve --demo >server.log 2>&1 || tail -20 server.log >&2
          rm -rf "$data"`,
        url: `${baseURL}/healthz`,
        timeout: 60_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      },
});

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
