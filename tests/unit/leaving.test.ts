import { describe, expect, test } from 'vitest';
import { leavingName, ways, type WayOut } from '../../src/app/leaving.ts';
import { filesUnder, readText, specifiersOf, withoutComments } from '../sources.ts';

const screens = filesUnder('src', /\.tsx?$/).filter((path) => !path.startsWith('src/cli/'));

/** Paths of modules whose code holds a pattern. */
function holding(pattern: RegExp, paths = screens): readonly string[] {
  return paths.filter((path) => pattern.test(withoutComments(readText(path))));
}

/** Every call of `leave`, as written: its way and its audience. */
function departures(): readonly { readonly path: string; readonly way: string; readonly audience: string }[] {
  return screens.flatMap((path) =>
    [...withoutComments(readText(path)).matchAll(/\bleave\(\s*'(\w+)',\s*('?\w+'?)/g)].map(
      ([, way = '', audience = '']) => ({ path, way, audience: audience.replaceAll("'", '') }),
    ),
  );
}

describe('ways out of the studio', () => {
  test('SR-60 the page hands over files, prints and copies in one module only', () => {
    expect(screens.length).toBeGreaterThan(500);
    const handsOver =
      /createObjectURL|\.download\s*=|showSaveFilePicker|navigator\.(share|sendBeacon)|clipboard|execCommand|\.print\(|(?<!\w)print\(\);|toDataURL/;
    expect(holding(handsOver)).toEqual(['src/app/leaving.ts']);
    // Pictures are made where the view is, for those who hand them over.
    expect(holding(/\.toBlob\(|convertToBlob/)).toEqual(['src/scene/components/capture.ts']);
    expect(holding(/\.capture\(/)).toEqual([
      'src/ui/atelier/leave/leave-dialog.tsx',
      'src/ui/atelier/leave/printed-page.tsx',
    ]);
  });

  test('SR-60 nothing is sent: requests ask for the page’s own files', () => {
    expect(holding(/XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection/)).toEqual([]);
    const bodies = holding(/\bfetch\([^)]*,\s*\{/);
    expect(bodies).toEqual([]);
  });

  test('SR-60 each departure is a way of the list, for an audience that it is for', () => {
    const found = departures();
    const calls = screens
      .filter((path) => specifiersOf(readText(path)).some((one) => one.endsWith('/leaving.ts')))
      .flatMap((path) => withoutComments(readText(path)).match(/\bleave\(/g) ?? []);
    expect(found).toHaveLength(calls.length);
    for (const { way, audience } of found) {
      expect(Object.keys(ways)).toContain(way);
      // A variable is typed by the compiler and checked as it runs.
      const isNamed = ['internal', 'published'].includes(audience);
      const allowed: readonly string[] = ways[way as WayOut].for;
      expect(!isNamed || allowed.includes(audience), `${way} for ${audience}`).toBe(true);
    }
    // A page is printed, not handed over.
    const used = new Set([...found.map(({ way }) => way), 'page']);
    expect([...used].toSorted()).toEqual(Object.keys(ways).toSorted());
  });

  test('SR-60 each way has its line in the table of the documents, and no line is of another', () => {
    const rows = [...readText('docs/privacy.md').matchAll(/^\| `(\w+)` \|(.*)\|(.*)\|(.*)\|$/gm)];
    expect(rows.map(([, way]) => way)).toEqual(Object.keys(ways));
    for (const [, , ...cells] of rows)
      for (const cell of cells) expect(cell.trim().length).toBeGreaterThan(4);
  });

  test('SR-60 a file says in its name for whom it is', () => {
    expect(leavingName('territory', 'internal', 'Olemps.jumelles', 'fr')).toBe(
      'Olemps-usage-interne.jumelles',
    );
    expect(leavingName('picture', 'published', 'Olemps.png', 'en')).toBe('Olemps-for-release.png');
    expect(leavingName('record', 'internal', 'Digue.record.json', 'fr')).toBe(
      'Digue-usage-interne.record.json',
    );
    expect(leavingName('record', 'published', 'Digue.record.json', 'fr')).toBe('Digue.record.json');
    expect(leavingName('roads', 'published', 'flow.csv', 'en')).toBe('flow.csv');
  });
});
