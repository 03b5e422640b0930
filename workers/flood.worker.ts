import { floodEngine } from '../src/engines/flood/index.ts';
import { exposeEngine } from '../src/simulation/remote.ts';

exposeEngine(floodEngine);
