import type { DiagnosticSpec } from '../../simulation/contract.ts';

/** What a run says of itself. */
export const trafficDiagnostics = {
  relativeGap: {
    label: {
      fr: 'écart relatif à l’équilibre, à l’heure où il est le plus grand',
      en: 'relative gap to the equilibrium, in the hour where it is largest',
    },
    unit: '1',
  },
  iterations: {
    label: {
      fr: 'itérations des affectations, toutes heures',
      en: 'iterations of the assignments, all hours',
    },
    unit: '1',
  },
  zones: { label: { fr: 'zones', en: 'zones' }, unit: '1' },
  gates: { label: { fr: 'portes au bord du territoire', en: 'gates at the territory’s edge' }, unit: '1' },
  feedbackPasses: {
    label: {
      fr: 'retours des temps de parcours sur la demande',
      en: 'times that travel times came back to the demand',
    },
    unit: '1',
  },
  feedbackResidual: {
    label: {
      fr: 'ce que le dernier retour changeait encore, en part des temps',
      en: 'what the last of them still changed, as a share of times',
    },
    unit: '1',
  },
  routes: { label: { fr: 'itinéraires', en: 'routes' }, unit: '1' },
  peakHour: {
    label: {
      fr: 'heure la plus chargée, en heures depuis le début',
      en: 'busiest hour, in hours from the start',
    },
    unit: 'h',
  },
  departed: { label: { fr: 'départs voulus', en: 'wanted departures' }, unit: 'vehicle' },
  arrived: { label: { fr: 'véhicules arrivés', en: 'vehicles that arrived' }, unit: 'vehicle' },
  stillOnRoads: {
    label: { fr: 'encore en route à la fin', en: 'still under way at the end' },
    unit: 'vehicle',
  },
  waiting: {
    label: { fr: 'encore retenus à leur départ à la fin', en: 'still held at their start at the end' },
    unit: 'vehicle',
  },
  stranded: {
    label: { fr: 'sans aucun chemin à la fin', en: 'without any way at the end' },
    unit: 'vehicle',
  },
  gridlocks: {
    label: {
      fr: 'boucles de files relevées, chaque fois qu’une se forme',
      en: 'circles of queues met, each time that one forms',
    },
    unit: '1',
  },
  standingQueues: {
    label: {
      fr: 'fois qu’une file est à l’arrêt sur un tronçon',
      en: 'times that a queue stands on a segment',
    },
    unit: '1',
  },
  lengthenedLinks: {
    label: {
      fr: 'tronçons comptés comme plus longs, pour le pas de temps',
      en: 'segments counted as longer, for the time step',
    },
    unit: '1',
  },
  loweredCapacities: {
    label: {
      fr: 'tronçons comptés avec moins de capacité, pour leur longueur',
      en: 'segments counted with less capacity, for their length',
    },
    unit: '1',
  },
} as const satisfies Readonly<Record<string, DiagnosticSpec>>;
export type TrafficDiagnostic = keyof typeof trafficDiagnostics;
