import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import { digests } from '../tests/unit/base-math-digests.ts';
import { findFirefox } from './browser.ts';

const page =
  '<!doctype html><title>Jumelles</title><script type="module" src="/tests/browser/base-math-page.ts"></script>';
const patienceMs = 180_000;

const firefox = findFirefox();
if (firefox === undefined) {
  console.log('Firefox is not installed here: nothing was checked (FIREFOX_PATH may name one).');
} else {
  process.exitCode = compare(await digestsIn(firefox));
}

/** Tells function by function whether Firefox gives the recorded bits; returns the exit code. */
function compare(found: Readonly<Record<string, string>>): number {
  const names = Object.keys(digests) as (keyof typeof digests)[];
  const failed = names.filter((name) => found[name] !== digests[name]);
  for (const name of names) console.log(`${failed.includes(name) ? 'FAILED' : 'passed'}: ${name}`);
  console.log(`${names.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

/** Opens the page that computes the digests in a Firefox with a profile of its own, and waits for its report. */
async function digestsIn(browser: string): Promise<Readonly<Record<string, string>>> {
  const profile = mkdtempSync(join(tmpdir(), 'jumelles-firefox-'));
  let report: (text: string) => void = () => undefined;
  const reported = new Promise<string>((resolve, reject) => {
    report = resolve;
    setTimeout(() => {
      reject(new Error(`no report from Firefox within ${patienceMs / 1000} s`));
    }, patienceMs).unref();
  });
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false },
    plugins: [
      {
        name: 'report',
        configureServer: ({ middlewares }) => {
          middlewares.use('/report', (request, response) => {
            void bodyOf(request).then(report);
            response.end();
          });
          middlewares.use('/page', (_request, response) => {
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.end(page);
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  const child = spawn(browser, ['--headless', '--no-remote', '--profile', profile, `${address}page`], {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const lost = ended.then(() => Promise.reject(new Error('Firefox ended without a report')));
  try {
    return JSON.parse(await Promise.race([reported, lost])) as Record<string, string>;
  } finally {
    lost.catch(() => undefined);
    child.kill();
    await ended;
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}
