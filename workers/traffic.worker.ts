import { trafficEngine } from '../src/engines/traffic/index.ts';
import { exposeEngine } from '../src/simulation/remote.ts';

exposeEngine(trafficEngine);
