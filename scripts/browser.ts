import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'msedge',
  'microsoft-edge',
];

/** Flags that give a headless Chromium WebGL 2 without a graphics card, also as root in a container. */
export const chromiumFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-dev-shm-usage',
];

/** Path of the browser that tests use: `CHROMIUM_PATH`, else the first Chromium on the PATH, else undefined. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  return chosen !== undefined && chosen !== '' ? chosen : findOnPath(chromiumNames);
}

/** Path of Firefox: `FIREFOX_PATH`, else the first one on the PATH, else undefined. */
export function findFirefox(): string | undefined {
  const chosen = process.env['FIREFOX_PATH'];
  return chosen !== undefined && chosen !== '' ? chosen : findOnPath(['firefox', 'firefox-esr']);
}

/** First of `names` that is an executable file in a folder of the PATH. */
function findOnPath(names: readonly string[]): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
