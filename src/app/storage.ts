import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { AppError } from '../base/errors.ts';

/** Large things as bytes under a name, e.g. `territories/7f3a…`. */
export interface ByteStore {
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** null when there is nothing under that name. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

/** A project as it is kept. */
export interface SavedProject {
  readonly id: string;
  readonly title: string;
  readonly territoryName: string;
  readonly territoryDigest: string;
  /** ms since 1970. */
  readonly savedAt: number;
  /** The document as JSON, so that an older one passes through the migrations when it is read. */
  readonly document: string;
}

interface Schema extends DBSchema {
  projects: { key: string; value: SavedProject };
  bytes: { key: string; value: Uint8Array<ArrayBuffer> };
}

export type Database = IDBPDatabase<Schema>;

/** Opens the browser's database of projects and, where there is no file system, of large arrays. */
export function openDatabase(name = 'jumelles'): Promise<Database> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('projects', { keyPath: 'id' });
      database.createObjectStore('bytes');
    },
  });
}

/**
 * The place for large arrays: the origin's private file system where the browser lets a page write to it, else
 * the database.
 */
export async function openByteStore(database: Database, folder = 'jumelles'): Promise<ByteStore> {
  const directory = await openDirectory(folder);
  return directory ? new FileStore(directory) : new DatabaseStore(database);
}

async function openDirectory(folder: string): Promise<FileSystemDirectoryHandle | null> {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) return null;
  if (!('createWritable' in FileSystemFileHandle.prototype)) return null;
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(folder, { create: true });
  } catch (error) {
    // Private windows of some browsers have the function but refuse it.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Files of the origin's private file system; a name's slashes become `~`. */
export class FileStore implements ByteStore {
  readonly #directory: FileSystemDirectoryHandle;

  constructor(directory: FileSystemDirectoryHandle) {
    this.#directory = directory;
  }

  /** The file changes when all is written, or not at all. */
  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await orFull(async () => {
      const file = await this.#directory.getFileHandle(fileName(name), { create: true });
      const stream = await file.createWritable();
      try {
        await stream.write(bytes);
      } catch (error) {
        await stream.abort();
        throw error;
      }
      await stream.close();
    });
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      const handle = await this.#directory.getFileHandle(fileName(name));
      const file = await handle.getFile();
      return file.size === 0 ? null : new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    try {
      await this.#directory.removeEntry(fileName(name));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  async names(): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const [name, handle] of this.#directory.entries()) {
      // A write that was cut short leaves an empty file: nothing is kept there.
      const isKept = isFile(handle) && (await handle.getFile()).size > 0;
      if (isKept) found.push(name.replaceAll('~', '/'));
    }
    return found.toSorted();
  }
}

/** The same in the database. */
export class DatabaseStore implements ByteStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await orFull(() => this.#database.put('bytes', bytes, name));
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return (await this.#database.get('bytes', name)) ?? null;
  }

  async remove(name: string): Promise<void> {
    await this.#database.delete('bytes', name);
  }

  async names(): Promise<readonly string[]> {
    return await this.#database.getAllKeys('bytes');
  }
}

/** Turns the browser's refusal for lack of room into `storage/full`. */
export async function orFull<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') {
      throw new AppError('storage/full', error.message);
    }
    throw error;
  }
}

function fileName(name: string): string {
  return name.replaceAll('/', '~');
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}

function isNotFound(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}
