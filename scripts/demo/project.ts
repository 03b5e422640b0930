import type { Digest } from '../../src/base/brand.ts';
import { riverbeds } from '../../src/engines/flood/parameters.ts';
import type { Alternative, Edit, Hypothesis, Project } from '../../src/scenario/project.ts';
import { floodStories, hypothesisOf, placed } from './hydrology.ts';
import { expansion, newDike } from './story.ts';

/** The example's project: what happens if the dike is built? Figures are made up and say so. */
export function demoProject(territory: { readonly name: string; readonly digest: Digest }): Project {
  return {
    format: 1,
    title: 'Que se passe-t-il si on construit la digue ?',
    territory: { name: territory.name, digest: territory.digest },
    hypotheses: [...floodStories.map(hypothesisOf), workingDay],
    alternatives,
    parameters: { flood: { riverbed: riverbeds.surveyed, cellFactor: 2, hotStartS: 3600 } },
    seed: 1,
  };
}

const workingDay: Hypothesis = {
  id: 'jour-de-semaine',
  shortName: 'Jour de semaine',
  title: 'Un jour de semaine sans crue',
  horizon: 'today',
  durationS: 86_400,
  origin: 'Déplacements estimés à partir des habitants et des emplois (données inventées)',
  conditions: [],
};

const dike: Edit = {
  kind: 'dike',
  id: 'digue-des-pres',
  label: 'Digue des Prés',
  line: newDike.line.map(placed),
  crestM: [...newDike.crestM],
};

const field: readonly Edit[] = [
  ...expansion.edges.map(
    ({ line, crestM }, i): Edit => ({
      kind: 'dike',
      id: `bord-du-champ-${i + 1}`,
      label: i === 0 ? 'Bord amont du champ' : 'Bord du champ le long de l’Aurne et à l’aval',
      line: line.map(placed),
      crestM: [...crestM],
    }),
  ),
  {
    kind: 'ground',
    id: 'berge-abaissee',
    label: 'Berge abaissée',
    area: expansion.inlet.map(placed),
    mode: 'lower-to',
    valueM: expansion.inletM,
  },
];

/** From the fire station's junction over the plain to the street of the old bridge, above the exceptional flood. */
const viaduct: Edit = {
  kind: 'road-new',
  id: 'viaduc',
  label: 'Viaduc de la D45',
  line: [
    [2920, 1802],
    [2972, 1950],
    [2962, 2330],
    [2905, 2476],
    [2843.8, 2503.1],
  ].map(([x = 0, y = 0]) => placed([x, y])),
  zM: [66.4, 67.5, 67.5, 67, 66.2],
  deckHeightM: null,
  nature: 'single',
  importance: '3',
  lanes: 2,
  speedKmh: 50,
  level: 1,
  direction: 'both',
  name: 'Viaduc de la D45',
};

const alternatives: Alternative[] = [
  { id: 'base', shortName: 'Sans projet', title: 'Sans projet', parent: null, edits: [] },
  {
    id: 'digue',
    shortName: 'Digue des Prés',
    title: 'Une digue autour du quartier des Prés',
    parent: 'base',
    edits: [dike],
  },
  {
    id: 'champ',
    shortName: 'Champ d’expansion',
    title: 'Un champ d’expansion des crues en amont du bourg : berge abaissée et levée de ceinture',
    parent: 'base',
    edits: [...field],
  },
  {
    id: 'digue-et-champ',
    shortName: 'Digue et champ',
    title: 'La digue des Prés et le champ d’expansion des crues',
    parent: 'digue',
    edits: [...field],
  },
  {
    id: 'viaduc',
    shortName: 'Viaduc D45',
    title: 'Un viaduc sur la plaine, pour que la D45 reste ouverte',
    parent: 'base',
    edits: [viaduct],
  },
];
