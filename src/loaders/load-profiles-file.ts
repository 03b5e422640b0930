import { type LoadProfile, profileGaps } from '../territory/load-profiles.ts';
import { readEnedisProfiles } from './enedis-profiles.ts';
import type { LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { problem, type Problem, problemOf } from './problem.ts';
import { decodedText } from './windows-1252.ts';

/** The load profiles of a folder, or why there are none. */
interface BuiltProfiles {
  readonly profiles: readonly LoadProfile[];
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
}

/** Reads all load profiles among the parts that can be read; one that does not cover a year is told and left out. */
export async function buildLoadProfiles(
  parts: readonly Part[],
  options: LoadOptions,
): Promise<BuiltProfiles> {
  const problems: Problem[] = [];
  const profiles: LoadProfile[] = [];
  const used: Part[] = [];
  for (const part of parts) {
    const [file] = part.opened.files;
    if (part.understanding.kind !== 'loadProfiles' || file === undefined) continue;
    try {
      const read = readEnedisProfiles(decodedText(new Uint8Array(await file.bytes())), file.path);
      const whole = read.filter((profile) => profileGaps(profile) === null);
      for (const profile of read) {
        const gaps = profileGaps(profile);
        if (gaps === null) continue;
        const { name } = profile;
        problems.push(
          problem('load/gaps', 'partial', `${file.path}: ${name} lacks ${gaps.count} kinds of hour`, {
            file: file.path,
            name,
            ...gaps,
          }),
        );
      }
      if (whole.length > 0) used.push(part);
      for (const profile of whole) profiles.push(profile);
    } catch (error) {
      problems.push(problemOf(error, file.path, options.signal));
    }
  }
  return { profiles, used, problems };
}
