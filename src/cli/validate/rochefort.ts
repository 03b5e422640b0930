import { openAsBlob } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { fileFromBlob, type InputFile } from '../../loaders/input-file.ts';
import { type LisfloodCase, readLisfloodCase } from '../../loaders/lisflood.ts';
import { type AscGrid, readAsc } from '../../loaders/asc.ts';
import { fileFromBytes } from '../../loaders/input-file.ts';

/** Folder of the published case, under `ign`. */
export const rochefortFolder = 'littosim_rochefort_charente';

/**
 * The parameter file that the published run must have had. Its `.param` gives the duration and the intervals of
 * the outputs; the rest is read off its results. `res.dem` is the ground with the dikes of the game, `res-0000.wd`
 * is max(0, −z) everywhere, so that the `.start` of zeros holds levels; the first step of 1.3234 s at a depth of
 * 11.412 m is LISFLOOD-FP's α = 0.7 of the `acceleration` solver.
 */
const par = `DEMfile floodfiles/results/res.dem
manningfile shapefiles/rugosity.asc
bcifile floodfiles/rochefort.bci
bdyfile floodfiles/rochefort.bdy
startfile floodfiles/rochefort.start
startelev
acceleration
sim_time 199990
initial_tstep 100
massint 1000
saveint 14285
resroot res
`;

/** The case of the Charente estuary as LittoSIM ran it. */
export async function readRochefort(folder: string): Promise<LisfloodCase> {
  return readLisfloodCase(fileFromBytes(par, 'rochefort.par'), (path) => openFile(join(folder, path)));
}

/** What LISFLOOD-FP published: greatest depths, and depths every 14 285 s. */
export async function readRochefortResults(folder: string): Promise<{ maxDepth: AscGrid }> {
  return { maxDepth: await readAsc(await openFile(join(folder, 'floodfiles', 'results', 'res.max'))) };
}

async function openFile(path: string): Promise<InputFile> {
  try {
    return fileFromBlob(await openAsBlob(path), basename(path));
  } catch (cause) {
    throw new AppError('file/unreadable', `${path}: ${String(cause)}`, { file: path });
  }
}
