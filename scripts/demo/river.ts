import { smoothNoise } from './chance.ts';
import { nearestOn, ramp, type Spot } from './curves.ts';
import { fallingProfile, type Profile, placesAlong, profileOf, smoothProfile } from './near-line.ts';
import { mill, plainLevelM, river, riverDepthM } from './plan.ts';

const stepM = 10;

/** Levels along the Aurne, from x = −2200 down; m. */
export interface RiverProfile {
  /** Top of the banks. */
  readonly bank: Profile;
  /** Deepest line of the bed: falls everywhere, slowly in pools, faster over riffles, by 0.7 m at the weir. */
  readonly bed: Profile;
  /** Water of an ordinary day. */
  readonly water: Profile;
  /** Half the width between the banks. */
  readonly halfWidth: Profile;
  /** Bend: positive where the river turns left, 1/m. */
  readonly bend: Profile;
}

export function riverProfile(): RiverProfile {
  const places = placesAlong(river, stepM);
  const plain = profileOf(river, stepM, (x) => plainLevelM(x));
  const bank = fallingProfile(smoothProfile(plain, 500, 3), 0.0002);
  const bend = smoothProfile({ stepM, values: bends(places) }, 30, 2);
  const weir = Math.round(nearestOn(river, ...mill.weir).along / stepM);
  const bed = bedProfile(bank, bend, weir);
  const halfWidth = {
    stepM,
    values: Float64Array.from(places, ([x, y], i) => {
      const sharp = Math.min(1, Math.abs(bend.values[i] as number) * 60);
      return 9.2 + 0.8 * smoothNoise(501, 90, x, y) + 1.1 * sharp;
    }),
  };
  return { bank, bed, water: waterProfile(bed, bend, weir), halfWidth, bend };
}

/** Pools in bends and riffles between them share out the fall of the banks; the weir holds its reach up. */
function bedProfile(bank: Profile, bend: Profile, weir: number): Profile {
  const count = bank.values.length;
  const bed = new Float64Array(count);
  const steep = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const pool = ramp(0.003, 0.011, Math.abs(bend.values[i] as number));
    steep[i] = 1.75 - 1.6 * pool;
  }
  const usual = smoothProfile({ stepM, values: steep }, 400, 2);
  bed[0] = (bank.values[0] as number) - riverDepthM;
  for (let i = 1; i < count; i++) {
    const fall = (bank.values[i - 1] as number) - (bank.values[i] as number);
    const share = (steep[i] as number) / (usual.values[i] as number);
    bed[i] = (bed[i - 1] as number) - Math.max(0.0012, fall * Math.min(2.4, share));
  }
  // The shares do not sum to the whole: bring the bed back to its depth under the banks, smoothly.
  const depth = smoothProfile({ stepM, values: bank.values.map((z, i) => z - (bed[i] as number)) }, 600, 3);
  for (let i = 0; i < count; i++) {
    const along = (i - weir) * stepM;
    const held = along < 0 ? 0.38 * ramp(-650, 0, along) : -0.36 * ramp(700, 40, along);
    bed[i] = (bed[i] as number) + (depth.values[i] as number) - riverDepthM + held;
  }
  return fallingProfile({ stepM, values: bed }, 0.00008);
}

/** About 0.7 m of water over riffles; level pools behind them and behind the weir. */
function waterProfile(bed: Profile, bend: Profile, weir: number): Profile {
  const count = bed.values.length;
  const water = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const pool = ramp(0.003, 0.011, Math.abs(bend.values[i] as number));
    const held = i < weir ? 0.45 * ramp(-500, 0, (i - weir) * stepM) : 0;
    water[i] = (bed.values[i] as number) + 0.62 + 0.1 * pool + held;
  }
  for (let i = count - 2; i >= 0; i--)
    water[i] = Math.max(water[i] as number, (water[i + 1] as number) + 0.0005);
  return { stepM, values: water };
}

function bends(places: readonly Spot[]): Float64Array {
  const bend = new Float64Array(places.length);
  for (let i = 2; i + 2 < places.length; i++) {
    const [ax, ay] = places[i - 2] as Spot;
    const [bx, by] = places[i] as Spot;
    const [cx, cy] = places[i + 2] as Spot;
    const cross = (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
    const a = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    const b = Math.sqrt((cx - bx) * (cx - bx) + (cy - by) * (cy - by));
    const c = Math.sqrt((cx - ax) * (cx - ax) + (cy - ay) * (cy - ay));
    bend[i] = (2 * cross) / (a * b * c);
  }
  return bend;
}
