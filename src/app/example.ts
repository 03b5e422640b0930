import energyUrl from '../../assets/demo/renovation.json?url&no-inline';
import dikeUrl from '../../assets/demo/project.json?url';
import sketchUrl from '../../assets/generated/demo-sketch.json?url';
import territoryUrl from '../../assets/generated/demo.jumelles?url';

/** Where the page finds the example's territory, as built from its open formats. */
export const exampleTerritoryUrl = territoryUrl;

/** Questions asked on it: where the page finds the project, and the engine that it is about. */
export const examples = {
  dike: { projectUrl: dikeUrl, engine: 'flood' },
  energy: { projectUrl: energyUrl, engine: 'energy' },
} as const;
export type Example = keyof typeof examples;

/** A line drawing of the example: paths of SVG, as `scripts/sketch.ts` makes them. */
export interface Sketch {
  readonly viewBox: readonly [number, number, number, number];
  readonly contours: string;
  readonly heavyContours: string;
  readonly water: string;
  readonly streams: string;
  readonly roads: string;
  readonly buildings: string;
}

/** null where it cannot be had: the start screen does without. */
export async function fetchExampleSketch(): Promise<Sketch | null> {
  const response = await fetch(sketchUrl).catch(() => null);
  return response?.ok ? ((await response.json()) as Sketch) : null;
}

/** Archives of results that the page ships, named `<beginning of the territory's digest>.<engine>+<engine>.jumrun`. */
const archives = import.meta.glob<string>('../../assets/demo/results/*.jumrun', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Results that the page ships for a territory: where they are, and of which engines. */
export interface ShippedResults {
  readonly url: string;
  readonly engines: readonly string[];
}

/** @returns Null when the page ships none. */
export function shippedResults(territoryDigest: string): ShippedResults | null {
  for (const [path, url] of Object.entries(archives)) {
    const [start = '', engines = ''] = path.slice(path.lastIndexOf('/') + 1).split('.');
    if (start.length >= 12 && territoryDigest.startsWith(start)) return { url, engines: engines.split('+') };
  }
  return null;
}
