import { type DragEvent, useState } from 'react';

interface Drop {
  /** Something that could be dropped is over the element. */
  readonly over: boolean;
  /** To spread on the element. */
  readonly zone: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Makes an element take what is dropped on it. */
export function useDrop(take: (dropped: DataTransfer) => void): Drop {
  const [over, setOver] = useState(false);
  return {
    over,
    zone: {
      onDragOver: (event) => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer);
      },
    },
  };
}

/** The same for the text of a file: of several, the first. */
export function useTextDrop(take: (text: string) => void): Drop {
  return useDrop(({ files }) => void files[0]?.text().then(take));
}
