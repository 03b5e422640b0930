import { type SelectionPort, serveSelection } from '../src/engines/energy/buildings/serve-selection.ts';

export type { SelectionAnswer, SelectionCall } from '../src/engines/energy/buildings/serve-selection.ts';

serveSelection(globalThis as unknown as SelectionPort);
