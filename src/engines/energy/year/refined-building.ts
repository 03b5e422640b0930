import { sum } from '../../../base/sum.ts';
import { constructionsOf } from '../buildings/constructions.ts';
import { storageOf, type ThermalBuilding } from '../buildings/thermal.ts';
import { insideAreaRatio } from '../heat/five-resistances.ts';
import { masslessChain, type NodeChain, nodesOf } from '../heat/refined/construction.ts';
import { lightShares } from '../heat/refined/light-shares.ts';
import {
  type Room,
  type RoomElement,
  type RoomResult,
  type RoomYear,
  runRoom,
} from '../heat/refined/room.ts';
import { innerConvection, outerWPerM2K, skyShares, solAirYear } from '../heat/refined/sol-air.ts';

/** Light on the walls in the mean, and on the roof, W/m², one value per hour. */
export interface OuterLight {
  readonly wallW: Float64Array;
  readonly roofW: Float64Array;
}

/** Heat of air and furniture, J/(m² K) of floor; what goes to the air at once (ISO 52016-1:2017, annex B). */
const airJPerM2K = 10_000;
const convective = { internal: 0.4, solar: 0.1 };
/** Taken in by surfaces outside, and inside; by a window, what goes out through it. */
const absorptance = { outer: 0.6, inner: 0.6, glass: 0.87 };

/**
 * A building as one room of the refined mode: walls (of one construction: their sides count by the mean of the light on
 * them), roof, floor with its ground, windows, and what is inside. Bridges lead from the air to the outside.
 *
 * @param airWPerK By air change, W/K, one value per way of airing.
 */
export function refinedRoom(
  building: ThermalBuilding,
  outdoorC: Float64Array,
  infraredW: Float64Array | null,
  light: OuterLight,
  airWPerK: readonly number[],
): Room {
  const { floorM2, roofM2, bridgeU } = building;
  const [walls, windows] = [sum(building.wallM2), sum(building.windowM2)];
  const built = constructionsOf(building, storageOf(building).capacityJPerM2K, insideAreaRatio);
  const facing = (lightW: Float64Array | null, skyShare: number): Float64Array =>
    solAirYear(outdoorC, lightW, infraredW, { absorptance: absorptance.outer, skyShare });
  const element = (
    areaM2: number,
    chain: NodeChain,
    inner: RoomElement['inner'],
    outerC: Float64Array,
    outer = outerWPerM2K,
  ): RoomElement => ({ areaM2, chain, inner, outerC, outerWPerM2K: outer, lightShare: 0 });
  const floor = element(roofM2, nodesOf(built.floor), innerConvection.floor, outdoorC);
  const glass = element(
    windows,
    masslessChain(built.windowResistance),
    innerConvection.wall,
    facing(null, skyShares.wall),
  );
  const elements = [
    floor,
    element(roofM2, nodesOf(built.roof), innerConvection.roof, facing(light.roofW, skyShares.roof)),
    element(walls, nodesOf(built.wall), innerConvection.wall, facing(light.wallW, skyShares.wall)),
    glass,
    element(built.insideM2, nodesOf(built.inside), innerConvection.wall, outdoorC, 0),
  ].filter(({ areaM2 }) => areaM2 > 0);
  const shares = lightShares(
    elements.map((one) => ({
      areaM2: one.areaM2,
      absorptance: one === glass ? absorptance.glass : absorptance.inner,
      isFloor: one === floor,
    })),
  );
  const bridges = bridgeU * (2 * roofM2 + walls + windows);
  return {
    elements: elements.map((one, i) => ({ ...one, lightShare: shares[i]! })),
    airJPerK: airJPerM2K * floorM2,
    airWPerK: airWPerK.map((air) => air + bridges),
    internalConvective: convective.internal,
    solarConvective: convective.solar,
    heatLimitW: Number.POSITIVE_INFINITY,
    coolLimitW: Number.POSITIVE_INFINITY,
  };
}

/** Runs a room, and says the largest part of any hour's heat that neither left nor was stored. */
export function runRefined(room: Room, year: RoomYear, result: RoomResult): number {
  runRoom(room, year, result);
  const { powerW, lossW, storedW } = result;
  let largest = 0;
  for (let hour = 1; hour < powerW.length; hour++) {
    const given = powerW[hour]! + year.internalW[hour]! + year.solarW[hour]!;
    const size = Math.abs(given) + Math.abs(lossW[hour]!) + Math.abs(storedW[hour]!);
    if (size > 0) largest = Math.max(largest, Math.abs(given - lossW[hour]! - storedW[hour]!) / size);
  }
  return largest;
}
