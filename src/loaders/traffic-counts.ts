import { AppError } from '../base/errors.ts';
import { columnsOf, fieldsOf, numberIn, type Separator, separatorOf } from './csv-columns.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import { linesOf } from './text-lines.ts';
import { FaultList } from './tntp-text.ts';

/** Vehicles counted on roads, one value per count. Both directions together, as annual averages are. */
export interface TrafficCounts {
  /** `day`: vehicles on an average day of the year (TMJA); `hour`: vehicles per hour. */
  readonly per: 'day' | 'hour';
  readonly vehicles: Float64Array;
  /** Part of heavy vehicles, 0 … 1; NaN: not counted. */
  readonly heavyShare: Float64Array;
  /** Identifier of the road segment; '': told by its place. */
  readonly roads: readonly string[];
  /** Easting and northing, or longitude and latitude: two per count; NaN: told by its road. */
  readonly xy: Float64Array;
  readonly isLonLat: boolean;
  readonly years: Float64Array;
  readonly problems: readonly Problem[];
}

const names = {
  day: ['tmja', 'tmjatotal', 'traficmoyenjournalier', 'mja', 'aadt', 'vehiculesparjour', 'vehiclesperday'],
  hour: ['vehiculesparheure', 'vehiclesperhour', 'debithoraire', 'traficheure', 'hourlyflow'],
  heavy: ['ratiopl', 'pctpl', 'pourcentagepl', 'partpl', 'pl', 'heavypercent', 'heavyshare'],
  road: ['cleabs', 'troncon', 'idtroncon', 'roadid', 'linkid'],
  x: ['x', 'xd', 'xl93', 'coordx', 'easting'],
  y: ['y', 'yd', 'yl93', 'coordy', 'northing'],
  lon: ['lon', 'longitude', 'lng'],
  lat: ['lat', 'latitude'],
  year: ['anneemesuretrafic', 'annee', 'year'],
} as const;

/** How the rows of a file are read: column places, −1 where absent. */
interface Layout {
  readonly separator: Separator;
  readonly at: Readonly<Record<keyof typeof names, number>>;
  readonly isLonLat: boolean;
}

/**
 * Reads counts from CSV with a heading, as the yearly averages (TMJA) that roads' services publish: a flow, and a place
 * or a road segment. Percentages of heavy vehicles are in hundredths, as published.
 *
 * @throws AppError `file/empty`, `traffic/count-columns`.
 */
export async function readTrafficCounts(file: InputFile, options: LoadOptions = {}): Promise<TrafficCounts> {
  if (file.size === 0) throw new AppError('file/empty', `${file.name} is empty`, { file: file.name });
  const faults = new FaultList(file.name);
  const vehicles: number[] = [];
  const heavy: number[] = [];
  const roads: string[] = [];
  const xy: number[] = [];
  const years: number[] = [];
  let layout: Layout | null = null;
  let number = 0;
  for await (const lines of linesOf(file, options)) {
    for (const line of lines) {
      number++;
      if (line.trim() === '') continue;
      if (layout === null) {
        layout = layoutOf(line, file.name);
        continue;
      }
      const { at, isLonLat, separator } = layout;
      const fields = fieldsOf(line, separator);
      const value = (column: number): number => (column < 0 ? Number.NaN : numberIn(fields[column] ?? ''));
      const flow = value(at.day >= 0 ? at.day : at.hour);
      const [x, y] = isLonLat ? [value(at.lon), value(at.lat)] : [value(at.x), value(at.y)];
      const road = at.road < 0 ? '' : (fields[at.road] ?? '');
      if (!(flow >= 0) || (road === '' && !(Number.isFinite(x) && Number.isFinite(y)))) {
        faults.add('traffic/count-syntax', number);
        continue;
      }
      const percent = value(at.heavy);
      vehicles.push(flow);
      heavy.push(percent >= 0 && percent <= 100 ? percent / 100 : Number.NaN);
      roads.push(road);
      xy.push(x, y);
      years.push(value(at.year));
    }
  }
  return {
    per: layout && layout.at.day < 0 ? 'hour' : 'day',
    vehicles: Float64Array.from(vehicles),
    heavyShare: Float64Array.from(heavy),
    roads,
    xy: Float64Array.from(xy),
    isLonLat: layout?.isLonLat ?? false,
    years: Float64Array.from(years),
    problems: faults.problems(),
  };
}

function layoutOf(heading: string, file: string): Layout {
  const separator = separatorOf(heading);
  const titles = fieldsOf(heading, separator);
  const at = columnsOf(titles, names);
  const isProjected = at.x >= 0 && at.y >= 0;
  const isLonLat = !isProjected && at.lon >= 0 && at.lat >= 0;
  const hasFlow = at.day >= 0 || at.hour >= 0;
  if (!hasFlow || !(isProjected || isLonLat || at.road >= 0))
    throw new AppError('traffic/count-columns', `${file}: no columns of counts`, {
      file,
      columns: titles.slice(0, 8).join(', '),
    });
  return { separator, at, isLonLat };
}
