import type { Digest } from '../../src/base/brand.ts';
import type { Alternative, Edit, Hypothesis, Project } from '../../src/scenario/project.ts';
import type { Spot } from './curves.ts';
import { placed } from './hydrology.ts';

/** The example's other question: what happens if the estate is renovated, or roofs take the sun? Figures are made up. */
export function demoEnergyProject(territory: { readonly name: string; readonly digest: Digest }): Project {
  return {
    format: 1,
    title: 'Que se passe-t-il si on rénove les Coteaux ?',
    territory: { name: territory.name, digest: territory.digest },
    hypotheses: [ordinaryYear, electricCars, warmerYear],
    alternatives,
    parameters: {},
    seed: 1,
  };
}

const yearS = 365 * 86_400;

const ordinaryYear: Hypothesis = {
  id: 'annee',
  shortName: 'Année ordinaire',
  title: 'Une année de météo ordinaire',
  horizon: 'today',
  durationS: yearS,
  origin: 'Météo synthétique de la zone climatique',
  conditions: [],
};

const electricCars: Hypothesis = {
  id: 'voitures-2035',
  shortName: 'Voitures de 2035',
  title: 'Une année ordinaire, un tiers des voitures étant électriques',
  horizon: '2035',
  durationS: yearS,
  origin: 'Part choisie pour l’exemple',
  conditions: [
    {
      kind: 'energy/vehicles',
      id: 'un-tiers',
      label: 'Un tiers de voitures électriques',
      share: 0.33,
      kmPerDay: 32,
      charging: 'free',
    },
  ],
};

const warmerYear: Hypothesis = {
  id: 'climat-2050',
  shortName: 'Climat de 2050',
  title: 'Une année plus chaude, avec une canicule en août',
  horizon: '2050',
  durationS: yearS,
  origin: 'Écarts choisis pour l’exemple',
  conditions: [
    { kind: 'energy/climate', id: 'plus-chaud', label: 'Un degré et demi de plus', warmingK: 1.5 },
    { kind: 'energy/heat-wave', id: 'canicule', label: 'Canicule d’août', fromDay: 218, days: 12, riseK: 6 },
  ],
};

/** Round the slabs of 1967 to 1969. */
const estate: readonly Spot[] = [
  [3270, 2930],
  [3390, 2790],
  [3540, 2770],
  [3680, 2850],
  [3660, 2920],
  [3450, 3090],
  [3280, 3090],
];

const renovation: Edit = {
  kind: 'renovation',
  id: 'renovation-des-coteaux',
  label: 'Rénovation des Coteaux',
  ids: [],
  area: estate.map(placed),
  which: 'flats',
  builtBefore: 1975,
  walls: 'aided',
  roof: 'aided',
  floor: 'keep',
  windows: 'aided',
  air: 'tight',
  ventilation: 'humidity',
  heating: 'keep',
};

const schoolRoofs: Edit = {
  kind: 'solar-roofs',
  id: 'toits-des-ecoles',
  label: 'Modules solaires sur les écoles',
  ids: [],
  area: null,
  which: 'schools',
  builtBefore: null,
  usableShare: 0.5,
};

/** What the schools do not use themselves goes to their neighbours and the estate. */
const schoolPower: Edit = {
  kind: 'shared-power',
  id: 'partage-des-ecoles',
  label: 'Courant des écoles partagé avec le quartier',
  ids: [],
  area: (
    [
      [3020, 2360],
      [3640, 2360],
      [3640, 3080],
      [3020, 3080],
    ] as const
  ).map(placed),
  which: 'all',
  builtBefore: null,
  key: 'by-use',
  withinKm: '2',
};

/** From the hospital round the slabs of the estate. */
const network: Edit = {
  kind: 'heat-network',
  id: 'reseau-des-coteaux',
  label: 'Réseau de chaleur des Coteaux',
  line: (
    [
      [3130, 2895],
      [3290, 2890],
      [3320, 3000],
      [3320, 3050],
      [3400, 3040],
      [3330, 2960],
      [3400, 2885],
      [3470, 2830],
      [3520, 2860],
      [3620, 2880],
    ] as const
  ).map(placed),
  withinM: 50,
  ids: [],
  flowC: 80,
  wood: 80,
  gas: 20,
  ground: 0,
  waste: 0,
};

const alternatives: Alternative[] = [
  { id: 'base', shortName: 'Sans projet', title: 'Sans projet', parent: null, edits: [] },
  {
    id: 'renovation',
    shortName: 'Rénover les Coteaux',
    title: 'Murs, toits et fenêtres des immeubles des Coteaux',
    parent: 'base',
    edits: [renovation],
  },
  {
    id: 'reseau',
    shortName: 'Réseau de chaleur',
    title: 'Un réseau de chaleur au bois, de l’hôpital aux Coteaux',
    parent: 'base',
    edits: [network],
  },
  {
    id: 'renovation-et-reseau',
    shortName: 'Rénover et réseau',
    title: 'Les Coteaux rénovés, puis reliés au réseau',
    parent: 'renovation',
    edits: [network],
  },
  {
    id: 'soleil',
    shortName: 'Soleil des écoles',
    title: 'Des modules solaires sur les toits des deux écoles, et leur courant partagé avec le quartier',
    parent: 'base',
    edits: [schoolRoofs, schoolPower],
  },
];
