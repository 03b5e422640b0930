import type { Text } from '../../../base/text.ts';

/** Sentences about roads, one by one. */
export const roadTexts = {
  added: { fr: 'nouvelle', en: 'new' },
  wanted: { fr: 'Ce qui voudrait passer, sans files', en: 'What would pass, without queues' },
  passing: { fr: 'Ce qui passe, files comprises', en: 'What passes, with queues' },
  others: { fr: 'Ouverte ou fermée', en: 'Open or closed' },
  apart: {
    fr: 'Les deux diffèrent : le premier est calculé heure par heure comme si chacun arrivait dans l’heure ; le second suit les véhicules un par un, que les files retardent ou retiennent, ici ou en amont, et qu’une fermeture détourne en route.',
    en: 'The two differ: the first is computed hour by hour as if everyone arrived within the hour; the second follows vehicles one by one, which queues delay or hold back, here or upstream, and which a closure diverts on the way.',
  },
  passages: { fr: 'passages sur la durée', en: 'passages over the run' },
  busiest: { fr: 'passages, au plus en une heure', en: 'passages, at most in an hour' },
  removed: { fr: 'supprimée', en: 'removed' },
} as const satisfies Readonly<Record<string, Text>>;
