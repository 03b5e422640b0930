import { landCoverClasses, landCoverLabels } from '../../territory/land-cover.ts';
import type { ConditionForm, EditForm, FormField } from '../../simulation/contract.ts';

const section: FormField = {
  kind: 'line',
  key: 'section',
  label: { fr: 'section, de berge à berge', en: 'section, from bank to bank' },
};
const border: FormField = {
  kind: 'border',
  key: 'border',
  label: { fr: 'partie du bord', en: 'stretch of the border' },
};
const area: FormField = { kind: 'area', key: 'area', label: { fr: 'zone', en: 'area' } };

const discharge: FormField = {
  kind: 'series',
  key: 'series',
  label: { fr: 'hydrogramme', en: 'hydrograph' },
  unit: 'm3/s',
};
const level: FormField = {
  kind: 'series',
  key: 'series',
  label: { fr: 'niveau de l’eau', en: 'water level' },
  unit: 'm',
};
const datum: FormField = {
  kind: 'choice',
  key: 'datum',
  label: { fr: 'zéro des niveaux', en: 'zero of the levels' },
  options: [
    { value: 'NGF-IGN69', label: { fr: 'NGF-IGN69', en: 'NGF-IGN69' } },
    { value: 'IGN78', label: { fr: 'IGN78 (Corse)', en: 'IGN78 (Corsica)' } },
    { value: 'chart', label: { fr: 'zéro des cartes marines', en: 'chart datum' } },
    { value: 'local', label: { fr: 'local', en: 'local' } },
    { value: 'unknown', label: { fr: 'inconnu', en: 'unknown' } },
  ],
};
const datumOffset: FormField = {
  kind: 'number',
  key: 'datumOffsetM',
  label: {
    fr: 'à ajouter pour rejoindre le zéro du terrain',
    en: 'to add to reach the terrain’s zero',
  },
  unit: 'm',
  min: -20,
  max: 20,
  default: 0,
};

export const floodEdits: readonly EditForm[] = [
  {
    kind: 'dike',
    label: { fr: 'Digue', en: 'Dike' },
    help: {
      fr: 'Un mur le long des côtés de mailles, étanche jusqu’à sa crête.',
      en: 'A wall along the sides of cells, watertight up to its crest.',
    },
    fields: [
      { kind: 'line', key: 'line', label: { fr: 'tracé', en: 'line' } },
      {
        kind: 'number',
        key: 'crestM',
        label: { fr: 'altitude de la crête', en: 'elevation of the crest' },
        unit: 'm',
        min: -20,
        max: 4000,
        default: 5,
      },
    ],
  },
  {
    kind: 'dike-raise',
    label: { fr: 'Rehausse d’une digue', en: 'Raising a dike' },
    help: {
      fr: 'Relève (ou abaisse, si négatif) la crête d’une digue existante.',
      en: 'Raises (or lowers, if negative) the crest of an existing dike.',
    },
    fields: [
      { kind: 'feature', key: 'dike', label: { fr: 'digue', en: 'dike' }, layer: 'dikes' },
      {
        kind: 'number',
        key: 'raiseM',
        label: { fr: 'rehausse', en: 'raise' },
        unit: 'm',
        min: -10,
        max: 10,
        default: 0.5,
      },
    ],
  },
  {
    kind: 'ground',
    label: { fr: 'Terrassement', en: 'Earthworks' },
    help: {
      fr: 'Monte, baisse ou aplanit le sol d’une zone : bassin, champ d’expansion, remblai.',
      en: 'Raises, lowers or levels the ground of an area: basin, floodplain, embankment.',
    },
    fields: [
      area,
      {
        kind: 'choice',
        key: 'mode',
        label: { fr: 'façon', en: 'manner' },
        options: [
          { value: 'by', label: { fr: 'déplacer de', en: 'move by' } },
          { value: 'to', label: { fr: 'amener à l’altitude', en: 'bring to the elevation' } },
          { value: 'raise-to', label: { fr: 'remonter jusqu’à', en: 'raise up to' } },
          { value: 'lower-to', label: { fr: 'creuser jusqu’à', en: 'lower down to' } },
        ],
      },
      {
        kind: 'number',
        key: 'valueM',
        label: { fr: 'valeur', en: 'value' },
        unit: 'm',
        min: -100,
        max: 4000,
        default: -1,
      },
    ],
  },
  {
    kind: 'land-cover',
    label: { fr: 'Occupation du sol', en: 'Land cover' },
    help: {
      fr: 'Change le sol d’une zone, donc son frottement.',
      en: 'Changes the ground of an area, hence its friction.',
    },
    fields: [
      area,
      {
        kind: 'choice',
        key: 'cover',
        label: { fr: 'nouveau sol', en: 'new ground' },
        options: landCoverClasses
          .filter((cover) => cover !== 'unknown')
          .map((cover) => ({ value: cover, label: landCoverLabels[cover] })),
      },
    ],
  },
];

export const floodConditions: readonly ConditionForm[] = [
  {
    kind: 'flood/inflow',
    label: { fr: 'Débit d’une rivière', en: 'Flow of a river' },
    help: {
      fr: 'L’eau entre par une section tracée en travers de la rivière, ou en un point.',
      en: 'Water enters through a section drawn across the river, or at a point.',
    },
    fields: [section, discharge],
  },
  {
    kind: 'flood/border-inflow',
    label: { fr: 'Débit par le bord', en: 'Flow through the border' },
    help: {
      fr: 'L’eau entre par une partie du bord du territoire.',
      en: 'Water enters through a stretch of the territory’s border.',
    },
    fields: [border, discharge],
  },
  {
    kind: 'flood/border-level',
    label: { fr: 'Niveau au bord', en: 'Level at the border' },
    help: {
      fr: 'Le niveau de la mer, d’un lac ou d’une rivière le long du bord.',
      en: 'The level of the sea, a lake or a river along the border.',
    },
    fields: [border, level, datum, datumOffset],
  },
  {
    kind: 'flood/area-level',
    label: { fr: 'Niveau d’un plan d’eau', en: 'Level of a water body' },
    help: {
      fr: 'Le niveau imposé dans une zone : mer, lac, bassin.',
      en: 'The level imposed over an area: sea, lake, basin.',
    },
    fields: [area, level, datum, datumOffset],
  },
  {
    kind: 'flood/rain',
    label: { fr: 'Pluie', en: 'Rain' },
    help: {
      fr: 'La même partout ; rien ne s’infiltre.',
      en: 'The same everywhere; nothing infiltrates.',
    },
    fields: [
      {
        kind: 'series',
        key: 'series',
        label: { fr: 'intensité', en: 'intensity' },
        unit: 'mm/h',
      },
    ],
  },
  {
    kind: 'flood/outflow',
    label: { fr: 'Sortie libre', en: 'Free outflow' },
    help: {
      fr: 'L’eau sort par une partie du bord à la pente donnée ou, sans valeur, à celle du sol.',
      en: 'Water leaves through a stretch of the border at the given slope or, without a value, at the ground’s.',
    },
    fields: [
      border,
      {
        kind: 'number',
        key: 'slope',
        label: { fr: 'pente', en: 'slope' },
        unit: 'm/m',
        min: 0,
        max: 1,
        default: 0.001,
      },
    ],
  },
  {
    kind: 'flood/initial-level',
    label: { fr: 'Eau au départ', en: 'Water at the start' },
    help: {
      fr: 'Eau immobile jusqu’à ce niveau, partout où le sol est plus bas, dans la zone ou dans tout le territoire.',
      en: 'Still water up to this level, wherever the ground is lower, in the area or in the whole territory.',
    },
    fields: [
      area,
      {
        kind: 'number',
        key: 'levelM',
        label: { fr: 'niveau', en: 'level' },
        unit: 'm',
        min: -100,
        max: 5000,
        default: 0,
      },
    ],
  },
  {
    kind: 'flood/initial-depth',
    label: { fr: 'Hauteurs de départ', en: 'Initial depths' },
    help: {
      fr: 'Part de la couche de hauteurs d’eau initiales du territoire.',
      en: 'Starts from the territory’s layer of initial depths.',
    },
    fields: [],
  },
];
