import type { ZoneResult } from '../five-resistances.ts';
import type { NodeChain } from './construction.ts';
import { type InnerConvection, innerExchange, innerRadiation } from './sol-air.ts';

/** A wall, roof, floor or window of a room. */
export interface RoomElement {
  readonly areaM2: number;
  readonly chain: NodeChain;
  /** Exchange of its outer surface, W/(m² K); 0: nothing passes (a wall to a room of the same temperature). */
  readonly outerWPerM2K: number;
  /** What its outer surface feels, °C, one value per hour: `solAirYear`, or the ground. */
  readonly outerC: Float64Array;
  /** Exchange of its inner surface with the air, W/(m² K): `innerConvection`. */
  readonly inner: InnerConvection;
  /** Share of the light in the room that it takes in; those of a room add up to 1. */
  readonly lightShare: number;
}

export interface Room {
  readonly elements: readonly RoomElement[];
  /** Heat of air and furniture, J/K. */
  readonly airJPerK: number;
  /** By air change, W/K, one value per way of airing. */
  readonly airWPerK: readonly number[];
  /** Shares that go to the air at once: of internal gains, and of the Sun's (ISO 52016-1:2017, annex B: 0.4 and 0.1). */
  readonly internalConvective: number;
  readonly solarConvective: number;
  /** Greatest powers, W; Infinity: no limit. */
  readonly heatLimitW: number;
  readonly coolLimitW: number;
}

/** What acts on a room, one value per hour: as on a zone, the Sun's gains being those through windows alone. */
export interface RoomYear {
  readonly outdoorC: Float64Array;
  readonly internalW: Float64Array;
  readonly solarW: Float64Array;
  readonly heatC: Float64Array;
  readonly coolC: Float64Array;
  readonly mode: Uint8Array;
}

/** What a room did: as a zone, but for the mass, which has no single temperature. */
export type RoomResult = Pick<ZoneResult, 'powerW' | 'airC' | 'operativeC'> & {
  /** Heat through air change and elements to the outside, W, mean of the hour. */
  readonly lossW: Float64Array;
  /** What elements and air store more than the hour before, W. */
  readonly storedW: Float64Array;
};

export function roomResult(hours: number): RoomResult {
  return {
    powerW: new Float64Array(hours),
    airC: new Float64Array(hours),
    operativeC: new Float64Array(hours),
    lossW: new Float64Array(hours),
    storedW: new Float64Array(hours),
  };
}

const hourS = 3600;
/** Hours before the year begins in which masses take their temperature: those of the year's end. */
const warmUpHours = 1440;

/** Constants of a room's equations, elements behind each other. */
interface Equations {
  /** Index of each element's first node, and of the end. */
  readonly first: Int32Array;
  /** Per node: heat stored over an hour, W/(m² K); link to the node before; its share of that node; 1 / diagonal. */
  readonly store: Float64Array;
  readonly link: Float64Array;
  readonly carry: Float64Array;
  readonly inverse: Float64Array;
  /** Per element: diagonal of its last node, the room's part left out. */
  readonly lastHeld: Float64Array;
}

function equationsOf(elements: readonly RoomElement[]): Equations {
  const count = elements.length;
  const first = new Int32Array(count + 1);
  for (const [e, { chain }] of elements.entries()) first[e + 1] = first[e]! + chain.storeJPerM2K.length;
  const nodes = first[count]!;
  const store = new Float64Array(nodes);
  const link = new Float64Array(nodes);
  const carry = new Float64Array(nodes);
  const inverse = new Float64Array(nodes);
  const lastHeld = new Float64Array(count);
  for (const [e, { chain, outerWPerM2K }] of elements.entries()) {
    const length = chain.storeJPerM2K.length;
    for (let i = 0; i < length; i++) {
      const at = first[e]! + i;
      store[at] = chain.storeJPerM2K[i]! / hourS;
      link[at] = i === 0 ? outerWPerM2K : chain.linkWPerM2K[i - 1]!;
      carry[at] = i === 0 ? outerWPerM2K : link[at] * inverse[at - 1]!;
      const returned = i === 0 ? 0 : carry[at] * link[at];
      const held = store[at] + link[at] - returned;
      if (i < length - 1) inverse[at] = 1 / (held + chain.linkWPerM2K[i]!);
      else lastHeld[e] = held;
    }
  }
  return { first, store, link, carry, inverse, lastHeld };
}

/**
 * Hourly heating, cooling and temperatures of a room by the balance of the air and of every node (after ISO
 * 52016-1:2017, the hourly method; implicit in time, an hour a step). Each element is a chain that is
 * solved towards its inner surface, so that an hour comes down to two unknowns: the air, and the mean of the surfaces
 * that radiate to each other. The air is linear in the power given to it. How air and surfaces exchange follows from
 * how much they differed the hour before.
 *
 * @param result Written over; its arrays are as long as those of the year.
 */
export function runRoom(room: Room, year: RoomYear, result: RoomResult): void {
  const { elements, airWPerK, internalConvective, solarConvective, heatLimitW, coolLimitW } = room;
  const { first, store, link, carry, inverse, lastHeld } = equationsOf(elements);
  const { outdoorC, internalW, solarW, heatC, coolC, mode } = year;
  const hours = outdoorC.length;
  const count = elements.length;
  const areaM2 = Float64Array.from(elements, (element) => element.areaM2);
  const surfaceM2 = areaM2.reduce((sum, area) => sum + area, 0);
  const lightPerM2 = Float64Array.from(elements, (element) => element.lightShare / element.areaM2);
  const airStore = room.airJPerK / hourS;
  const start = Math.max(heatC[hours - 1]!, outdoorC[hours - 1]!);
  const node = new Float64Array(store.length).fill(start);
  const onWay = new Float64Array(store.length);
  const exchange = Float64Array.from(elements, ({ inner }) => innerExchange(inner, 1));
  const lastInverse = new Float64Array(count);
  let air = start;
  for (let i = -Math.min(warmUpHours, hours); i < hours; i++) {
    // Before the year begins the same hours are written that its end writes over.
    const hour = i < 0 ? i + hours : i;
    const outdoor = outdoorC[hour]!;
    const aired = airWPerK[mode[hour]!]!;
    const evenly = ((1 - internalConvective) * internalW[hour]!) / surfaceM2;
    const light = (1 - solarConvective) * solarW[hour]!;
    // Surfaces as they would be without air and each other, and what both do to them.
    let [radiant, radiantHeld, radiantByAir] = [0, surfaceM2, 0];
    let [onAir, airHeld, airByRadiant] = [airStore * air + aired * outdoor, airStore + aired, 0];
    onAir += internalConvective * internalW[hour]! + solarConvective * solarW[hour]!;
    for (let e = 0; e < count; e++) {
      const last = first[e + 1]! - 1;
      let before = elements[e]!.outerC[hour]!;
      for (let at = first[e]!; at <= last; at++) {
        before = store[at]! * node[at]! + carry[at]! * before;
        onWay[at] = before;
      }
      onWay[last] = before + evenly + light * lightPerM2[e]!;
      const toAir = exchange[e]!;
      const inverseOfLast = 1 / (lastHeld[e]! + toAir + innerRadiation);
      lastInverse[e] = inverseOfLast;
      const alone = areaM2[e]! * onWay[last]! * inverseOfLast;
      const byAir = areaM2[e]! * toAir * inverseOfLast;
      radiant += alone;
      radiantByAir += byAir;
      radiantHeld -= areaM2[e]! * innerRadiation * inverseOfLast;
      onAir += toAir * alone;
      airHeld += toAir * (areaM2[e]! - byAir);
      airByRadiant += innerRadiation * byAir;
    }
    const slope = 1 / (airHeld - (airByRadiant * radiantByAir) / radiantHeld);
    const free = (onAir + (airByRadiant * radiant) / radiantHeld) * slope;
    const lacking = heatC[hour]! - free;
    const excess = free - coolC[hour]!;
    const power =
      lacking > 0
        ? Math.min(lacking / slope, heatLimitW)
        : excess > 0
          ? -Math.min(excess / slope, coolLimitW)
          : 0;
    const airBefore = air;
    air = free + slope * power;
    const mean = (radiant + radiantByAir * air) / radiantHeld;
    let loss = aired * (air - outdoor);
    let stored = airStore * (air - airBefore);
    let felt = 0;
    for (let e = 0; e < count; e++) {
      const last = first[e + 1]! - 1;
      const received = onWay[last]! + exchange[e]! * air + innerRadiation * mean;
      let inner = received * lastInverse[e]!;
      felt += areaM2[e]! * inner;
      exchange[e] = innerExchange(elements[e]!.inner, air - inner);
      for (let at = last; at >= first[e]!; at--) {
        if (at < last) inner = (onWay[at]! + link[at + 1]! * inner) * inverse[at]!;
        stored += areaM2[e]! * store[at]! * (inner - node[at]!);
        node[at] = inner;
      }
      loss += areaM2[e]! * link[first[e]!]! * (inner - elements[e]!.outerC[hour]!);
    }
    result.powerW[hour] = power;
    result.airC[hour] = air;
    result.operativeC[hour] = 0.5 * (air + felt / surfaceM2);
    result.lossW[hour] = loss;
    result.storedW[hour] = stored;
  }
}
