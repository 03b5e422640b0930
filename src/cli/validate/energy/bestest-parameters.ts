/** What `cases_5r1c_parameters.json` says of one case, its group's mass and its own changes applied. */
export interface BestestParameters {
  readonly floor_area_m2: number;
  readonly volume_m3: number;
  readonly opaque_wall_area_N_E_S_W: readonly number[];
  readonly window_area_N_E_S_W: readonly number[];
  readonly roof_area_m2: number;
  readonly U_wall: number;
  readonly U_roof: number;
  readonly U_floor: number;
  readonly b_floor: number;
  readonly U_window: number;
  readonly g_normal: number;
  readonly g_angular_polynomial_in_incidence_rad: readonly number[];
  readonly g_poly?: readonly number[];
  readonly frame_fraction: number;
  readonly 'infiltration_ach_at_1.2kg_m3': number;
  readonly air_heat_capacity_J_m3K: number;
  readonly h_is: number;
  readonly internal_gain_W: number;
  readonly solar_absorptance: number;
  readonly h_r: number;
  readonly dT_sky_K: number;
  readonly Ff_wall: number;
  readonly Ff_roof: number;
  readonly albedo: number;
  readonly weather: string;
  readonly heating_setpoint: number | string;
  readonly cooling_setpoint: number | string;
  readonly heating?: string;
  readonly night_ventilation_m3_h?: number;
  readonly night_ventilation_hours?: string;
  readonly F_sh?: number;
  readonly Cm_J_m2K: number;
  readonly Am_factor: number;
}

/** The file as written. */
export interface BestestFile {
  readonly common: Readonly<Record<string, unknown>>;
  readonly mass: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly deltas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * Glass of case 600: the file has the 0.789 of the standard's 2017 edition, the model whose results it goes with the
 * 0.769 of 2020 (`Case600.mo`, revision of May 2024: gFac=0.769).
 */
const glass = { of2017: 0.789, of2020: 0.769 };

/** @param id As `600` or `600FF`. */
export function parametersOf({ common, mass, deltas }: BestestFile, id: string): BestestParameters {
  const number = id.replace('FF', '');
  const changes = Object.entries(deltas).filter(([cases]) => cases.split('/').includes(number));
  const merged = Object.assign({}, common, mass[`${number[0]}xx`], ...changes.map(([, change]) => change));
  const parameters = merged as BestestParameters;
  return parameters.g_normal === glass.of2017 ? { ...parameters, g_normal: glass.of2020 } : parameters;
}

/**
 * Value of each hour of the day, from a number or words: `27 C 7h-18h, off otherwise`, `10 C 23h-7h, linear 10->20 C
 * 7h-8h, 20 C 8h-23h`. A ramp takes the mean of each of its hours.
 *
 * @param off What no words are said of.
 */
export function scheduleOf(words: number | string, off: number): Float64Array {
  const day = new Float64Array(24).fill(typeof words === 'number' ? words : off);
  if (typeof words === 'number') return day;
  for (const [, from, to, start, end] of words.matchAll(/([\d.]+)(?:->([\d.]+))? C (\d+)h-(\d+)h/g)) {
    const hours = hoursBetween(Number(start), Number(end));
    for (const [k, hour] of hours.entries()) {
      const share = (k + 0.5) / hours.length;
      day[hour] = Number(from) + (to === undefined ? 0 : (Number(to) - Number(from)) * share);
    }
  }
  return day;
}

/** Whether each hour of the day is within `18h-7h`, over midnight. */
export function hoursOf(words: string): readonly boolean[] {
  const [, start, end] = /(\d+)h-(\d+)h/.exec(words) ?? [];
  const hours = start === undefined ? [] : hoursBetween(Number(start), Number(end));
  return Array.from({ length: 24 }, (_, hour) => hours.includes(hour));
}

function hoursBetween(start: number, end: number): readonly number[] {
  const count = (end - start + 24) % 24 || 24;
  return Array.from({ length: count }, (_, k) => (start + k) % 24);
}
