/** A building or a part of one that has one air temperature. Heat flows in W/K, areas in m². */
export interface Zone {
  /** Through walls, roof and floor, and thermal bridges. */
  readonly opaqueWPerK: number;
  /** Through windows and doors. */
  readonly windowWPerK: number;
  /** By air change, one value per way of airing (day, night, open windows): `mode` says which holds in an hour. */
  readonly airWPerK: readonly number[];
  /** Heat that walls and furniture store, J/K. */
  readonly capacityJPerK: number;
  /** Surface of what stores it, A_m. */
  readonly massAreaM2: number;
  /** All surfaces of the inside, A_t: `insideAreaRatio` times the floor area unless they are known. */
  readonly surfaceAreaM2: number;
  /** Exchange of air and surfaces, W/(m² K): `usualAirToSurface` in the standard. */
  readonly airToSurface: number;
}

/** What acts on a zone, one value per hour. */
export interface ZoneYear {
  readonly outdoorC: Float64Array;
  /** Of people and appliances, W. */
  readonly internalW: Float64Array;
  /** Of the Sun through windows, and on walls less what they radiate to the sky, W. */
  readonly solarW: Float64Array;
  /** Air temperatures under which the zone is heated and above which it is cooled; −Infinity and Infinity: off. */
  readonly heatC: Float64Array;
  readonly coolC: Float64Array;
  /** Index into `airWPerK`. */
  readonly mode: Uint8Array;
}

/** What a zone did, one value per hour. */
export interface ZoneResult {
  /** Positive: heat given; negative: heat taken away, W. Mean of the hour. */
  readonly powerW: Float64Array;
  readonly airC: Float64Array;
  /** What a person feels: 0.3 air + 0.7 surfaces. */
  readonly operativeC: Float64Array;
  /** Of what stores heat, at the end of the hour. */
  readonly massC: Float64Array;
}

export function zoneResult(hours: number): ZoneResult {
  return {
    powerW: new Float64Array(hours),
    airC: new Float64Array(hours),
    operativeC: new Float64Array(hours),
    massC: new Float64Array(hours),
  };
}

/** Surfaces of the inside over floor area, and exchange of air and surfaces, W/(m² K) (ISO 13790:2008, 7.2.2.2). */
export const insideAreaRatio = 4.5;
export const usualAirToSurface = 3.45;

/** Exchange of surfaces and mass, W/(m² K) (ISO 13790:2008, 12.2.2). */
const surfaceToMass = 9.1;
/** Hours before the year begins in which the mass takes its temperature: those of the year's end. */
const warmUpHours = 720;

/** What acts on a zone during an hour: temperatures of the mass before it and of the outside, gains and power, W. */
interface Hour {
  readonly massC: number;
  readonly outdoorC: number;
  readonly internalW: number;
  readonly solarW: number;
  readonly powerW: number;
}

/** What comes of it: the mass at its end, surfaces and air in its mean. */
interface HourResult {
  readonly massC: number;
  readonly surfaceC: number;
  readonly airC: number;
}

/** One hour of the network (ISO 13790:2008, annex C: Crank–Nicolson on the mass, eq. C.1 to C.12). */
function hourOf(zone: Zone, given: number, hour: Hour): HourResult {
  const { opaqueWPerK, windowWPerK, massAreaM2, surfaceAreaM2 } = zone;
  const { massC, outdoorC, internalW, solarW, powerW } = hour;
  // A sealed zone: so little air that nothing follows from it, and no division by zero.
  const air = Math.max(given, 1e-6);
  const toMass = surfaceToMass * massAreaM2;
  const toAir = zone.airToSurface * surfaceAreaM2;
  // Outside to mass: the rest of what resists through opaque parts (12.2.2, eq. 63).
  const massWPerK = opaqueWPerK === 0 ? 0 : 1 / (1 / opaqueWPerK - 1 / toMass);
  const h1 = 1 / (1 / air + 1 / toAir);
  const h2 = h1 + windowWPerK;
  const h3 = 1 / (1 / h2 + 1 / toMass);

  const onAir = 0.5 * internalW + powerW;
  const radiant = 0.5 * internalW + solarW;
  const massShare = massAreaM2 / surfaceAreaM2;
  const surfaceShare = 1 - massShare - windowWPerK / (surfaceToMass * surfaceAreaM2);
  const onSurface = surfaceShare * radiant + windowWPerK * outdoorC + h1 * (onAir / air + outdoorC);
  const onMass = massShare * radiant + massWPerK * outdoorC + (h3 * onSurface) / h2;

  const storage = zone.capacityJPerK / 3600;
  const resist = 0.5 * (h3 + massWPerK);
  const ended = (massC * (storage - resist) + onMass) / (storage + resist);
  const surfaceC = (toMass * 0.5 * (massC + ended) + onSurface) / (toMass + h2);
  const airC = (toAir * surfaceC + air * outdoorC + onAir) / (toAir + air);
  return { massC: ended, surfaceC, airC };
}

/** Causes of an hour, in the order of factors. */
const causes = ['massC', 'outdoorC', 'internalW', 'solarW', 'powerW'] as const;
const nothing: Hour = { massC: 0, outdoorC: 0, internalW: 0, solarW: 0, powerW: 0 };

/** An hour is linear in its causes: what a unit of each does to the mass, to the air, and to what a person feels. */
function factorsOf(zone: Zone, airWPerK: number): readonly number[] {
  const units = causes.map((cause) => hourOf(zone, airWPerK, { ...nothing, [cause]: 1 }));
  return [
    ...units.map(({ massC }) => massC),
    ...units.map(({ airC }) => airC),
    ...units.map(({ airC, surfaceC }) => 0.3 * airC + 0.7 * surfaceC),
  ];
}

/**
 * Hourly heating, cooling and temperatures of a zone by the 5R1C network (ISO 13790:2008, 7.2.2 and annex C). The air
 * is affine in the power given to it (C.4.2), so that one free-running hour and its slope give the power that keeps a
 * set-point; the power has no limit.
 *
 * @param result Written over; its arrays are as long as those of the year.
 */
export function runZone(zone: Zone, year: ZoneYear, result: ZoneResult): void {
  const byAiring = zone.airWPerK.map((air) => factorsOf(zone, air));
  const { outdoorC, heatC } = year;
  const last = outdoorC.length - 1;
  result.massC[last] = Math.max(heatC[last]!, outdoorC[last]!);
  // Before the year begins the same hours are written that its end writes over.
  if (last >= warmUpHours) runFrom(last + 1 - warmUpHours, byAiring, year, result, last);
  runFrom(0, byAiring, year, result, last);
}

/** Runs from an hour to the year's end, in stretches of one way of airing. @param before The hour at whose end it starts. */
function runFrom(
  first: number,
  byAiring: readonly (readonly number[])[],
  year: ZoneYear,
  result: ZoneResult,
  before: number,
): void {
  const { mode } = year;
  let from = first;
  let ended = before;
  while (from < mode.length) {
    const airing = mode[from]!;
    let to = from + 1;
    while (to < mode.length && mode[to] === airing) to++;
    runStretch(from, to, byAiring[airing]!, year, result, ended);
    ended = to - 1;
    from = to;
  }
}

/** Hours of one way of airing, by its factors. @param before The hour at whose end the mass is what it starts from. */
function runStretch(
  from: number,
  to: number,
  factors: readonly number[],
  { outdoorC, internalW, solarW, heatC, coolC }: ZoneYear,
  { powerW, airC, operativeC, massC }: ZoneResult,
  before: number,
): void {
  // One constant each: an array of them would be read in each hour.
  const m0 = factors[0]!;
  const m1 = factors[1]!;
  const m2 = factors[2]!;
  const m3 = factors[3]!;
  const a0 = factors[5]!;
  const a1 = factors[6]!;
  const a2 = factors[7]!;
  const a3 = factors[8]!;
  const f0 = factors[10]!;
  const f1 = factors[11]!;
  const f2 = factors[12]!;
  const f3 = factors[13]!;
  // Power, and what it does else, for a kelvin by which it moves the air.
  const powerPerK = 1 / factors[9]!;
  const massPerK = factors[4]! * powerPerK;
  const feltPerK = factors[14]! * powerPerK;
  // Read from an array it is known to be a number: as an argument it could be boxed in each hour.
  let mass = massC[before]!;
  for (let hour = from; hour < to; hour++) {
    const outdoor = outdoorC[hour]!;
    const internal = internalW[hour]!;
    const solar = solarW[hour]!;
    const free = a0 * mass + (a1 * outdoor + a2 * internal + a3 * solar);
    const feltFree = f0 * mass + (f1 * outdoor + f2 * internal + f3 * solar);
    const heat = heatC[hour]!;
    const cool = coolC[hour]!;
    const moved = free < heat ? heat - free : free > cool ? cool - free : 0;
    mass = m0 * mass + (m1 * outdoor + m2 * internal + m3 * solar) + massPerK * moved;
    powerW[hour] = powerPerK * moved;
    airC[hour] = free + moved;
    operativeC[hour] = feltFree + feltPerK * moved;
    massC[hour] = mass;
  }
}

/** Sums and peaks of a year. */
export interface ZoneTotals {
  readonly heatKwh: number;
  readonly coolKwh: number;
  readonly peakHeatW: number;
  readonly peakCoolW: number;
  /** Hours of the peaks, from 0; that of no power is 0. */
  readonly peakHeatHour: number;
  readonly peakCoolHour: number;
}

export function totalsOf({ powerW }: Pick<ZoneResult, 'powerW'>): ZoneTotals {
  let heat = 0;
  let cool = 0;
  let peakHeatHour = 0;
  let peakCoolHour = 0;
  for (let hour = 0; hour < powerW.length; hour++) {
    const power = powerW[hour]!;
    if (power > 0) heat += power;
    else cool -= power;
    if (power > powerW[peakHeatHour]!) peakHeatHour = hour;
    if (power < powerW[peakCoolHour]!) peakCoolHour = hour;
  }
  return {
    heatKwh: heat / 1000,
    coolKwh: cool / 1000,
    peakHeatW: Math.max(powerW[peakHeatHour]!, 0),
    peakCoolW: Math.max(-powerW[peakCoolHour]!, 0),
    peakHeatHour,
    peakCoolHour,
  };
}
