import type { Text } from '../../base/text.ts';
import type { EditForm, FormField } from '../../simulation/contract.ts';
import { trafficParameters } from './parameters.ts';
import { footwayWorks } from './footway-form.ts';
import { trafficLights } from './lights-form.ts';
import { roadsField } from './roads-field.ts';
import { placeRoles, type PlaceRole } from '../../territory/attributes.ts';
import { type RoadUse, roadUseNames } from '../../territory/road-uses.ts';

const area: FormField = { kind: 'area', key: 'area', label: { fr: 'zone', en: 'area' } };

const useLabels: Readonly<Record<RoadUse, Text>> = {
  car: { fr: 'voitures', en: 'cars' },
  heavy: { fr: 'poids lourds', en: 'heavy vehicles' },
  bus: { fr: 'bus', en: 'buses' },
  bike: { fr: 'vélos', en: 'bicycles' },
  walk: { fr: 'piétons', en: 'walkers' },
  rescue: { fr: 'secours', en: 'rescue' },
};

function classes(chosen: readonly RoadUse[]): FormField {
  return {
    kind: 'choices',
    key: 'classes',
    label: { fr: 'pour qui', en: 'for whom' },
    options: roadUseNames.map((use) => ({ value: use, label: useLabels[use] })),
    default: chosen,
  };
}

/** In the order in which they are offered; `project.ts` holds the same. */
const lanes: FormField = {
  kind: 'number',
  key: 'lanes',
  label: { fr: 'voies, les deux sens ensemble', en: 'lanes, both directions together' },
  unit: '1',
  min: 1,
  max: 12,
  default: 2,
};
const speed: FormField = {
  kind: 'number',
  key: 'speedKmh',
  label: { fr: 'vitesse habituelle', en: 'typical speed' },
  unit: 'km/h',
  min: 5,
  max: 130,
  default: 50,
};
const direction: FormField = {
  kind: 'choice',
  key: 'direction',
  label: { fr: 'sens de circulation', en: 'direction of traffic' },
  options: [
    { value: 'both', label: { fr: 'double sens', en: 'two-way' } },
    { value: 'forward', label: { fr: 'sens unique, dans le sens du tracé', en: 'one-way, along the line' } },
    { value: 'backward', label: { fr: 'sens unique, à rebours du tracé', en: 'one-way, against the line' } },
  ],
};

const roleLabels: Readonly<Record<PlaceRole, Text>> = {
  fireStation: { fr: 'centre de secours', en: 'fire station' },
  hospital: { fr: 'hôpital', en: 'hospital' },
  police: { fr: 'police ou gendarmerie', en: 'police' },
  school: { fr: 'établissement scolaire', en: 'school' },
  careHome: { fr: 'maison de retraite', en: 'care home' },
  townHall: { fr: 'mairie', en: 'town hall' },
  substation: { fr: 'poste électrique', en: 'substation' },
  waterPlant: { fr: 'eau potable', en: 'water plant' },
  sewagePlant: { fr: 'station d’épuration', en: 'sewage plant' },
  pumpingStation: { fr: 'station de pompage', en: 'pumping station' },
  campsite: { fr: 'camping', en: 'campsite' },
  shop: { fr: 'commerce', en: 'shop' },
  station: { fr: 'gare', en: 'railway station' },
  other: { fr: 'autre', en: 'other' },
};

const everybody: readonly RoadUse[] = roadUseNames;

const { label: startLabel, default: usualStart } = trafficParameters.startHour;
/** What hour it is when instants of edits are counted from zero. */
const startText: Text = {
  fr: `L’heure du début est un paramètre de la circulation, « ${startLabel.fr} » : ${usualStart}\u00a0h tant qu’on ne le change pas.`,
  en: `The hour of the start is a parameter of traffic, “${startLabel.en}”: ${usualStart}:00 unless it is changed.`,
};

const instants: readonly FormField[] = [
  {
    kind: 'instant',
    key: 'fromS',
    label: { fr: 'à partir de (après le début)', en: 'from (after the start)' },
  },
  {
    kind: 'instant',
    key: 'toS',
    label: { fr: 'jusqu’à (après le début)', en: 'until (after the start)' },
  },
];

/** Edits of roads, and of what makes trips. */
export const trafficEdits: readonly EditForm[] = [
  {
    kind: 'road-close',
    label: { fr: 'Fermeture de routes', en: 'Closing roads' },
    help: {
      fr: `Pour tous ou pour certains, tout le temps ou entre deux instants comptés depuis le début de l’hypothèse. ${startText.fr}`,
      en: `To all or to some, all the time or between two instants counted from the start of the hypothesis. ${startText.en}`,
    },
    fields: [roadsField, classes(everybody), ...instants],
  },
  {
    kind: 'road-open',
    label: { fr: 'Ouverture de routes', en: 'Opening roads' },
    help: {
      fr: `Ouvre à la circulation une route fermée, réservée, en projet ou en construction, tout le temps ou entre deux instants comptés depuis le début de l’hypothèse : avant et après, elle reste ce qu’elle était. ${startText.fr}`,
      en: `Opens a road that is closed, reserved, planned or under construction, all the time or between two instants counted from the start of the hypothesis: before and after it stays as it was. ${startText.en}`,
    },
    fields: [roadsField, classes(everybody), ...instants],
  },
  {
    kind: 'road-speed',
    label: { fr: 'Vitesse', en: 'Speed' },
    help: {
      fr: 'La vitesse habituelle sans trafic, carrefours compris : elle est d’ordinaire plus basse que la limite.',
      en: 'The typical speed without traffic, junctions included: as a rule it is below the limit.',
    },
    fields: [roadsField, speed],
  },
  {
    kind: 'road-lanes',
    label: { fr: 'Nombre de voies', en: 'Number of lanes' },
    help: {
      fr: 'La capacité suit le nombre de voies de chaque sens.',
      en: 'Capacity follows the number of lanes in each direction.',
    },
    fields: [roadsField, lanes],
  },
  {
    kind: 'road-capacity',
    label: { fr: 'Capacité', en: 'Capacity' },
    help: {
      fr: 'Le nombre de voitures qui peuvent passer en une heure dans chaque sens, toutes voies ensemble.',
      en: 'How many cars can pass in an hour in each direction, all lanes together.',
    },
    fields: [
      roadsField,
      {
        kind: 'number',
        key: 'capacityPerH',
        label: { fr: 'capacité de chaque sens', en: 'capacity of each direction' },
        unit: 'vehicle/h',
        min: 1,
        max: 20_000,
        default: 600,
      },
    ],
  },
  {
    kind: 'road-direction',
    label: { fr: 'Sens de circulation', en: 'Direction of traffic' },
    help: {
      fr: 'Vélos et piétons gardent les deux sens.',
      en: 'Bicycles and walkers keep both directions.',
    },
    fields: [{ ...roadsField, directedBy: 'direction' }, direction],
  },
  {
    kind: 'turn-ban',
    label: { fr: 'Interdiction de tourner', en: 'Banned turn' },
    help: {
      fr: 'Personne ne passe de la première route à la seconde, là où elles se touchent.',
      en: 'Nobody turns from the first road into the second, where they meet.',
    },
    fields: [
      { kind: 'feature', key: 'from', label: { fr: 'en venant de', en: 'coming from' }, layer: 'roads' },
      { kind: 'feature', key: 'to', label: { fr: 'vers', en: 'into' }, layer: 'roads' },
    ],
  },
  {
    kind: 'road-new',
    label: { fr: 'Route ou pont nouveau', en: 'New road or bridge' },
    help: {
      fr: 'Ses bouts rejoignent les routes à moins de 10 m. Au sol, elle rejoint aussi les routes qu’elle croise ; un pont ou un tunnel ne rejoint rien entre ses bouts. Sans hauteur, un pont va tout droit d’un bout à l’autre ; avec une hauteur, son tablier est plat au milieu et descend à ses bouts à 6 %, ou plus raide s’il est trop court. L’eau d’une crue le coupe où elle passe par-dessus.',
      en: 'Its ends join roads within 10 m. On the ground it also joins the roads that it crosses; a bridge or a tunnel joins nothing between its ends. Without a height a bridge goes straight from end to end; with one its deck is level in the middle and comes down to its ends at 6 %, or steeper where it is too short. Flood water cuts it where it passes over it.',
    },
    fields: [
      { kind: 'line', key: 'line', label: { fr: 'tracé', en: 'line' }, directedBy: 'direction' },
      {
        kind: 'choice',
        key: 'nature',
        label: { fr: 'nature', en: 'nature' },
        options: [
          { value: 'single', label: { fr: 'route à 1 chaussée', en: 'one carriageway' } },
          { value: 'dual', label: { fr: 'route à 2 chaussées', en: 'two carriageways' } },
          { value: 'motorway', label: { fr: 'type autoroutier', en: 'motorway type' } },
          { value: 'ramp', label: { fr: 'bretelle', en: 'ramp' } },
          { value: 'roundabout', label: { fr: 'rond-point', en: 'roundabout' } },
          { value: 'unpaved', label: { fr: 'route empierrée', en: 'unpaved road' } },
          { value: 'track', label: { fr: 'chemin', en: 'track' } },
          { value: 'path', label: { fr: 'sentier', en: 'path' } },
        ],
      },
      {
        kind: 'choice',
        key: 'importance',
        label: { fr: 'importance', en: 'importance' },
        options: [
          { value: '5', label: { fr: '5, rue de desserte', en: '5, local street' } },
          {
            value: '4',
            label: { fr: '4, entre quartiers ou hameaux', en: '4, between districts or hamlets' },
          },
          {
            value: '3',
            label: { fr: '3, entre villes du département', en: '3, between towns of the department' },
          },
          { value: '2', label: { fr: '2, entre départements', en: '2, between departments' } },
          { value: '1', label: { fr: '1, entre métropoles', en: '1, between metropolises' } },
        ],
      },
      lanes,
      speed,
      {
        kind: 'number',
        key: 'level',
        label: { fr: 'niveau (0 au sol, 1 pont, −1 tunnel)', en: 'level (0 ground, 1 bridge, −1 tunnel)' },
        unit: '1',
        min: -3,
        max: 4,
        default: 0,
      },
      {
        kind: 'number',
        key: 'deckHeightM',
        label: {
          fr: 'hauteur d’un pont au-dessus du sol, en son milieu',
          en: 'height of a bridge over the ground, in its middle',
        },
        unit: 'm',
        min: 0.5,
        max: 100,
        default: null,
      },
      direction,
    ],
  },
  {
    kind: 'zone-30',
    label: { fr: 'Zone 30 ou de rencontre', en: '30 or 20 km/h zone' },
    help: {
      fr: 'Les routes dont plus de la moitié est dans la zone y roulent à cette vitesse au plus, et leur capacité baisse.',
      en: 'Roads with more than half of their length in the area run at this speed at most, and their capacity falls.',
    },
    fields: [
      area,
      {
        kind: 'choice',
        key: 'speed',
        label: { fr: 'vitesse', en: 'speed' },
        options: [
          { value: '30', label: { fr: 'zone 30', en: '30 km/h zone' } },
          { value: '20', label: { fr: 'zone de rencontre, 20 km/h', en: 'meeting zone, 20 km/h' } },
        ],
      },
    ],
  },
  {
    kind: 'traffic-filter',
    label: { fr: 'Filtre à véhicules', en: 'Traffic filter' },
    help: {
      fr: 'Une rangée de bornes : les vélos et les piétons passent, aucun véhicule à moteur, secours compris.',
      en: 'A row of posts: bicycles and walkers pass, no motor vehicle does, rescue included.',
    },
    fields: [{ kind: 'point', key: 'point', label: { fr: 'endroit', en: 'place' } }],
  },
  {
    kind: 'bus-lane',
    label: { fr: 'Voie de bus', en: 'Bus lane' },
    help: {
      fr: 'Une voie de chaque sens qui en a plusieurs devient celle des bus.',
      en: 'One lane of each direction that has several becomes the buses’.',
    },
    fields: [roadsField],
  },
  {
    kind: 'bike-lane',
    label: { fr: 'Voie cyclable', en: 'Bicycle lane' },
    help: {
      fr: 'À côté de la chaussée, ou à la place d’une voie.',
      en: 'Beside the carriageway, or in place of a lane.',
    },
    fields: [
      roadsField,
      {
        kind: 'choice',
        key: 'takesLane',
        label: { fr: 'place', en: 'space' },
        options: [
          { value: 'no', label: { fr: 'à côté de la chaussée', en: 'beside the carriageway' } },
          { value: 'yes', label: { fr: 'à la place d’une voie', en: 'in place of a lane' } },
        ],
      },
    ],
  },
  {
    kind: 'parking-removal',
    label: { fr: 'Stationnement supprimé', en: 'Parking taken away' },
    help: {
      fr: 'Plus personne ne manœuvre pour se garer : la capacité remonte. Le nombre est celui de toutes les routes choisies ensemble, dont il ne reste plus aucune place.',
      en: 'Nobody manoeuvres to park any more: capacity rises. The number is that of all the chosen roads together, which keep none.',
    },
    fields: [
      roadsField,
      {
        kind: 'number',
        key: 'places',
        label: { fr: 'places supprimées', en: 'places taken away' },
        unit: '1',
        min: 1,
        max: 1000,
        default: 10,
      },
    ],
  },
  {
    kind: 'district',
    label: { fr: 'Quartier nouveau', en: 'New district' },
    help: {
      fr: 'Des logements et des emplois, donc des déplacements. Aucun bâtiment n’est dessiné. Sans route choisie, on y accède par les plus proches.',
      en: 'Dwellings and jobs, hence trips. No building is drawn. Without a chosen road it is reached by the nearest ones.',
    },
    fields: [
      area,
      {
        kind: 'number',
        key: 'dwellings',
        label: { fr: 'logements', en: 'dwellings' },
        unit: '1',
        min: 0,
        max: 100_000,
        default: 100,
      },
      {
        kind: 'number',
        key: 'jobs',
        label: { fr: 'emplois', en: 'jobs' },
        unit: '1',
        min: 0,
        max: 100_000,
        default: 0,
      },
      { kind: 'features', key: 'access', label: { fr: 'accès', en: 'access' }, layer: 'roads' },
    ],
  },
  {
    kind: 'facility',
    label: { fr: 'Équipement nouveau', en: 'New facility' },
    help: {
      fr: 'Un lieu où l’on va, ou d’où partent les secours. Son nom est celui de la modification.',
      en: 'A place where people go, or from which help comes. Its name is that of the edit.',
    },
    fields: [
      { kind: 'point', key: 'point', label: { fr: 'endroit', en: 'place' } },
      {
        kind: 'choice',
        key: 'role',
        label: { fr: 'rôle', en: 'role' },
        options: placeRoles.map((role) => ({ value: role, label: roleLabels[role] })),
      },
    ],
  },
  trafficLights,
  footwayWorks,
];
