import type { Text } from '../../base/text.ts';
import type { Unit } from '../../base/units.ts';
import type { Parameter } from '../../simulation/contract.ts';
import { plain } from './parameter-kinds.ts';

function standing(source: string, label: Text, help: Text, usual: number, unit: Unit = 'EUR'): Parameter {
  return plain({ group: 'prices', unit, source, label, help, values: [0, usual, 2000] });
}

/** What is paid a year whatever is used; 0: not counted. A hypothesis may set others. */
export const standingParameters = {
  standing6: standing(
    'trve2026',
    { fr: 'abonnement d’électricité, par logement', en: 'standing charge of electricity, per dwelling' },
    {
      fr: '6 kVA, 15,86 € par mois : la puissance la plus courante (70 % des foyers). Un bâtiment de services en a un seul : sa puissance n’est pas connue.',
      en: '6 kVA, 15.86 € a month: the most usual power (70 % of households). A building of services has one alone: its power is not known.',
    },
    190.32,
  ),
  standing9: standing(
    'trve2026',
    {
      fr: 'abonnement d’électricité, par grand logement chauffé à l’électricité',
      en: 'standing charge of electricity, per large dwelling heated by electricity',
    },
    {
      fr: '9 kVA, 19,88 € par mois : au-dessus de 80 m², avec convecteurs ou pompe à chaleur.',
      en: '9 kVA, 19.88 € a month: above 80 m², with convectors or a heat pump.',
    },
    238.56,
  ),
  standingGas: standing(
    'fcu2026',
    { fr: 'abonnement de gaz, par logement au gaz', en: 'standing charge of gas, per dwelling with gas' },
    {
      fr: 'Prix repère de la CRE pour le chauffage, août 2026.',
      en: 'Reference price of the regulator for heating, August 2026.',
    },
    360.79,
  ),
  standingNetwork: standing(
    'amorce2023',
    {
      fr: 'réseau de chaleur : part fixe (R2), par kW souscrit',
      en: 'heat network: fixed part (R2), per kW subscribed',
    },
    {
      fr: '40 % de 114,2 €/MWh toutes taxes, pour 1,4 MWh par kW (choix de Jumelles). La puissance souscrite est la déperdition au froid de base pour laquelle le raccordement a été fait.',
      en: '40 % of 114.2 €/MWh with all taxes, for 1.4 MWh a kW (choice of Jumelles). The power subscribed is the loss in design cold that the connection was made for.',
    },
    64,
    'EUR/kW',
  ),
} as const satisfies Record<string, Parameter>;
