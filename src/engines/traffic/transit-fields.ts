import type { FieldSpec } from '../../simulation/contract.ts';
import { transitClasses } from './transit-indicators.ts';
import { ofInstant, type ServicePlace, servicePlaces, toPlaces } from './place-fields.ts';

const told = ['Time', 'Share'] as const;
export type TransitField = `${ServicePlace}Transit${(typeof told)[number]}`;
export type TransitNowField = `${ServicePlace}TransitNow`;

export function transitField(place: ServicePlace, what: (typeof told)[number]): TransitField {
  return `${place}Transit${what}`;
}

const minute = 60;

function time(place: ServicePlace): FieldSpec {
  const { short, nearest } = toPlaces[place];
  return {
    label: { fr: `temps ${short.fr} en transports`, en: `time ${short.en} by public transport` },
    definition: {
      fr: `Temps de porte à porte vers ${nearest.fr} : marche jusqu’à un arrêt, attente, trajets, correspondances, marche depuis l’arrêt ; ou à pied de bout en bout, quand c’est plus rapide. Médiane sur un départ par minute de la fenêtre choisie, un jour de semaine des horaires (GTFS), à l’instant le plus long de l’hypothèse. Vide : il y a un instant sans ligne ni chemin. Sans horaires GTFS, pas de temps.`,
      en: `Time from door to door to ${nearest.en}: walk to a stop, wait, rides, changes, walk from the stop; or on foot all the way, where that is quicker. Median over one departure a minute of the chosen window, on a working day of the timetables (GTFS), at the longest instant of the hypothesis. None: there is an instant with neither a line nor a way. Without GTFS timetables there is no time.`,
    },
    unit: 's',
    per: ['building'],
    classes: [0, 10 * minute, 20 * minute, 30 * minute, 45 * minute],
    role: 'travelTime',
    displayStep: 1,
    needs: 'transit',
  };
}

function share(place: ServicePlace): FieldSpec {
  const label = transitClasses.find(({ key }) => key === place)!.label;
  return {
    label: {
      fr: `départs où une ligne fait gagner du temps (${label.fr})`,
      en: `departures that a line makes quicker (${label.en})`,
    },
    definition: {
      fr: 'Part des départs, un par minute de la fenêtre, d’où une ligne arrive plus tôt que la marche de bout en bout, à l’instant où le temps est le plus long. 0 % : on y va à pied, ou pas du tout.',
      en: 'Share of the departures, one a minute of the window, from which a line arrives sooner than walking all the way, at the instant when the time is longest. 0 %: one goes on foot, or not at all.',
    },
    unit: '%',
    per: ['building'],
    classes: [0.5, 20, 40, 60, 80],
    role: 'ratio',
    displayStep: 1,
    whole: null,
    needs: 'transit',
  };
}

export const transitFields = Object.fromEntries(
  servicePlaces.flatMap((place) => [
    [transitField(place, 'Time'), time(place)],
    [transitField(place, 'Share'), share(place)],
  ]),
) as Readonly<Record<TransitField, FieldSpec>>;

function now(place: ServicePlace): FieldSpec {
  const { nearest } = toPlaces[place];
  return ofInstant(transitField(place, 'Time'), time(place), {
    fr: `Temps de porte à porte vers ${nearest.fr}, en transports ou à pied si c’est plus rapide : médiane sur les départs de la fenêtre choisie, comme si les voies fermées à cet instant l’étaient pendant toute la fenêtre. Vide : ni ligne ni chemin.`,
    en: `Time from door to door to ${nearest.en}, by public transport or on foot where that is quicker: median over the departures of the chosen window, as if the ways closed at this instant were so for the whole window. None: neither a line nor a way.`,
  });
}

export const transitNowFields = {
  hospitalTransitNow: now('hospital'),
  schoolTransitNow: now('school'),
  shopTransitNow: now('shop'),
} satisfies Record<TransitNowField, FieldSpec>;
