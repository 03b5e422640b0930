import { type LoadProfile, profileGaps } from '../territory/load-profiles.ts';
import { readEnedisProfiles } from './enedis-profiles.ts';
import type { LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { problem, type Problem } from './problem.ts';
import { readTables, type TableReadings } from './table-files.ts';
import { decodedText } from './windows-1252.ts';

/** Reads all load profiles among the parts that can be read; one that does not cover a year is told and left out. */
export function buildLoadProfiles(
  parts: readonly Part[],
  options: LoadOptions,
): Promise<TableReadings<readonly LoadProfile[]>> {
  return readTables('loadProfiles', parts, Infinity, options, async (file) => {
    const read = readEnedisProfiles(decodedText(new Uint8Array(await file.bytes())), file.path);
    const whole = read.filter((profile) => profileGaps(profile) === null);
    const problems = read.flatMap((profile) => gapsOf(profile, file.path));
    return { value: whole.length > 0 ? whole : null, problems };
  });
}

function gapsOf(profile: LoadProfile, file: string): readonly Problem[] {
  const gaps = profileGaps(profile);
  if (gaps === null) return [];
  const { name } = profile;
  const message = `${file}: ${name} lacks ${gaps.count} kinds of hour`;
  return [problem('load/gaps', 'partial', message, { file, name, ...gaps })];
}
