import { basename, join } from 'node:path';
import { ashraeCases } from './energy/ashrae-cases.ts';
import { refinedCases } from './energy/refined-cases.ts';
import { guarded, keptFrom, notRun, type ValidateOptions, type ValidationResult } from './result.ts';
import { type DataFile, findFiles, hasColumns, readTables, type TextTable } from './energy/data-files.ts';
import {
  clearSkyCase,
  clearSkyColumns,
  decompositionCase,
  decompositionColumns,
  planesCase,
  planesColumns,
  transpositionCase,
  transpositionColumns,
} from './energy/light-cases.ts';
import { classCase, classColumns, needCase, needColumns, smallDwellingsCases } from './energy/dpe-cases.ts';
import { monthsCases, seasonFile, smallFile } from './energy/dpe-tables.ts';
import { tabulaCase, tabulaColumns } from './energy/tabula-cases.ts';
import { hillockCase, sweepCase } from './energy/horizon-cases.ts';
import { chainCases } from './energy/pv-chain-cases.ts';
import { olempsCase } from './energy/olemps-case.ts';
import { pvwattsCases } from './energy/pvwatts-cases.ts';
import {
  cellCase,
  cellColumns,
  incidenceCase,
  incidenceColumns,
  inverterCase,
  inverterColumns,
} from './energy/photovoltaic-cases.ts';
import {
  positionColumns,
  positionsCase,
  riseCase,
  riseColumns,
  spaCase,
  spaExamples,
} from './energy/solar-position-cases.ts';

/** Cases of one kind of table: every file that has its columns is one. */
interface TableKind {
  readonly name: string;
  readonly columns: readonly (string | RegExp)[];
  readonly run: (name: string, table: TextTable) => ValidationResult;
}

const tableKinds: readonly TableKind[] = [
  { name: 'solar positions', columns: positionColumns, run: positionsCase },
  { name: 'sunrise and sunset', columns: riseColumns, run: riseCase },
  { name: 'clear sky', columns: clearSkyColumns, run: clearSkyCase },
  { name: 'decomposition', columns: decompositionColumns, run: decompositionCase },
  { name: 'transposition', columns: transpositionColumns, run: transpositionCase },
  { name: 'cell temperature', columns: cellColumns, run: cellCase },
  { name: 'incidence', columns: incidenceColumns, run: incidenceCase },
  { name: 'inverter', columns: inverterColumns, run: inverterCase },
  { name: 'planes', columns: planesColumns, run: planesCase },
  { name: 'TABULA', columns: tabulaColumns, run: tabulaCase },
  { name: '3CL needs', columns: needColumns, run: needCase },
  { name: 'DPE classes', columns: classColumns, run: classCase },
];

/**
 * Horizons, whose cases are in the code, and every case found under `energy` of the data folder, recognised by its columns or keys, whatever its name. A kind
 * without a file comes out as not run.
 */
export async function* validateEnergy({
  dataFolder,
}: ValidateOptions): AsyncGenerator<ValidationResult, void, void> {
  const root = join(dataFolder, 'energy');
  yield await guarded('hillock', hillockCase);
  yield await guarded('sweep', sweepCase);
  yield* orNotRun('SPA example', `no spa_reference.json is under ${root}`, spaCases(root));
  const tables = await readTables(root);
  for (const kind of tableKinds) yield* casesOf(kind, tables, root);
  yield* orNotRun('PVWatts', `no hourly export of PVWatts is under ${root}`, pvwattsCases(root));
  yield* orNotRun(
    'PV from PVGIS to the grid',
    `no …_annual.json beside a PVGIS year is under ${root}`,
    chainCases(root),
  );
  yield* orNotRun('months of the order', `no …${seasonFile} is under ${root}`, monthsCases(root));
  yield* orNotRun('small dwellings', `no …${smallFile} is under ${root}`, smallDwellingsCases(root));
  yield* orNotRun('ASHRAE 140', `no cases_5r1c_parameters.json is under ${root}`, ashraeCases(root));
  yield* orNotRun(
    'ASHRAE 140 refined',
    `no cases_5r1c_parameters.json beside annual_and_peak_loads_range.csv is under ${root}`,
    refinedCases(root),
  );
  yield await guarded('Olemps', () => olempsCase(dataFolder));
}

/** Cases of a kind, or one that was not run, where there are none. */
async function* orNotRun(
  name: string,
  reason: string,
  cases: AsyncGenerator<ValidationResult, void, void>,
): AsyncGenerator<ValidationResult, void, void> {
  let count = 0;
  for await (const result of cases) {
    count++;
    yield result;
  }
  if (count === 0) yield notRun(name, reason);
}

async function* spaCases(root: string): AsyncGenerator<ValidationResult, void, void> {
  for (const path of await findFiles(root, 'spa_reference.json'))
    yield* keptFrom(basename(path), async function* () {
      for (const [instant, example] of await spaExamples(path))
        yield await guarded(`SPA example ${instant}`, () => spaCase(instant, example));
    });
}

async function* casesOf(
  { name, columns, run }: TableKind,
  files: readonly DataFile[],
  root: string,
): AsyncGenerator<ValidationResult, void, void> {
  const found = files.filter(({ table }) => hasColumns(table, columns));
  if (found.length === 0) yield notRun(name, `no table with ${columns.join(', ')} is under ${root}`);
  for (const { path, table } of found) {
    const title = `${name}, ${basename(path)}`;
    yield await guarded(title, () => run(title, table));
  }
}
