import type { Text } from '../../../base/text.ts';

/** Sentences about roads, one by one. */
export const roadTexts = {
  added: { fr: 'nouvelle', en: 'new' },
  removed: { fr: 'supprimée', en: 'removed' },
} as const satisfies Readonly<Record<string, Text>>;
