import { usePanel } from '../../../app/panel-store.ts';
import { useSpecs } from '../../../app/specs-store.ts';
import { useView } from '../../../app/view-store.ts';
import { gridBounds } from '../../../base/grid.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { Project } from '../../../scenario/project.ts';
import { resolveParameters } from '../../../simulation/contract.ts';
import type { Territory } from '../../../territory/territory.ts';
import { type DayWindow, modeOf, type TransitDay, transitDay } from '../../../territory/transit-day.ts';
import type { TransitFeed } from '../../../territory/transit-feed.ts';
import {
  type TransitChoice,
  type TransitNetwork,
  transitNetwork,
} from '../../../territory/transit-network.ts';
import { modeTexts, transitTexts } from './transit-texts.ts';

const daySeconds = 86_400;
const days = new WeakMap<TransitFeed, { readonly day: TransitDay | null }>();

/** The working day of a feed; found once. */
export function knownDay(feed: TransitFeed): TransitDay | null {
  const known = days.get(feed) ?? { day: transitDay(feed) };
  days.set(feed, known);
  return known.day;
}

export function networkIn({ layers }: Territory, feed: TransitFeed): TransitNetwork {
  return transitNetwork(feed, gridBounds(layers.terrain.grid));
}

/** The window of departures that the project's settings of an engine speak of; from eight to nine where none does. */
export function useDayWindow(project: Project): DayWindow {
  const specs = useSpecs((state) => state.specs);
  const spec = specs.find(({ parameters }) => parameters['transitStart'] && parameters['transitWindow']);
  const given = spec ? resolveParameters(spec, project.parameters[spec.id]) : {};
  const fromS = 3600 * (given['transitStart'] ?? 8);
  return { fromS, toS: fromS + 60 * (given['transitWindow'] ?? 60) };
}

/** « Bus 12 », or the name alone where it begins with what it is. */
export function lineName({ say }: Words, feed: TransitFeed, line: number): string {
  const name = feed.routeNames[line] ?? '';
  const mode = say(modeTexts[modeOf(feed.routeTypes[line] ?? -1)]);
  return name.toLowerCase().startsWith(mode.toLowerCase()) ? name : `${mode} ${name}`;
}

/** An instant of a day of service: after midnight it says so. */
export function serviceClock({ clock, fill }: Words, timeS: number): string {
  if (Number.isNaN(timeS)) return '—';
  if (timeS < daySeconds) return clock(timeS);
  return fill(transitTexts.nextDay, { time: clock(timeS % daySeconds) });
}

/** A date YYYYMMDD in words. */
export function dayText({ date }: Words, day: number): string {
  const text = `${day}`;
  return date(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}

/** Looks at a stop or lines, in the panel that tells of them. */
export function lookAt(transit: TransitChoice): void {
  useView.getState().set({ transit });
  const { right, set } = usePanel.getState();
  if (!right) set({ right: true });
}
