import type { Text } from '../../base/text.ts';
import type { ConditionForm, FormField } from '../../simulation/contract.ts';

/** Empty: that of the set. */
function factor(key: string, label: Text, stated: number | null = null): FormField {
  return { kind: 'number', key, label, unit: 'kg/kWh', min: 0, max: 2, default: stated };
}

/** What a hypothesis says of emissions and primary energy. */
export const factorConditions: readonly ConditionForm[] = [
  {
    kind: 'energy/emission-factors',
    label: { fr: 'Facteurs d’émission', en: 'Emission factors' },
    help: {
      fr: 'CO₂ équivalent par kWh d’énergie finale. DPE : arrêté du 31 mars 2021, annexe 1, depuis le 1ᵉʳ juillet 2021. ADEME : Base Empreinte, cycle de vie, relevée par France Chaleur Urbaine en juillet 2026. Ce qui est écrit ici remplace la valeur du jeu ; vide, c’est elle (entre parenthèses : DPE, ADEME).',
      en: 'CO₂ equivalent per kWh of final energy. DPE: order of 31 March 2021, annex 1, since 1 July 2021. ADEME: Base Empreinte, life cycle, as France Chaleur Urbaine had it in July 2026. What is written here takes the place of the set’s value; empty, it is that one (in brackets: DPE, ADEME).',
    },
    fields: [
      {
        kind: 'choice',
        key: 'set',
        label: { fr: 'jeu de facteurs', en: 'set of factors' },
        options: [
          { value: 'dpe', label: { fr: 'DPE', en: 'DPE' } },
          { value: 'base-empreinte', label: { fr: 'ADEME, Base Empreinte', en: 'ADEME, Base Empreinte' } },
        ],
      },
      factor('heating', {
        fr: 'électricité, chauffage (0,079 ; 0,0693)',
        en: 'electricity, heating (0.079; 0.0693)',
      }),
      factor('water', {
        fr: 'électricité, eau chaude (0,065 ; 0,0585)',
        en: 'electricity, hot water (0.065; 0.0585)',
      }),
      factor('cooling', {
        fr: 'électricité, climatisation (0,064 ; 0,0583)',
        en: 'electricity, cooling (0.064; 0.0583)',
      }),
      factor('other', {
        fr: 'électricité, autres usages (éclairage du DPE, 0,069, pour les deux)',
        en: 'electricity, other uses (lighting of the DPE, 0.069, for both)',
      }),
      factor('gas', { fr: 'gaz (0,227 ; 0,243)', en: 'gas (0.227; 0.243)' }),
      factor('oil', { fr: 'fioul et GPL (0,324 ; 0,314)', en: 'oil and LPG (0.324; 0.314)' }),
      factor('wood', { fr: 'bois (0,030 ; 0,032)', en: 'wood (0.030; 0.032)' }),
      factor('chips', {
        fr: 'plaquettes des réseaux dessinés (0,024 du DPE pour les deux)',
        en: 'chips of drawn networks (0.024 of the DPE for both)',
      }),
      factor(
        'network',
        {
          fr: 'réseau de chaleur (0,385, réseau inconnu ; 0,0972, moyenne nationale)',
          en: 'heat network (0.385, not known; 0.0972, national mean)',
        },
        0.0972,
      ),
    ],
  },
  {
    kind: 'energy/primary-factor',
    label: { fr: 'Énergie primaire de l’électricité', en: 'Primary energy of electricity' },
    help: {
      fr: '2,3 kWh primaires par kWh jusqu’au 31 décembre 2025 (arrêté du 31 mars 2021), 1,9 depuis le 1ᵉʳ janvier 2026 (arrêté de 2025, JORFTEXT000052134589). Ni l’un ni l’autre ne dit ce qu’il sera plus tard : une autre valeur se pose ici.',
      en: '2.3 primary kWh per kWh until 31 December 2025 (order of 31 March 2021), 1.9 since 1 January 2026 (order of 2025, JORFTEXT000052134589). Neither says what it will be later: another value is set here.',
    },
    fields: [
      {
        kind: 'number',
        key: 'year',
        label: { fr: 'facteur en vigueur au 1ᵉʳ janvier de', en: 'factor in force on 1 January of' },
        unit: 'year',
        min: 2022,
        max: 2060,
        default: 2026,
      },
      {
        kind: 'number',
        key: 'electricity',
        label: {
          fr: 'autre facteur (vide : celui de cette date)',
          en: 'another factor (empty: that of the date)',
        },
        unit: '1',
        min: 0,
        max: 5,
        default: null,
      },
    ],
  },
];
