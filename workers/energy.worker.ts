import { energyEngine } from '../src/engines/energy/index.ts';
import { exposeEngine } from '../src/simulation/remote.ts';

exposeEngine(energyEngine);
