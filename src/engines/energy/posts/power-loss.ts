import { sum } from '../../../base/sum.ts';
import { hoursMinutes } from '../../../base/clock.ts';
import type { Text } from '../../../base/text.ts';
import type { FieldData, IndicatorRow, Parameters } from '../../../simulation/contract.ts';
import type { EnergyInput } from '../energy-input.ts';
import type { EnergyReason } from '../indicator-specs.ts';
import type { EnergyParameter } from '../parameters.ts';

/** Water at the foot of buildings and places at the instants of a flood, m, instants × features. */
export interface FloodWater {
  readonly timesS: Float64Array;
  readonly ofBuildings: Float32Array;
  readonly ofPlaces: Float32Array;
}

/** What a flood handed on; null: the hypothesis has none. */
export function floodWater(upstream: Readonly<Record<string, FieldData>>): FloodWater | null {
  const timesS = upstream['flood/timesS'];
  if (!(timesS instanceof Float64Array) || timesS.length === 0) return null;
  const read = (layer: string): Float32Array => {
    const depths = upstream[`flood/depth/${layer}`];
    return depths instanceof Float32Array ? depths : new Float32Array(0);
  };
  return { timesS, ofBuildings: read('buildings'), ofPlaces: read('places') };
}

/** Loss of supply through a flood, one value per building or post. Instants in s, NaN: never. */
export interface PowerLoss {
  readonly atS: Float64Array;
  /** Post that was lost, −1: water at the building's own foot, or none. */
  readonly byPost: Int32Array;
  readonly postAtS: Float64Array;
  /** Depth at that instant, m. */
  readonly postDepthM: Float64Array;
  readonly footAtS: Float64Array;
}

/**
 * When each building is without electricity: from the first instant at which the water at its foot, or at the post that it
 * hangs on, is deeper than a threshold. It comes back after the event only: what stood in water is looked at and dried
 * before it is switched on again.
 */
export function powerLoss(
  { posts, buildings }: EnergyInput,
  { timesS, ofBuildings, ofPlaces }: FloodWater,
  { postDepthM, footDepthM }: Parameters<EnergyParameter>,
): PowerLoss {
  const foot = buildings.map((_, i) => firstOver(ofBuildings, timesS, i, footDepthM));
  const post = Array.from(posts.place, (place) => firstOver(ofPlaces, timesS, place, postDepthM));
  const footAtS = Float64Array.from(foot, ({ atS }) => atS);
  const postAtS = Float64Array.from(post, ({ atS }) => atS);
  const byPost = new Int32Array(buildings.length).fill(-1);
  const atS = footAtS.map((own, i) => {
    const through = postAtS[posts.ofBuilding[i]!] ?? Number.NaN;
    if (Number.isNaN(through) || own <= through) return own;
    byPost[i] = posts.ofBuilding[i]!;
    return through;
  });
  return { atS, byPost, footAtS, postAtS, postDepthM: Float64Array.from(post, ({ depthM }) => depthM) };
}

function inCm(depthM: number): number {
  return Math.round(100 * depthM);
}

/** The first instant at which a feature has more water than a threshold, compared in whole centimetres. */
function firstOver(
  depths: Float32Array,
  timesS: Float64Array,
  feature: number,
  thresholdM: number,
): { readonly atS: number; readonly depthM: number } {
  const count = depths.length / timesS.length;
  for (let i = 0; feature < count && i < timesS.length; i++) {
    const depthM = depths[i * count + feature]!;
    if (inCm(depthM) > inCm(thresholdM)) return { atS: timesS[i]!, depthM };
  }
  return { atS: Number.NaN, depthM: 0 };
}

/** The chain of facts: each post that is lost, in the order of time, then the buildings with water at their own foot. */
function lossFacts(
  { posts, buildings }: EnergyInput,
  loss: PowerLoss,
  { postDepthM, footDepthM }: Parameters<EnergyParameter>,
): readonly Text[] {
  const homesOf = (isOne: (i: number) => boolean): number =>
    buildings.reduce((sum, one, i) => sum + (one && isOne(i) ? one.dwellings : 0), 0);
  const lost = [...loss.postAtS.keys()].filter((post) => !Number.isNaN(loss.postAtS[post]!));
  const ofPosts = lost
    .toSorted((a, b) => loss.postAtS[a]! - loss.postAtS[b]!)
    .map((post) => {
      const homes = without(homesOf((i) => loss.byPost[i] === post));
      const cause = `${inCm(loss.postDepthM[post]!)} cm`;
      const [name, at] = [posts.names[post]!.name, hoursMinutes(loss.postAtS[post]!)];
      return {
        fr: `${name} : ${cause} à ${at} > ${inCm(postDepthM)} cm → ${homes.fr}`,
        en: `${name}: ${cause} at ${at} > ${inCm(postDepthM)} cm → ${homes.en}`,
      };
    });
  const wet = [...loss.atS.keys()].filter((i) => loss.byPost[i] === -1 && !Number.isNaN(loss.atS[i]!));
  if (wet.length === 0) return ofPosts;
  const homes = without(homesOf((i) => loss.byPost[i] === -1 && !Number.isNaN(loss.atS[i]!)));
  const first = hoursMinutes(
    wet.reduce((least, i) => Math.min(least, loss.atS[i]!), Number.POSITIVE_INFINITY),
  );
  const many = wet.length > 1;
  return [
    ...ofPosts,
    {
      fr: `${wet.length} ${many ? 'bâtiments' : 'bâtiment'} avec plus de ${inCm(footDepthM)} cm au pied, à partir de ${first} → ${homes.fr}`,
      en: `${wet.length} ${many ? 'buildings' : 'building'} with more than ${inCm(footDepthM)} cm at the foot, from ${first} on → ${homes.en}`,
    },
  ];
}

function without(homes: number): Text {
  return {
    fr: `${homes} ${homes > 1 ? 'logements' : 'logement'} sans électricité`,
    en: `${homes} ${homes === 1 ? 'dwelling' : 'dwellings'} without electricity`,
  };
}

type Rows = readonly IndicatorRow[];

/** Dwellings and buildings without electricity at the end of the event, with who they are, and when each post is lost. */
export function lossRows(
  input: EnergyInput,
  loss: PowerLoss | null,
  parameters: Parameters<EnergyParameter>,
): Readonly<Record<'homesWithoutPower' | 'buildingsWithoutPower' | 'postLostAt', Rows>> {
  const missing = (reason: EnergyReason): Rows => [{ value: null, reason }];
  if (loss === null) {
    const none = missing('noFlood');
    return { homesWithoutPower: none, buildingsWithoutPower: none, postLostAt: none };
  }
  const lost = [...loss.atS.keys()].filter((i) => !Number.isNaN(loss.atS[i]!));
  const lived = lost.filter((i) => (input.buildings[i]?.dwellings ?? 0) > 0);
  const weight = Float64Array.from(lived, (i) => input.buildings[i]!.dwellings);
  const facts = lossFacts(input, loss, parameters);
  const { names } = input.posts;
  return {
    homesWithoutPower: [
      {
        value: sum(weight),
        members: { axis: 'building', indices: Uint32Array.from(lived), weight },
        ...(facts.length > 0 ? { facts } : {}),
      },
    ],
    buildingsWithoutPower: [
      { value: lost.length, members: { axis: 'building', indices: Uint32Array.from(lost), weight: 1 } },
    ],
    postLostAt:
      names.length === 0
        ? missing('noPosts')
        : names.map(({ id: key }, post): IndicatorRow => {
            const atS = loss.postAtS[post]!;
            return Number.isNaN(atS)
              ? { key, value: null, reason: 'postKept' satisfies EnergyReason }
              : { key, value: atS };
          }),
  };
}

/** Since when each building is without electricity at an instant, s; 0: it has some. */
export function offSince(
  loss: PowerLoss | null,
  buildings: number,
  timeS: number,
): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: buildings }, (_, i) => {
    const atS = loss?.atS[i] ?? Number.NaN;
    return atS <= timeS ? timeS - atS : 0;
  });
}

/** Since when, and for how long until the event's end. */
export function lossFields(
  loss: PowerLoss | null,
  buildings: number,
  durationS: number,
): Record<'powerLostAt' | 'powerLostFor', Float32Array<ArrayBuffer>> {
  return {
    powerLostAt: Float32Array.from({ length: buildings }, (_, i) => loss?.atS[i] ?? Number.NaN),
    powerLostFor: offSince(loss, buildings, durationS),
  };
}
