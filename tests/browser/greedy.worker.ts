import { exposeEngine } from '../../src/simulation/remote.ts';
import { reservoirEngine } from '../contract/linear-reservoir.ts';

/** Asks for more memory than any machine gives to one page: 128 TiB in all. */
function takeEverything(): Float64Array[] {
  return Array.from({ length: 4096 }, () => new Float64Array(2 ** 32));
}

exposeEngine({
  ...reservoirEngine,
  check: () => {
    throw new Error(`${takeEverything().length} arrays were given`);
  },
});
