// Cold start of a library that already holds its data: from exec to the first 200 of /healthz, and the memory of the
// idle process afterwards. The median of nine starts. SAPA_BIN names the binary.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const data = mkdtempSync(join(tmpdir(), 'sapa-bench-'));
const port = await freePort();
const { DATABASE_URL: _, ...env } = { ...process.env, SAPA_ADDR: `127.0.0.1:${port}`, SAPA_DATA: data, RUST_LOG: 'warn' };
try {
  await start(); // Migrates and seeds.
  const starts = [];
  for (let round = 0; round < 9; round++) starts.push(await start());
  const median = (key) => starts.map((one) => one[key]).sort((a, b) => a - b)[4];
  console.log(JSON.stringify({ bench: 'start', cold_ms: Math.round(median('cold')), rss_mb: +median('rss').toFixed(1) }));
} finally {
  rmSync(data, { recursive: true, force: true });
}

async function start() {
  const began = performance.now();
  const server = spawn(process.env.SAPA_BIN, ['serve', '--demo'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new Promise((stopped) => server.once('exit', stopped));
  try {
    while (!(await healthy())) {
      if (server.exitCode !== null) throw new Error(`the server stopped with ${server.exitCode}`);
      await pause(1);
    }
    const cold = performance.now() - began;
    await pause(1000);
    const rss = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)])) / 1024;
    return { cold, rss };
  } finally {
    server.kill('SIGTERM');
    await gone;
  }
}

function healthy() {
  return new Promise((answer) => {
    get({ port, host: '127.0.0.1', path: '/healthz', agent: false }, (response) => {
      response.resume();
      answer(response.statusCode === 200);
    }).on('error', () => answer(false));
  });
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
