import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './browser.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notRun: number;
}

interface Step {
  readonly title: string;
  /** Script of package.json. */
  readonly script: string;
  /** Runs tests, which are counted one by one; the other steps count as one check each. */
  readonly runsTests?: boolean;
}

/** The few fields of Vitest's JSON report that are read. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

const steps: readonly Step[] = [
  { title: 'Kernels', script: 'build:kernels' },
  { title: 'Example', script: 'build:example' },
  { title: 'Command line', script: 'build:cli' },
  { title: 'Types', script: 'types' },
  { title: 'Lint', script: 'lint' },
  { title: 'Format', script: 'format:check' },
  { title: 'Unused code', script: 'unused' },
  { title: 'Page', script: 'build:app' },
  { title: 'Tests in Node', script: 'test:node', runsTests: true },
  { title: 'Tests in the browser', script: 'test:browser', runsTests: true },
  { title: 'Journeys through the page', script: 'test:journey', runsTests: true },
];

const folder = mkdtempSync(join(tmpdir(), 'jumelles-test-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

process.env['CHROMIUM_PATH'] = provideChromium();
process.exitCode = runAll();

/** Runs the steps in order, stops at the first that fails, and says what was counted. Returns the exit code. */
function runAll(): number {
  const total = { passed: 0, failed: 0, notRun: 0 };
  for (const step of steps) {
    const counts = runStep(step);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.notRun += counts.notRun;
    if (counts.failed > 0) {
      console.log(`\nStopped at the step "${step.title}" (npm run ${step.script}).`);
      break;
    }
  }
  if (total.notRun > 0) console.log(`\n${total.notRun} not run: see NOT RUN above for what they need.`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function runStep(step: Step): Counts {
  console.log(`\n━━ ${step.title}`);
  const begun = performance.now();
  const reportPath = join(folder, `${step.script.replace(':', '-')}.json`);
  const options = step.runsTests === true ? reportOptions(reportPath) : [];
  const { status } = spawnSync('npm', ['run', '--silent', step.script, '--', ...options], {
    stdio: 'inherit',
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`━━ ${step.title}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (step.runsTests !== true)
    return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, notRun: 0 };
  return countTests(reportPath, status === 0);
}

function reportOptions(path: string): readonly string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
}

/** Counts of a report. A run that ends badly without a failed test (a file that does not load) is one failure. */
function countTests(path: string, hasSucceeded: boolean): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 1, notRun: 0 };
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  const failed = hasSucceeded ? report.numFailedTests : Math.max(1, report.numFailedTests);
  const isEmpty = report.numPassedTests + failed === 0;
  return {
    passed: report.numPassedTests,
    failed: isEmpty ? 1 : failed,
    notRun: report.numPendingTests + report.numTodoTests,
  };
}

/** Path of a Chromium; installs Debian's where that is possible, else says what to do and ends. */
function provideChromium(): string {
  const found = findChromium() ?? installChromium();
  if (found !== undefined) return found;
  console.error(
    'No browser found: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the program of one, then run `npm test` again.',
  );
  process.exit(1);
}

/** Installs the `chromium` package on Debian as root; undefined elsewhere, or when that fails. */
function installChromium(): string | undefined {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined;
  console.log('No browser found: installing the package chromium.');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...parameters: readonly string[]): boolean =>
    spawnSync('apt-get', parameters, { stdio: 'inherit', env: environment }).status === 0;
  const isInstalled =
    apt('update', '-qq') &&
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
  return isInstalled ? findChromium() : undefined;
}
