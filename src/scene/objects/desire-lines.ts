import type { DesireLine } from '../picture.ts';
import type { DrapeStyle } from './field-drape.ts';
import { measured } from './edge-lines.ts';
import { EdgeRibbons } from './edge-ribbons.ts';
import type { Ground } from './ground.ts';
import { desirePixels } from './ribbon-widths.ts';

const pieces = 12;
/** Height of an arc over the ground, as a share of its length. */
const riseShare = 0.12;

/** Vehicles between places as arcs over the ground, wider with their number. */
export function desireArcs(
  desires: readonly DesireLine[],
  ground: Ground,
  style: DrapeStyle,
  ink: string,
): EdgeRibbons {
  const first = Uint32Array.from({ length: desires.length + 1 }, (_, i) => i * (pieces + 1));
  const points = new Float32Array(3 * desires.length * (pieces + 1));
  for (const [i, { from, to }] of desires.entries()) {
    const [x0, y0, z0] = ground.sceneAt(...from);
    const [x1, y1, z1] = ground.sceneAt(...to);
    const rise = riseShare * Math.hypot(x1 - x0, y1 - y0);
    for (let k = 0; k <= pieces; k++) {
      const t = k / pieces;
      const z = z0 + (z1 - z0) * t + 4 * rise * t * (1 - t);
      points.set([x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, z], 3 * (i * (pieces + 1) + k));
    }
  }
  const most = Math.max(0, ...desires.map(({ vehicles }) => vehicles));
  const alone = new Int32Array(desires.length).fill(-1);
  const widths = { metres: [0, 0], pixels: desirePixels, full: most } as const;
  const ribbons = new EdgeRibbons(measured(first, points), alone, style, widths, ink);
  ribbons.show(desires.map(({ vehicles }) => vehicles));
  ribbons.renderOrder = 9;
  return ribbons;
}
