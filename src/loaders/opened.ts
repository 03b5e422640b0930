import type { About } from './about.ts';
import type { InputFile } from './input-file.ts';
import type { OpenedRaster } from './opened-raster.ts';
import type { TableKind, Understanding } from './understanding.ts';
import type { VectorSource } from './vector-source.ts';

/** A layer that can be read, by the id of what was understood of it. */
export type Opened =
  | { readonly type: 'vector'; readonly source: VectorSource; readonly files: readonly InputFile[] }
  | { readonly type: 'raster'; readonly raster: OpenedRaster; readonly files: readonly InputFile[] }
  | { readonly type: 'forcing' | TableKind; readonly files: readonly InputFile[] };

/** A folder as understood. Only `understandings` is plain data; the rest stays on the thread that reads. */
export interface FolderReading {
  /** What the folder says of itself; null when it says nothing. */
  readonly about: About | null;
  /** In the order of the paths. */
  readonly understandings: readonly Understanding[];
  readonly opened: ReadonlyMap<string, Opened>;
}

/** One entry before the folder is looked at as a whole. */
export interface Draft {
  readonly understanding: Understanding;
  readonly opened: Opened | null;
  /** How many features the service holds in all, when the file is one page of it. */
  readonly matched: number | null;
  /** What it says of the whole folder. */
  readonly about?: About;
}

/** A layer to be built: what was understood, corrected, and how to read it. */
export interface Part {
  readonly understanding: Understanding;
  readonly opened: Opened;
}
