import type { ReactElement } from 'react';
import type { Territory } from '../../territory/territory.ts';
import type { MapCamera } from '../map-camera.ts';
import type { Draft, Pick, Picture, SceneLayer } from '../picture.ts';

/** What a view can do once its first picture is drawn. */
export interface ViewHandle {
  /** The picture with its label and attribution, as PNG, at the size on screen. */
  capture(): Promise<Blob>;
  /** From `onReady` on: milliseconds from mounting to the first picture. */
  readonly firstPictureMs: number;
}

export interface TerritoryViewProps {
  readonly territory: Territory;
  readonly picture: Picture;
  /** The other side of a curtain: drawn right of `curtainAt`; null or absent: a single picture. */
  readonly second?: Picture | null;
  /** Position of the curtain, 0 … 1 of the width; the view draws its handle and reports moves. */
  readonly curtainAt?: number;
  readonly onCurtain?: (at: number) => void;
  /** The same one for the views that move together. */
  readonly camera: MapCamera;
  /** Layers not drawn. */
  readonly hidden?: ReadonlySet<SceneLayer>;
  /** Producers and dates, or « données inventées »: one line inside the picture. */
  readonly attribution: string;
  /** Name of the picture for those who do not see it. */
  readonly description: string;
  /** Times real heights. Default 1. */
  readonly exaggeration?: number;
  readonly theme?: 'light' | 'dark';
  /** 'two': one finger scrolls the page, two move the map (Consultation). Default 'one'. */
  readonly fingers?: 'one' | 'two';
  readonly draft?: Draft | null;
  /** A click, a tap or Enter at the centre. */
  readonly onPick?: (pick: Pick | null) => void;
  /** The pointer moved (at most once per drawn frame); null: it left. */
  readonly onHover?: (pick: Pick | null) => void;
  readonly onReady?: (view: ViewHandle) => void;
  /** WebGL is missing or was lost: say so and keep the tables. */
  readonly onFailure?: (reason: 'no-webgl' | 'context-lost') => void;
}

/** The territory in three dimensions with one run's results: terrain, buildings, water, and what changes. */
export function TerritoryView(props: TerritoryViewProps): ReactElement {
  return <div role="application" aria-label={props.description} />;
}
