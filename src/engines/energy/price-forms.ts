import type { Text } from '../../base/text.ts';
import type { ConditionForm, FormField } from '../../simulation/contract.ts';

function priceOf(key: string, label: Text, usual: number): FormField {
  return { kind: 'number', key, label, unit: 'EUR/kWh', min: 0, max: 5, default: usual };
}

function standing(key: string, label: Text, usual: number): FormField {
  return { kind: 'number', key, label, unit: 'EUR', min: 0, max: 2000, default: usual };
}

/** What a hypothesis says of prices. */
export const priceConditions: readonly ConditionForm[] = [
  {
    kind: 'energy/prices',
    label: { fr: 'Prix des énergies', en: 'Prices of energy' },
    help: {
      fr: 'Toutes taxes, par kWh facturé (le gaz : pouvoir calorifique supérieur), sans abonnement.',
      en: 'With all taxes, per kWh on the bill (gas: gross calorific value), without standing charge.',
    },
    fields: [
      priceOf('electricity', { fr: 'électricité', en: 'electricity' }, 0.2001),
      priceOf('gas', { fr: 'gaz', en: 'gas' }, 0.1256),
      priceOf('oil', { fr: 'fioul et GPL', en: 'oil and LPG' }, 0.15),
      priceOf('wood', { fr: 'bois', en: 'wood' }, 0.087),
      priceOf('network', { fr: 'réseau de chaleur', en: 'heat network' }, 0.0685),
    ],
  },
  {
    kind: 'energy/tariff',
    label: { fr: 'Tarifs et abonnements', en: 'Tariffs and standing charges' },
    help: {
      fr: 'Un seul prix de l’électricité (celui des prix des énergies), ou des heures creuses de 22 h à 6 h, heure légale. Électricité : Tarif Bleu du 1ᵉʳ août 2026 ; gaz : prix repère d’août 2026 ; réseaux de chaleur : enquête d’AMORCE sur 2023.',
      en: 'One price of electricity (that of the prices of energy), or off-peak hours from 22 h to 6 h, legal time. Electricity: regulated tariff of 1 August 2026; gas: reference price of August 2026; heat networks: AMORCE’s survey of 2023.',
    },
    fields: [
      {
        kind: 'choice',
        key: 'option',
        label: { fr: 'option', en: 'option' },
        options: [
          { value: 'off-peak', label: { fr: 'heures creuses', en: 'off-peak hours' } },
          { value: 'base', label: { fr: 'base', en: 'one price' } },
        ],
      },
      priceOf('fullEur', { fr: 'heures pleines', en: 'full hours' }, 0.2142),
      priceOf('offPeakEur', { fr: 'heures creuses', en: 'off-peak hours' }, 0.1589),
      standing(
        'standingElectricity',
        {
          fr: 'abonnement d’électricité, par logement et par an (0 : non compté)',
          en: 'standing charge of electricity, per dwelling and year (0: not counted)',
        },
        190.32,
      ),
      standing(
        'standingHeated',
        {
          fr: 'le même, par logement de plus de 80 m² chauffé à l’électricité',
          en: 'the same, per dwelling above 80 m² heated by electricity',
        },
        238.56,
      ),
      standing(
        'standingGas',
        {
          fr: 'abonnement de gaz, par logement au gaz et par an (0 : non compté)',
          en: 'standing charge of gas, per dwelling with gas and year (0: not counted)',
        },
        360.79,
      ),
      standing(
        'standingNetwork',
        {
          fr: 'part fixe des réseaux de chaleur (R2), par kW souscrit et par an (0 : non comptée)',
          en: 'fixed part of heat networks (R2), per kW subscribed and year (0: not counted)',
        },
        64,
      ),
    ],
  },
];
