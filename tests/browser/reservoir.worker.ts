import { exposeEngine } from '../../src/simulation/remote.ts';
import { reservoirEngine } from '../contract/linear-reservoir.ts';

exposeEngine(reservoirEngine);
