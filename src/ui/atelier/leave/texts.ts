import type { Text } from '../../../base/text.ts';

/** Sentences about what leaves the studio. */
export const leaveTexts = {
  title: { fr: 'Exporter ou imprimer', en: 'Export or print' },
  whom: { fr: 'Pour qui ?', en: 'For whom?' },
  internal: { fr: 'Usage interne', en: 'Internal use' },
  published: { fr: 'Pour diffusion', en: 'For release' },
  choose: {
    fr: 'Dites d’abord pour qui : ce qui sort pour diffusion ne dit rien d’un groupe de moins de {{least}} logements.',
    en: 'First say for whom: what is released tells nothing of a group of fewer than {{least}} dwellings.',
  },
  internalSaid: {
    fr: 'Tout ce que le studio montre, bâtiment par bâtiment. Logement identifiable : usage interne, à voir avec votre délégué à la protection des données.',
    en: 'All that the studio shows, building by building. Identifiable dwelling: internal use, to be discussed with your data protection officer.',
  },
  publishedSaid: {
    fr: 'Ni chiffre, ni couleur, ni clic sur un groupe de moins de {{least}} logements. La vue derrière cette fenêtre est déjà celle qui sortira.',
    en: 'No figure, colour or click for a group of fewer than {{least}} dwellings. The view behind this window is already the one that will leave.',
  },
  releasedSaid: {
    fr: 'Ce territoire a été fait pour diffusion : rien d’interne ne peut en sortir.',
    en: 'This territory was made for release: nothing internal can come from it.',
  },
  picture: { fr: 'Image de la carte (PNG)', en: 'Picture of the map (PNG)' },
  pictures: { fr: 'Images des {{n}} vues (PNG)', en: 'Pictures of the {{n}} views (PNG)' },
  pictureSaid: {
    fr: 'La vue avec son étiquette, sa légende, l’échelle, le nord et ses sources.',
    en: 'The view with its label, legend, scale, north and sources.',
  },
  noPicture: {
    fr: 'La carte n’est pas encore dessinée.',
    en: 'The map is not drawn yet.',
  },
  page: { fr: 'Page à imprimer, ou en PDF', en: 'Page to print, or as PDF' },
  pageSaid: {
    fr: 'Les images et les chiffres de chaque alternative, sous l’hypothèse choisie.',
    en: 'The pictures and the figures of each alternative, under the chosen hypothesis.',
  },
  figuresFile: { fr: 'Chiffres (CSV)', en: 'Figures (CSV)' },
  figuresInternal: {
    fr: 'Tous les chiffres du phénomène montré, alternative par alternative, avec leurs fourchettes et ce qu’il faut en savoir.',
    en: 'All figures of the phenomenon that is shown, alternative by alternative, with their ranges and what has to be known of them.',
  },
  figuresPublished: {
    fr: 'Ceux de la page imprimée, sous l’hypothèse choisie.',
    en: 'Those of the printed page, under the chosen hypothesis.',
  },
  noFiguresYet: {
    fr: 'Aucune alternative n’est calculée sous cette hypothèse.',
    en: 'No alternative is computed under this hypothesis.',
  },
  lowOf: { fr: '{{name}}, bas de la fourchette', en: '{{name}}, low end of the range' },
  highOf: { fr: '{{name}}, haut de la fourchette', en: '{{name}}, high end of the range' },
  toKnow: { fr: 'à savoir', en: 'to be known' },
  territory: { fr: 'Territoire (.jumelles)', en: 'Territory (.jumelles)' },
  territoryInternal: {
    fr: 'Tel qu’il est ici, avec ce que les diagnostics disent de chaque bâtiment.',
    en: 'As it is here, with what diagnoses tell of each building.',
  },
  territoryPublished: {
    fr: 'Sans les diagnostics des bâtiments de moins de {{dwellings}} logements ; carreaux de moins de {{households}} ménages réunis ; totaux de moins de {{households}} points masqués. Ses calculs ont une autre empreinte.',
    en: 'Without the diagnoses of buildings of fewer than {{dwellings}} dwellings; squares of fewer than {{households}} households put together; totals of fewer than {{households}} points withheld. Its runs have another fingerprint.',
  },
  project: { fr: 'Projet (.json)', en: 'Project (.json)' },
  projectInternal: {
    fr: 'Alternatives, hypothèses et réglages. Il ne contient aucun résultat.',
    en: 'Alternatives, hypotheses and settings. It holds no result.',
  },
  projectPublished: {
    fr: 'Le même, pour le territoire diffusé : ouvrez les deux fichiers ensemble.',
    en: 'The same, for the released territory: open both files together.',
  },
  projectWaits: {
    fr: 'Recherche de ce que chaque modification choisit…',
    en: 'Finding what each edit chooses…',
  },
  projectRefused: {
    fr: 'Ne peut pas être diffusé : ces modifications portent sur moins de {{least}} logements. Élargissez leur choix, ou retirez-les.',
    en: 'Cannot be released: these edits are for fewer than {{least}} dwellings. Widen their choice, or remove them.',
  },
  edit: { fr: '{{alternative}} · {{edit}}', en: '{{alternative}} · {{edit}}' },
  failed: {
    fr: 'L’image n’a pas pu être faite. Le reste peut sortir.',
    en: 'The picture could not be made. The rest can still leave.',
  },
  internalMark: { fr: 'USAGE INTERNE — ne pas diffuser', en: 'INTERNAL USE — not for release' },
  hiddenBuildings: {
    fr: 'Sans couleur : bâtiments de moins de {{least}} logements, et ceux qui les feraient retrouver.',
    en: 'Without colour: buildings of fewer than {{least}} dwellings, and those that would let them be found.',
  },
  hiddenSquares: {
    fr: 'Sans couleur : carrés de moins de {{least}} logements, et ceux qui les feraient retrouver.',
    en: 'Without colour: squares of fewer than {{least}} dwellings, and those that would let them be found.',
  },
  bar: {
    fr: 'Vue pour diffusion : rien sur un groupe de moins de {{least}} logements.',
    en: 'View for release: nothing on a group of fewer than {{least}} dwellings.',
  },
  barReleased: {
    fr: 'Territoire fait pour diffusion : rien sur un groupe de moins de {{least}} logements.',
    en: 'Territory made for release: nothing on a group of fewer than {{least}} dwellings.',
  },
  back: { fr: 'Revenir à l’usage interne', en: 'Back to internal use' },
  figures: { fr: 'Chiffres', en: 'Figures' },
  figuresSaid: {
    fr: 'Chiffres de l’ensemble. Les comptes de moins de {{least}} se lisent « moins de {{least}} » ; ce que trop peu de logements font est masqué.',
    en: 'Figures of the whole. Counts under {{least}} read “fewer than {{least}}”; what too few dwellings make is withheld.',
  },
  noFigures: {
    fr: 'Aucun calcul à jour sous cette hypothèse.',
    en: 'No run up to date under this hypothesis.',
  },
  leftOut: {
    fr: 'Non montrées ici : {{names}} (ce qu’elles changent porte sur moins de {{least}} logements).',
    en: 'Not shown here: {{names}} (what they change concerns fewer than {{least}} dwellings).',
  },
  without: {
    fr: '{{name}} : mis de côté par ce calcul, ou pris avec réserve.',
    en: '{{name}}: left out of this run, or taken with a doubt.',
  },
  withoutCount: {
    fr: '{{name}} : demandes ou données mises de côté par ce calcul, ou prises avec réserve : {{n}}.',
    en: '{{name}}: requests or data left out of this run, or taken with a doubt: {{n}}.',
  },
  yearLeft: {
    fr: 'Non montrés ici : les bâtiments un par un et les courbes heure par heure.',
    en: 'Not shown here: buildings one by one and curves hour by hour.',
  },
  notHere: {
    fr: 'Non montré ici : {{list}}.',
    en: 'Not shown here: {{list}}.',
  },
  oneAlternative: { fr: '1 alternative', en: '1 alternative' },
  alternatives: { fr: '{{n}} alternatives', en: '{{n}} alternatives' },
  oneHypothesis: { fr: '1 autre hypothèse', en: '1 other hypothesis' },
  hypotheses: { fr: '{{n}} autres hypothèses', en: '{{n}} other hypotheses' },
  oneEngine: { fr: '1 autre phénomène', en: '1 other phenomenon' },
  engines: { fr: '{{n}} autres phénomènes', en: '{{n}} other phenomena' },
  hypothesis: { fr: 'Hypothèse : {{name}}', en: 'Hypothesis: {{name}}' },
  printing: { fr: 'Préparation de la page…', en: 'Preparing the page…' },
} as const satisfies Readonly<Record<string, Text>>;
