import type { Text } from '../../../base/text.ts';
import type { CalibrationRow } from './calibrate.ts';

/** One row for each metered carrier and sector, in the order of the ledger. */
export const calibrationClasses = [
  { key: 'electricity-residential', label: { fr: 'électricité, logements', en: 'electricity, dwellings' } },
  { key: 'electricity-tertiary', label: { fr: 'électricité, tertiaire', en: 'electricity, services' } },
  { key: 'gas-residential', label: { fr: 'gaz, logements', en: 'gas, dwellings' } },
  { key: 'gas-tertiary', label: { fr: 'gaz, tertiaire', en: 'gas, services' } },
  {
    key: 'district-heat-residential',
    label: { fr: 'réseau de chaleur, logements', en: 'heat network, dwellings' },
  },
  {
    key: 'district-heat-tertiary',
    label: { fr: 'réseau de chaleur, tertiaire', en: 'heat network, services' },
  },
] as const;

/** Why something was not calibrated, by the ledger's reasons. */
export const calibrationReasons = {
  'no-total': { fr: 'non calé : aucun total publié', en: 'not calibrated: no published total' },
  secret: { fr: 'non calé : secret statistique', en: 'not calibrated: statistical secrecy' },
  'too-few': {
    fr: 'non calé : moins de 11 points de livraison',
    en: 'not calibrated: fewer than 11 delivery points',
  },
  'nothing-modelled': { fr: 'rien de calculé', en: 'nothing computed' },
  'out-of-range': {
    fr: 'non calé : le total publié est plus de 4 fois au-dessus ou au-dessous du calcul',
    en: 'not calibrated: the published total is over 4 times above or below the run',
  },
  'partly-covered': {
    fr: 'non calé : la commune dépasse du territoire',
    en: 'not calibrated: the commune reaches beyond the territory',
  },
} as const satisfies Readonly<Record<NonNullable<CalibrationRow['reason']> | 'partly-covered', Text>>;
