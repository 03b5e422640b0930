/** A file with its path inside what was dropped. */
export interface DroppedFile {
  readonly file: File;
  readonly path: string;
}

/** Files chosen through an input; those of a folder carry their path. */
export function filesOfInput(files: Iterable<File>): readonly DroppedFile[] {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

/** Every file of what was dropped, folders opened, in the order of their paths. */
export async function filesOfDrop(items: DataTransferItemList): Promise<readonly DroppedFile[]> {
  // The list of a drop is emptied as soon as the event ends: entries are taken before any wait.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found = await Promise.all(entries.map((entry) => filesUnder(entry, '')));
  return found.flat().toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function filesUnder(entry: FileSystemEntry, folder: string): Promise<readonly DroppedFile[]> {
  const path = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ file, path }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives its entries by batches, and an empty one at the end.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) break;
    children.push(...batch);
  }
  const found = await Promise.all(children.map((child) => filesUnder(child, `${path}/`)));
  return found.flat();
}
