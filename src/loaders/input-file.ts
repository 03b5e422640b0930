/**
 * A file as a person brought it, readable in a worker and in Node alike, as often as needed.
 *
 * `path` is the name within the dropped folder, with `/` (`floodfiles/caen2019.bci`); equal to `name` when the
 * file came alone.
 */
export interface InputFile {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** The whole file. */
  bytes(): Promise<ArrayBuffer>;
  /** Bytes `start` (included) to `end` (excluded; cut at the file's end), without reading the rest. */
  slice(start: number, end: number): Promise<ArrayBuffer>;
  /** The whole file piece by piece. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** What every loader accepts beside its file. */
export interface LoadOptions {
  /** Aborting makes the loader throw the signal's reason at its next piece. */
  readonly signal?: AbortSignal;
  /** Called with the fraction done, 0 … 1, increasing. */
  readonly onProgress?: (fraction: number) => void;
}

/** A browser's `File`, a `Blob`, or Node's `fs.openAsBlob`. `path` defaults to `name`. */
export function fileFromBlob(blob: Blob, name: string, path: string = name): InputFile {
  return {
    name,
    path,
    size: blob.size,
    bytes: () => blob.arrayBuffer(),
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
    stream: () => blob.stream() as ReadableStream<Uint8Array<ArrayBuffer>>,
  };
}

/** Bytes or text already in memory (an archive's entry, a test); text becomes UTF-8. */
export function fileFromBytes(
  content: ArrayBuffer | Uint8Array<ArrayBuffer> | string,
  path: string,
): InputFile {
  return fileFromBlob(new Blob([content]), path.slice(path.lastIndexOf('/') + 1), path);
}
