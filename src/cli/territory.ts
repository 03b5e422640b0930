import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Text } from '../base/text.ts';
import { roadFindings } from '../engines/traffic/roads/serve-findings.ts';
import { buildTerritory, type BuiltFolder } from '../loaders/build.ts';
import { readFolder } from '../loaders/folder.ts';
import { reasonTexts } from '../loaders/reason-texts.ts';
import { writeTerritoryFile } from '../loaders/territory-file.ts';
import {
  type Override,
  tableKinds,
  type UnderstoodKind,
  type Understanding,
} from '../loaders/understanding.ts';
import { leastDwellings, leastHouseholds } from '../simulation/privacy.ts';
import { releasedTerritory } from '../territory/released.ts';
import { readinessTexts } from '../territory/readiness-texts.ts';
import { featureKinds, rasterKinds, type Territory } from '../territory/territory.ts';
import { fromWire, type WireError } from '../simulation/failure.ts';
import { readArguments, UsageError } from './arguments.ts';
import { asideLines, item, problemLines } from './folder-report.ts';
import { filesOf } from './input-folder.ts';
import type { Voice } from './messages.ts';

export const territoryUsage: Text = {
  fr: `jumelles territory dossier [--out territoire.jumelles] [--released] [--name nom] [--json]
  Construit un territoire à partir d'un dossier de couches et dit ce qui a été compris.
  --out               fichier où écrire le territoire : usage interne, s'il porte des diagnostics
  --released          le territoire pour diffusion : rien sur moins de 10 logements ou 11 ménages
  --crs chemin=EPSG   système de coordonnées d'un fichier (répétable)
  --kind chemin=sorte sorte d'un fichier : terrain, buildings, unused… (répétable)
  --json              compte rendu en JSON sur la sortie standard
  Code de sortie : 0 construit, 1 rien n'a pu l'être, 2 commande mal écrite`,
  en: `jumelles territory folder [--out territory.jumelles] [--released] [--name name] [--json]
  Builds a territory from a folder of layers and says what was understood.
  --out              file to write the territory to: internal use, if it holds diagnoses
  --released         the territory for release: nothing on fewer than 10 dwellings or 11 households
  --crs path=EPSG    coordinate system of a file (repeatable)
  --kind path=kind   kind of a file: terrain, buildings, unused… (repeatable)
  --json             report as JSON on standard output
  Exit code: 0 built, 1 nothing could be built, 2 misused`,
};

const texts = {
  forcing: { fr: 'Conditions d’eau', en: 'Water conditions' },
  forcings: { fr: 'Événements : {{names}}', en: 'Events: {{names}}' },
  toKnow: { fr: 'À savoir', en: 'To know' },
  missing: { fr: 'Ce qui manque', en: 'What is missing' },
  roads: { fr: 'À savoir des routes', en: 'To know of the roads' },
  problems: { fr: 'À corriger ou à vérifier', en: 'To mend or to check' },
  unknownFile: { fr: 'Aucune couche ne s’appelle {{file}}.', en: 'No layer is called {{file}}.' },
  built: { fr: 'Territoire {{digest}}', en: 'Territory {{digest}}' },
} as const satisfies Record<string, Text>;

/**
 * `jumelles territory`: builds a territory headless, reports what was understood, and writes it when `--out` says
 * where.
 *
 * @returns The exit code: 0 built, 1 nothing could be built.
 * @throws UsageError when the command is written wrongly.
 */
export async function territoryCommand(args: readonly string[], voice: Voice): Promise<number> {
  const { values, positionals } = readArguments(args, {
    out: { type: 'string' },
    name: { type: 'string' },
    json: { type: 'boolean', default: false },
    released: { type: 'boolean', default: false },
    crs: { type: 'string', multiple: true, default: [] },
    kind: { type: 'string', multiple: true, default: [] },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new UsageError(voice.say('oneFile'));
  const overrides = overridesOf(values.crs, values.kind);
  const reading = await readFolder(await filesOf(folder));
  const { understandings, opened, about } = reading;
  const unknown = overrides.find(({ id }) => !opened.has(id));
  if (unknown) throw new UsageError(voice.words.fill(texts.unknownFile, { file: unknown.id }));
  const name = values.name ?? (about?.name || basename(resolve(folder)));
  const whole = await buildTerritory(reading, overrides, { name });
  const built = values.released ? releasedBuild(whole) : whole;
  const roads = built.territory ? roadProblems(built.territory) : [];
  const report = values.json
    ? JSON.stringify({ ...reportOf(understandings, built), roads }, null, 2)
    : [textOf(understandings, built, voice), ...roadLines(roads, voice)].join('\n');
  console.log(report);
  if (!built.territory) return 1;
  if (values.out !== undefined) await writeFile(values.out, await writeTerritoryFile(built.territory));
  return 0;
}

/** What was built, its territory as it may leave the studio. */
function releasedBuild(built: BuiltFolder): BuiltFolder {
  const limits = { dwellings: leastDwellings, households: leastHouseholds };
  return { ...built, territory: built.territory && releasedTerritory(built.territory, limits) };
}

/** What a person should know of a territory's roads. */
function roadProblems({ layers }: Territory): readonly WireError[] {
  const table = layers.roads?.table;
  return table ? roadFindings({ table, turnBans: layers.turnBans ?? null }).problems : [];
}

function roadLines(problems: readonly WireError[], voice: Voice): readonly string[] {
  if (problems.length === 0) return [];
  return ['', voice.words.say(texts.roads), ...problems.map((error) => item(voice.explain(fromWire(error))))];
}

function overridesOf(crs: readonly string[], kinds: readonly string[]): Override[] {
  const overrides = new Map<string, Override>();
  for (const [id, value] of crs.map(splitAtEquals)) {
    if (!/^\d+$/.test(value)) throw new UsageError(`--crs ${id}=${value}`);
    overrides.set(id, { ...overrides.get(id), id, crs: Number(value) });
  }
  for (const [id, value] of kinds.map(splitAtEquals)) {
    if (!isKind(value)) throw new UsageError(`--kind ${id}=${value}`);
    overrides.set(id, { ...overrides.get(id), id, kind: value });
  }
  return [...overrides.values()];
}

function splitAtEquals(text: string): [string, string] {
  const at = text.lastIndexOf('=');
  return [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
}

function isKind(value: string): value is UnderstoodKind {
  return [...rasterKinds, ...featureKinds, ...tableKinds, 'forcing', 'unused'].some((kind) => kind === value);
}

function reportOf(understandings: readonly Understanding[], built: BuiltFolder) {
  const { territory, forcingSets, problems, readiness } = built;
  return {
    digest: territory?.digest ?? null,
    name: territory?.name ?? null,
    crs: territory?.crs ?? null,
    verticalDatum: territory?.verticalDatum ?? null,
    layers: territory ? layersOf(territory) : {},
    sources: territory?.sources ?? [],
    forcingSets: forcingSets.map((set) => ({ name: set.name, forcings: set.forcings.length })),
    readiness,
    problems,
    understandings,
  };
}

function layersOf(territory: NonNullable<BuiltFolder['territory']>): Record<string, object> {
  const told = Object.entries(territory.layers).map(([kind, layer]) => {
    if ('table' in layer) return [kind, { geometry: layer.table.geometry, count: layer.table.count }];
    const { columns, rows, cellSizeM } = layer.grid;
    return [kind, { columns, rows, cellSizeM }];
  });
  return Object.fromEntries(told) as Record<string, object>;
}

function textOf(understandings: readonly Understanding[], built: BuiltFolder, voice: Voice): string {
  const { territory, forcingSets, problems, readiness } = built;
  const { fill, say, t } = voice.words;
  const used = understandings.filter((layer) => layer.kind !== 'unused');
  const lines = used.map((layer) => {
    const { kind } = layer;
    const label = kind === 'forcing' || kind === 'unused' ? say(texts.forcing) : t(`layers.${kind}`);
    return `${label.padEnd(24)} ${layer.id} (${fill(reasonTexts[layer.reason.key], layer.reason.details)})`;
  });
  lines.push(...asideLines(understandings, voice));
  const names = forcingSets.map((set) => set.name).join(', ');
  if (names !== '') lines.push(fill(texts.forcings, { names }));
  if (readiness) {
    const findings = readiness.findings.map((found) =>
      fill(readinessTexts.findings[found.key], found.details),
    );
    lines.push('', say(texts.toKnow), ...findings.map(item));
    lines.push(
      '',
      say(texts.missing),
      ...readiness.missing.map((kind) => item(say(readinessTexts.brings[kind]))),
    );
  }
  if (problems.length > 0) lines.push('', say(texts.problems), ...problemLines(problems, voice));
  if (territory) lines.push('', fill(texts.built, { digest: territory.digest }));
  return lines.join('\n');
}
