import { type EffectsPort, serveEffects } from '../src/engines/traffic/roads/serve-effects.ts';

export type { EffectsAnswer, EffectsCall } from '../src/engines/traffic/roads/serve-effects.ts';

serveEffects(globalThis as unknown as EffectsPort);
