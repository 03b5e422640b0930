import type { Text } from '../base/text.ts';
import type { FindingKey, UseKey } from './readiness.ts';
import type { LayerKind } from './territory.ts';

/** Sentences of the readiness; `{{name}}` stands for a detail of the finding. */
export const readinessTexts = {
  uses: {
    'flood-extent': {
      fr: 'étendue, hauteur et vitesse de l’eau',
      en: 'extent, depth and speed of the water',
    },
    'flood-friction': { fr: 'frottement selon l’occupation du sol', en: 'friction by land cover' },
    'flood-buildings': { fr: 'bâtiments atteints', en: 'buildings reached' },
    'flood-inhabitants': {
      fr: 'habitants des bâtiments atteints',
      en: 'inhabitants of the buildings reached',
    },
    'flood-places': {
      fr: 'première arrivée de l’eau aux lieux importants en cas de crise',
      en: 'first arrival of water at the places that matter in a crisis',
    },
    'flood-dikes': { fr: 'digues existantes, avec leur crête', en: 'existing dikes, with their crests' },
    'traffic-flows': {
      fr: 'circulation d’un jour de semaine, files, émissions, bruit',
      en: 'traffic of a weekday, queues, emissions, noise',
    },
    'traffic-access': {
      fr: 'accès des secours, aux écoles, aux soins, aux commerces',
      en: 'access of rescue, to schools, care, shops',
    },
    'energy-buildings': {
      fr: 'chauffage, électricité et soleil de chaque bâtiment, heure par heure',
      en: 'heat, electricity and sun of each building, hour by hour',
    },
  },
  findings: {
    'bed-unknown': {
      fr: 'Le fond de la rivière n’est pas connu : les débordements peuvent être surestimés. Le relief montre la surface de l’eau ({{percent}} % des mailles en eau examinées). Donnez un lit (largeur et profondeur) ou le débit du jour du levé avant de faire entrer un débit.',
      en: 'The riverbed is not known: overflowing may be overestimated. The terrain shows the water’s surface ({{percent}}% of the water cells looked at). Give a bed (width and depth) or the survey-day flow before letting a discharge in.',
    },
    'bed-not-assessed': {
      fr: 'Sans couche de cours d’eau, on ne peut pas dire si le relief montre le fond des rivières ou la surface de l’eau. Ajoutez les tronçons ou les surfaces hydrographiques.',
      en: 'Without a layer of watercourses, no one can say whether the terrain shows the riverbeds or the water’s surface. Add water lines or water surfaces.',
    },
    embankments: {
      fr: 'En {{count}} endroits, le relief barre un cours d’eau sans ouverture (route, voie ferrée, digue) : l’eau s’y accumulerait à tort. Abaissez le sol à l’emplacement du pont ou de la buse.',
      en: 'In {{count}} places the terrain blocks a watercourse without an opening (road, railway, dike): water would wrongly pile up there. Lower the ground where the bridge or culvert is.',
    },
    'embankments-many': {
      fr: 'En au moins {{count}} endroits, dont les plus hauts sont listés, le relief barre un cours d’eau sans ouverture (route, voie ferrée, digue) : l’eau s’y accumulerait à tort. Abaissez le sol à l’emplacement du pont ou de la buse.',
      en: 'In at least {{count}} places, the highest of which are listed, the terrain blocks a watercourse without an opening (road, railway, dike): water would wrongly pile up there. Lower the ground where the bridge or culvert is.',
    },
    resolution: {
      fr: 'Le relief a une maille de {{resolutionM}} m.',
      en: 'The terrain has cells of {{resolutionM}} m.',
    },
    'resolution-coarse': {
      fr: 'Le relief a une maille de {{resolutionM}} m : les murs, les fossés et les lits plus étroits n’y apparaissent pas.',
      en: 'The terrain has cells of {{resolutionM}} m: walls, ditches and narrower beds do not appear in it.',
    },
    'terrain-date': {
      fr: 'Le relief est l’édition du {{date}} : les travaux faits depuis n’y sont pas.',
      en: 'The terrain is the edition of {{date}}: works done since are not in it.',
    },
    'terrain-date-unknown': {
      fr: 'La date du relief n’est pas connue : vérifiez qu’il montre les travaux récents.',
      en: 'The date of the terrain is not known: check that it shows recent works.',
    },
    'terrain-holes': {
      fr: '{{percent}} % du relief est sans donnée ; l’eau n’y passe pas.',
      en: '{{percent}}% of the terrain has no data; water does not flow there.',
    },
    'datum-unknown': {
      fr: 'Le zéro des altitudes n’est pas connu. Indiquez-le (NGF-IGN69 en métropole) avant d’imposer un niveau de mer ou de rivière.',
      en: 'The zero of the elevations is not known. Give it (NGF-IGN69 on the mainland) before imposing a level of sea or river.',
    },
    'heights-unknown': {
      fr: 'La hauteur de {{count}} bâtiments sur {{total}} n’est pas connue : ils sont dessinés avec une hauteur convenue.',
      en: 'The height of {{count}} buildings out of {{total}} is not known: they are drawn with a conventional height.',
    },
    'population-imputed': {
      fr: 'La population de {{count}} carreaux sur {{total}} est estimée par l’INSEE (secret statistique).',
      en: 'The population of {{count}} squares out of {{total}} is estimated by INSEE (statistical confidentiality).',
    },
    'crests-unknown': {
      fr: 'La crête de {{count}} digues sur {{total}} n’est pas connue : elles sont prises telles que le relief les montre.',
      en: 'The crest of {{count}} dikes out of {{total}} is not known: they are taken as the terrain shows them.',
    },
  },
  brings: {
    terrain: { fr: 'Sans relief, rien ne se calcule.', en: 'Without a terrain nothing can be computed.' },
    surroundings: {
      fr: 'Un relief plus grossier des environs prolongerait la vue jusqu’à l’horizon, et l’ombre des hauteurs.',
      en: 'A coarser terrain of what lies around would carry the view to the horizon, and the shade of the heights.',
    },
    surfaceModel: {
      fr: 'Un modèle de surface montrerait les arbres et, à mailles de 1 m ou moins, les pans des toits.',
      en: 'A surface model would show trees and, with cells of 1 m or less, the planes of roofs.',
    },
    landCover: {
      fr: 'L’occupation du sol (OCS GE, CoSIA) donnerait à l’eau un frottement différent sur l’herbe, la forêt ou la rue.',
      en: 'Land cover (OCS GE, CoSIA) would give water another friction on grass, forest or street.',
    },
    roughness: {
      fr: 'Une grille de frottement remplacerait celle tirée de l’occupation du sol.',
      en: 'A roughness grid would replace the one drawn from land cover.',
    },
    initialDepth: {
      fr: 'Une grille de hauteurs initiales mettrait l’eau déjà présente.',
      en: 'A grid of initial depths would put the water already there.',
    },
    buildings: {
      fr: 'Les bâtiments (BD TOPO) permettraient de compter ceux que l’eau atteint et de calculer leur énergie.',
      en: 'Buildings (BD TOPO) would let those that water reaches be counted and their energy be computed.',
    },
    roads: {
      fr: 'Les routes (BD TOPO) permettraient de calculer la circulation, et lesquelles sont coupées.',
      en: 'Roads (BD TOPO) would let traffic be computed, and which are cut.',
    },
    waterLines: {
      fr: 'Les cours d’eau (BD TOPO) permettraient d’y faire entrer un débit et de vérifier le relief.',
      en: 'Watercourses (BD TOPO) would let a discharge in and the terrain be checked.',
    },
    waterSurfaces: {
      fr: 'Les surfaces en eau (BD TOPO) permettraient de voir si le relief montre le fond ou la surface de l’eau.',
      en: 'Water surfaces (BD TOPO) would tell whether the terrain shows the bed or the water’s surface.',
    },
    dikes: {
      fr: 'Les digues, avec leur crête, seraient prises en compte même plus étroites que la maille.',
      en: 'Dikes, with their crests, would count even when narrower than a cell.',
    },
    limits: {
      fr: 'Les limites de communes donneraient des noms et des bilans par commune.',
      en: 'Limits of communes would give names and sums by commune.',
    },
    population: {
      fr: 'Les carreaux de population (INSEE, Filosofi) permettraient de compter les habitants.',
      en: 'Population squares (INSEE, Filosofi) would let inhabitants be counted.',
    },
    places: {
      fr: 'Les lieux importants (pompiers, hôpital, écoles : BD TOPO) diraient quand l’eau y arrive.',
      en: 'Places that matter (fire station, hospital, schools: BD TOPO) would tell when water reaches them.',
    },
    railways: {
      fr: 'Les voies ferrées (BD TOPO) seraient dessinées sur leurs remblais et leurs ponts.',
      en: 'Railways (BD TOPO) would be drawn on their embankments and bridges.',
    },
    jobs: {
      fr: 'Les emplois par établissement (un tableau CSV avec x, y, emplois) diraient où l’on va travailler.',
      en: 'Jobs by establishment (a CSV table with x, y, jobs) would tell where people go to work.',
    },
    counts: {
      fr: 'Des comptages (TMJA, un tableau CSV) permettraient de caler la circulation.',
      en: 'Counts (TMJA, a CSV table) would let traffic be calibrated.',
    },
    turnBans: {
      fr: 'Les interdictions de tourner (BD TOPO, non-communications) seraient respectées par les itinéraires.',
      en: 'Turn bans (BD TOPO, non_communication) would be kept by the routes.',
    },
    footways: {
      fr: 'Les cheminements (standard CNIG Accessibilité) diraient où passent les personnes à mobilité réduite.',
      en: 'Footways (CNIG’s standard of accessible ways) would tell where people with reduced mobility pass.',
    },
    footwayPoints: {
      fr: 'Les nœuds et obstacles des cheminements (standard CNIG Accessibilité) donneraient les ressauts.',
      en: 'Nodes and obstacles of footways (CNIG’s standard of accessible ways) would give the kerbs.',
    },
    zones: {
      fr: 'Les zones d’une enquête placeraient les déplacements d’un tableau origine-destination.',
      en: 'The zones of a survey would place the trips of an origin–destination table.',
    },
  },
} as const satisfies {
  readonly uses: Readonly<Record<UseKey, Text>>;
  readonly findings: Readonly<Record<FindingKey, Text>>;
  readonly brings: Readonly<Record<LayerKind, Text>>;
};
