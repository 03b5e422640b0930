import { clockTime, lasting } from '../../../base/clock.ts';
import { counted } from '../../../base/counted.ts';
import type { Text } from '../../../base/text.ts';
import type { RoadWater } from '../closures.ts';
import type { ChangingAccess, Cut, Detour } from './changing-access.ts';

/** What has to be known to say why a road is closed. */
export interface CauseContext {
  readonly nameOf: (road: number) => Text;
  readonly water: RoadWater | null;
  readonly roads: number;
  readonly passableM: number;
  /** Hour of the day at which the run begins. */
  readonly startHour: number;
}

/** What has to be known to put cuts and detours into sentences. */
export interface FactContext extends CauseContext {
  readonly place: Text;
}

/** The chain of facts, one sentence per road that cuts or diverts, in the order of time. */
export function factsOf(
  { cuts, detours }: Pick<ChangingAccess, 'cuts' | 'detours'>,
  context: FactContext,
): readonly Text[] {
  const told = [
    ...cuts.map((cut) => ({ atS: cut.atS, text: cutText(cut, context) })),
    ...detours.map((detour) => ({ atS: detour.atS, text: detourText(detour, context) })),
  ];
  return told.toSorted((a, b) => a.atS - b.atS).map(({ text }) => text);
}

const building = { one: { fr: 'bâtiment', en: 'building' }, many: { fr: 'bâtiments', en: 'buildings' } };

function cutText({ road, atS, buildings, withoutS, isStillSo }: Cut, context: FactContext): Text {
  const cause = causeText(road, atS, context);
  const n = counted(buildings.length, building);
  const lost = lasting(withoutS);
  return {
    fr: `${cause.fr} → ${n.fr} sans accès (${context.place.fr}), pendant ${lost} au plus${isStillSo ? ', encore à la fin du calcul' : ''}`,
    en: `${cause.en} → ${n.en} out of reach (${context.place.en}), for ${lost} at most${isStillSo ? ', still so at the end of the run' : ''}`,
  };
}

function detourText({ road, atS, buildings, by, longerS }: Detour, context: FactContext): Text {
  const cause = causeText(road, atS, context);
  const n = counted(buildings.length, building);
  const minutes = `+${Math.max(1, Math.round(longerS / 60))}\u00a0min`;
  const way = by < 0 ? null : context.nameOf(by);
  return {
    fr: `${cause.fr} → ${context.place.fr}${way === null ? '' : ` par ${way.fr}`} → jusqu’à ${minutes} (${n.fr})`,
    en: `${cause.en} → ${context.place.en}${way === null ? '' : ` by ${way.en}`} → up to ${minutes} (${n.en})`,
  };
}

/** Why a road is closed: « rue des Tanneurs : 37 cm à 6 h 40 > 30 cm ». */
export function causeText(
  road: number,
  atS: number,
  { nameOf, water, roads, passableM, startHour }: CauseContext,
): Text {
  const at = clockTime(atS, startHour);
  if (road < 0) return at;
  const i = water ? water.timesS.findIndex((timeS) => timeS >= atS) : -1;
  const depthM = i < 0 || !water ? 0 : water.depthM[i * roads + road]!;
  const name = nameOf(road);
  if (depthM <= passableM)
    return { fr: `${name.fr} : fermée à ${at.fr}`, en: `${name.en}: closed at ${at.en}` };
  const limit = Math.round(1000 * passableM) / 10;
  // What closes a road is more than the limit, in figures too.
  const found = Math.max(Math.round(100 * depthM), Math.floor(limit) + 1);
  return {
    fr: `${name.fr} : ${found}\u00a0cm à ${at.fr} > ${String(limit).replace('.', ',')}\u00a0cm`,
    en: `${name.en}: ${found}\u00a0cm at ${at.en} > ${limit}\u00a0cm`,
  };
}
