/** A place on a line with its elevation, m. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A vertex of a deck; `of`: the vertex of the line that it is, −1: one more. */
export interface DeckVertex extends Place {
  readonly of: number;
}

/**
 * Slope of ramps: the most of a main road for 80 km/h (Sétra, « Aménagement des routes principales », 1994). They are
 * steeper only where half the bridge is too short for it.
 */
const rampSlope = 0.06;
/** No vertex is added this near to another one, m. */
const leastStepM = 0.5;

/**
 * The deck of a bridge: level over its middle, at a height above the ground there, and from its two ends up (or down) to
 * that by ramps of 6 %. There is a vertex in the middle and where each ramp ends. null: the ground in the middle is not
 * known, or the line has no length.
 *
 * @param line Elevations of its ends are known.
 */
export function deckProfile(
  line: readonly Place[],
  heightM: number,
  groundAt: (x: number, y: number) => number,
): readonly DeckVertex[] | null {
  const [first, last] = [line[0], line.at(-1)];
  const along = distancesOf(line);
  const lengthM = along.at(-1) ?? 0;
  if (!first || !last || lengthM === 0) return null;
  const middle = placeAt(line, along, lengthM / 2);
  const deckM = groundAt(middle.x, middle.y) + heightM;
  if (Number.isNaN(deckM + first.z + last.z)) return null;
  const slopeOf = ({ z }: Place): number => Math.max(rampSlope, Math.abs(deckM - z) / (lengthM / 2));
  const [from, to] = [slopeOf(first), slopeOf(last)];
  const levelAt = (alongM: number): number =>
    alongM <= lengthM / 2
      ? towards(first.z, deckM, from * alongM)
      : towards(last.z, deckM, to * (lengthM - alongM));
  const marks = line.map(({ x, y }, of) => ({ alongM: along[of] as number, x, y, of }));
  const rampEnds = [Math.abs(deckM - first.z) / from, lengthM - Math.abs(deckM - last.z) / to];
  for (const alongM of [lengthM / 2, ...rampEnds]) {
    if (marks.every((mark) => Math.abs(mark.alongM - alongM) > leastStepM))
      marks.push({ alongM, ...placeAt(line, along, alongM), of: -1 });
  }
  return marks
    .toSorted((a, b) => a.alongM - b.alongM)
    .map(({ alongM, x, y, of }) => ({ x, y, z: levelAt(alongM), of }));
}

function towards(z: number, deckM: number, riseM: number): number {
  return deckM > z ? Math.min(deckM, z + riseM) : Math.max(deckM, z - riseM);
}

/** Distance of each vertex from the first, m. */
export function distancesOf(line: readonly { readonly x: number; readonly y: number }[]): readonly number[] {
  const along: number[] = [];
  for (const [i, { x, y }] of line.entries()) {
    const before = line[i - 1] ?? { x, y };
    const [dx, dy] = [x - before.x, y - before.y];
    along.push((along[i - 1] ?? 0) + Math.sqrt(dx * dx + dy * dy));
  }
  return along;
}

function placeAt(
  line: readonly Place[],
  along: readonly number[],
  alongM: number,
): { readonly x: number; readonly y: number } {
  const next = Math.max(
    1,
    along.findIndex((one) => one >= alongM),
  );
  const [a, b] = [line[next - 1] as Place, line[next] as Place];
  const [begin, end] = [along[next - 1] as number, along[next] as number];
  const share = end > begin ? (alongM - begin) / (end - begin) : 0;
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}
