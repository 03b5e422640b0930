import { asin, atan2, cos, sin, tan } from '../../../base/math.ts';
import { cosDeg, halfTurn, radians, sinDeg, turn } from './angles.ts';
import { latitudeTerms, longitudeTerms, type PeriodicTerms, radiusTerms } from './earth-terms.ts';
import { nutationTerms } from './nutation-terms.ts';

/** Where the Sun is seen from the middle of the Earth. Angles in degrees; names of Reda and Andreas (2004). */
export interface GeocentricSun {
  /** L, B: heliocentric longitude and latitude of the Earth. */
  readonly heliocentricLongitude: number;
  readonly heliocentricLatitude: number;
  /** R, astronomical units. */
  readonly distanceAu: number;
  /** Δψ, Δε: nutation. */
  readonly nutationInLongitude: number;
  readonly nutationInObliquity: number;
  /** ε: true obliquity of the ecliptic. */
  readonly obliquity: number;
  /** λ: apparent longitude of the Sun. */
  readonly apparentLongitude: number;
  /** ν: apparent sidereal time at Greenwich. */
  readonly siderealTime: number;
  /** α. */
  readonly rightAscension: number;
  /** δ. */
  readonly declination: number;
  /** E: what a sundial shows minus what a clock of mean time shows, minutes. */
  readonly equationOfTimeMin: number;
}

const unixEpochJulianDay = 2_440_587.5;

/**
 * Solar position algorithm of NREL, its geocentric part (Reda and Andreas 2004, NREL/TP-560-34302, §3.1 to 3.8 and
 * A.1): ±0.0003° for the years −2000 to 6000.
 *
 * @param timeS Unix time, s (UTC; UT1 differs by less than 0.9 s, 0.004° of hour angle).
 * @param deltaTS Terrestrial time − universal time, s.
 */
export function geocentricSun(timeS: number, deltaTS: number): GeocentricSun {
  const julianDay = timeS / 86_400 + unixEpochJulianDay;
  const century = (julianDay - 2_451_545) / 36_525;
  const ephemerisCentury = (julianDay + deltaTS / 86_400 - 2_451_545) / 36_525;
  const millennium = ephemerisCentury / 10;

  const heliocentricLongitude = turn(seriesAt(longitudeTerms, millennium) / radians);
  const heliocentricLatitude = seriesAt(latitudeTerms, millennium) / radians;
  const distanceAu = seriesAt(radiusTerms, millennium);
  const [nutationInLongitude, nutationInObliquity] = nutationAt(ephemerisCentury);
  const obliquity = meanObliquity(millennium) + nutationInObliquity;
  const aberration = -20.4898 / (3600 * distanceAu);
  const apparentLongitude = turn(heliocentricLongitude + 180 + nutationInLongitude + aberration);

  const equinoxes = nutationInLongitude * cosDeg(obliquity);
  const meanSiderealTime =
    280.46061837 +
    360.98564736629 * (julianDay - 2_451_545) +
    century * century * (0.000387933 - century / 38_710_000);

  const latitude = -heliocentricLatitude * radians;
  const longitude = apparentLongitude * radians;
  const tilt = obliquity * radians;
  const rightAscension = turn(
    atan2(sin(longitude) * cos(tilt) - tan(latitude) * sin(tilt), cos(longitude)) / radians,
  );
  const declination = asin(sin(latitude) * cos(tilt) + cos(latitude) * sin(tilt) * sin(longitude)) / radians;
  return {
    heliocentricLongitude,
    heliocentricLatitude,
    distanceAu,
    nutationInLongitude,
    nutationInObliquity,
    obliquity,
    apparentLongitude,
    siderealTime: turn(meanSiderealTime + equinoxes),
    rightAscension,
    declination,
    equationOfTimeMin: 4 * halfTurn(meanLongitude(millennium) - 0.0057183 - rightAscension + equinoxes),
  };
}

/** Σ over the powers of τ of Σ A cos(B + C τ) (eq. 9 to 11). */
function seriesAt(series: readonly PeriodicTerms[], tau: number): number {
  return series.reduceRight((higher, terms) => higher * tau + sumOf(terms, tau), 0) * 1e-8;
}

function sumOf(terms: PeriodicTerms, tau: number): number {
  return terms.reduce((sum, [a, b, c]) => sum + a * cos(b + c * tau), 0);
}

/** Nutation in longitude and in obliquity, degrees, at t Julian ephemeris centuries (eq. 15 to 23). */
function nutationAt(t: number): readonly [number, number] {
  const arguments_ = [
    297.85036 + t * (445_267.11148 + t * (-0.0019142 + t / 189_474)),
    357.52772 + t * (35_999.05034 + t * (-0.0001603 - t / 300_000)),
    134.96298 + t * (477_198.867398 + t * (0.0086972 + t / 56_250)),
    93.27191 + t * (483_202.017538 + t * (-0.0036825 + t / 327_270)),
    125.04452 + t * (-1934.136261 + t * (0.0020708 + t / 450_000)),
  ];
  let inLongitude = 0;
  let inObliquity = 0;
  for (const term of nutationTerms) {
    let sum = 0;
    for (let i = 0; i < 5; i++) sum += arguments_[i]! * term[i]!;
    inLongitude += (term[5]! + term[6]! * t) * sinDeg(sum);
    inObliquity += (term[7]! + term[8]! * t) * cosDeg(sum);
  }
  return [inLongitude / 36_000_000, inObliquity / 36_000_000];
}

/** Coefficients of eq. 24, arc seconds, from the power 0 of ten millennia on. */
const obliquityTerms = [
  84_381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67, -39.05, 7.12, 27.87, 5.79, 2.45,
];

function meanObliquity(millennium: number): number {
  return obliquityTerms.reduceRight((higher, term) => higher * (millennium / 10) + term, 0) / 3600;
}

/** Mean longitude of the Sun, degrees (eq. A1's M). */
function meanLongitude(tau: number): number {
  return (
    280.4664567 +
    tau * (360_007.6982779 + tau * (0.03032028 + tau * (1 / 49_931 + tau * (-1 / 15_300 - tau / 2_000_000))))
  );
}
