import { featureBounds } from '../../../territory/table-ops.ts';
import type { PlacesAndBuildings } from './public-places.ts';
import { type Choice, selected, type Stock, unknownHeating } from './selection.ts';
import { surveyOf } from './survey.ts';

/** Asks which buildings an edit is for. */
export interface SelectionCall {
  readonly number: number;
  readonly layers: PlacesAndBuildings;
  readonly edit: Choice;
}

export interface SelectionAnswer {
  readonly number: number;
  /** Positions in the layer of buildings, increasing. */
  readonly buildings: Uint32Array<ArrayBuffer>;
  /** Dwellings in them, counted or made from their floor area. */
  readonly dwellings: number;
  /** Buildings left out because what heats them is not known. */
  readonly unknownHeating: number;
}

/** The worker's end of a channel. */
export interface SelectionPort {
  postMessage(answer: SelectionAnswer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: SelectionCall }) => void): void;
}

/** Answers each call in its turn, by the rules that a run follows. */
export function serveSelection(port: SelectionPort): void {
  port.addEventListener('message', ({ data: { number, layers, edit } }) => {
    const stock = stockOf(layers);
    const buildings = Uint32Array.from(selected(edit, stock));
    const dwellings = buildings.reduce((sum, i) => sum + stock.descriptions[i]!.dwellings, 0);
    port.postMessage({ number, buildings, dwellings, unknownHeating: unknownHeating(edit, stock) });
  });
}

function stockOf(layers: PlacesAndBuildings): Stock {
  const survey = surveyOf(layers);
  const bounds = featureBounds(survey.table);
  const footprints = survey.descriptions.map((_, i) => ({
    xM: (bounds[4 * i]! + bounds[4 * i + 2]!) / 2,
    yM: (bounds[4 * i + 1]! + bounds[4 * i + 3]!) / 2,
  }));
  return { ...survey, footprints };
}
