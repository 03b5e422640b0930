/** Heat of a litre and kelvin, Wh. */
const whPerLitreK = 1.163;

/**
 * Hours of a day in which hot water is drawn, as shares of the day: tapping profile M of 5.845 kWh (regulation EU
 * 812/2013, annex VII), summed by hour.
 */
export const tappingM: readonly number[] = [
  0, 0, 0, 0, 0, 0, 0, 1.61, 0.42, 0.21, 0.105, 0.21, 0.315, 0, 0.105, 0.105, 0.105, 0, 0.315, 0.105, 0.735,
  1.505, 0, 0,
].map((kwh) => kwh / 5.845);

/** A tank that is heated by a power in the hours that are open to it. */
export interface Tank {
  readonly litres: number;
  readonly storeC: number;
  readonly coldC: number;
  readonly roomC: number;
  /** Loss through its insulation, W/K. */
  readonly lossWPerK: number;
  readonly powerW: number;
}

/** What a tank did; in every hour `chargedW + directW = drawnW + lossW + rise of contentWh`. */
export interface TankYear {
  readonly chargedW: Float64Array;
  /** Heated while it is drawn, since the tank was empty. */
  readonly directW: Float64Array;
  readonly lossW: Float64Array;
  /** Heat over cold water at the end of the hour, Wh. */
  readonly contentWh: Float64Array;
}

/**
 * A year of a tank, its first hour full. It loses by how full it is, gives what is drawn while it has some, and is
 * filled in open hours.
 *
 * @param isOpen 1 in hours in which it may be heated (off-peak), one value per hour.
 */
export function runTank(tank: Tank, drawnW: Float64Array, isOpen: Uint8Array): TankYear {
  const fullWh = whPerLitreK * tank.litres * (tank.storeC - tank.coldC);
  const hours = drawnW.length;
  const year: TankYear = {
    chargedW: new Float64Array(hours),
    directW: new Float64Array(hours),
    lossW: new Float64Array(hours),
    contentWh: new Float64Array(hours),
  };
  let content = fullWh;
  for (let hour = 0; hour < hours; hour++) {
    const fullness = fullWh > 0 ? content / fullWh : 0;
    const waterC = tank.coldC + (tank.storeC - tank.coldC) * fullness;
    const lost = Math.min(tank.lossWPerK * Math.max(waterC - tank.roomC, 0), content);
    const given = Math.min(content - lost, drawnW[hour]!);
    const room = fullWh - (content - lost - given);
    const charged = isOpen[hour] === 1 ? Math.min(tank.powerW, room) : 0;
    content += charged - lost - given;
    year.chargedW[hour] = charged;
    year.directW[hour] = drawnW[hour]! - given;
    year.lossW[hour] = lost;
    year.contentWh[hour] = content;
  }
  return year;
}

/** Insulation of upright electric tanks of 200 to 300 L, Wh/(L K day) (order of 31 March 2021, annex 1, losses of storage). */
const tankWhPerLitreKDay = 0.22;
/** A heater that fills a cold tank in some five hours, W/L. */
const tankWPerLitre = 11;
/** Of tanks, and the room they stand in, °C. */
export const storeC = 60;
const tankRoomC = 19;

/** The tank of one person, of so many litres. */
export function personTank(litres: number, coldC: number): Tank {
  return {
    litres,
    storeC,
    coldC,
    roomC: tankRoomC,
    lossWPerK: (tankWhPerLitreKDay * litres) / 24,
    powerW: tankWPerLitre * litres,
  };
}

/** What a tank takes in each hour for a draw: what it is charged, and what it heats while it is empty. */
export function tankCharge(tank: Tank, drawnW: Float64Array, isOpen: Uint8Array): Float64Array {
  const { chargedW, directW } = runTank(tank, drawnW, isOpen);
  return chargedW.map((charged, hour) => charged + directW[hour]!);
}
