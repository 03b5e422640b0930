import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pvsystCell, pvwattsDc, pvwattsInverter } from '../../../engines/energy/sun/photovoltaic.ts';
import { skyYear } from '../../../engines/energy/sun/sky-year.ts';
import { onPlane, totalOf } from '../../../engines/energy/sun/transposition.ts';
import { readPvgis } from '../../../loaders/pvgis.ts';
import { keptFrom, type ValidationResult } from '../result.ts';
import { findFiles } from './data-files.ts';
import { atMost, type Check, judged } from './judge.ts';

/** Yearly yields of planes, made from the PVGIS year that lies beside. */
interface ChainFile {
  readonly time_offset_h: number;
  readonly results: Readonly<
    Record<
      string,
      {
        readonly tilt: number;
        readonly azimuth: number;
        readonly poa_kWh_m2: number;
        readonly dc_kWh_per_kWp: number;
        readonly ac_kWh_per_kWp: number;
      }
    >
  >;
}

/** What the file's note says of the array of 1 kWp. */
const array = { nominalW: 1000, gamma: -0.0037, losses: 0.14, efficiency: 0.96, dcToAc: 1.1, albedo: 0.2 };

/** From a PVGIS year to the grid, plane by plane. */
export async function* chainCases(root: string): AsyncGenerator<ValidationResult, void, void> {
  for (const path of await findFiles(root, '_annual.json')) {
    const name = `PV from PVGIS to the grid, ${basename(path)}`;
    yield* keptFrom(name, async function* () {
      const file = JSON.parse(await readFile(path, 'utf8')) as ChainFile;
      const tmy = (await findFiles(dirname(path), '.csv')).find((one) =>
        basename(one).startsWith('pvgis_tmy_'),
      );
      if (file.time_offset_h === undefined || tmy === undefined) return;
      const text = await readFile(tmy, 'utf8');
      yield judged(name, 'light, DC and AC of the year ≤ 0.5 %', chainOf(file, text, basename(tmy)));
    });
  }
}

function chainOf({ results }: ChainFile, text: string, file: string): readonly Check[] {
  const { weather } = readPvgis(text, file);
  const sky = skyYear(weather);
  return Object.entries(results).flatMap(([name, due]) => {
    const sums = { poa: 0, dc: 0, ac: 0 };
    for (const [hour, lit] of sky.entries()) {
      if (!lit) continue;
      const light = totalOf(onPlane(lit.sky, due, array.albedo, lit.brightness));
      const cellC = pvsystCell(light, weather.airC[hour] as number, weather.windM[hour] as number);
      const dc = pvwattsDc(light, cellC, array.nominalW, array.gamma) * (1 - array.losses);
      sums.poa += light / 1000;
      sums.dc += dc / 1000;
      sums.ac +=
        pvwattsInverter(dc, array.nominalW / array.dcToAc / array.efficiency, array.efficiency) / 1000;
    }
    const off = (found: number, expected: number): number => 100 * Math.abs(found / expected - 1);
    return [
      atMost(`${name} light (%)`, off(sums.poa, due.poa_kWh_m2), 0.5),
      atMost(`${name} DC (%)`, off(sums.dc, due.dc_kWh_per_kWp), 0.5),
      atMost(`${name} AC (%)`, off(sums.ac, due.ac_kWh_per_kWp), 0.5),
    ];
  });
}
