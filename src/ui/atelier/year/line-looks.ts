/** How a line is told from the others: its hue and its pattern, so that one of them is enough. */
export interface LineLook {
  readonly colour: string;
  /** Dashes and gaps, px; '' where the line is whole. */
  readonly dash: string;
  readonly width: number;
}

const colours = ['var(--ink)', 'var(--more)', 'var(--less)', 'var(--water)'] as const;
const dashes = ['', '7 3', '2 2.5', '10 3 2 3', '14 4', '1 4', '10 3 2 3 2 3', '5 2', '3 6'] as const;

/** The look of the alternative at a place in the order of creation: unlike for the first 36. */
export function lineLook(position: number): LineLook {
  return {
    colour: colours[position % colours.length] ?? colours[0],
    dash: dashes[(position + Math.floor(position / 36)) % dashes.length] ?? '',
    width: position === 0 ? 2 : 1.8,
  };
}
