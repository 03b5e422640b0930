/** Where words of a picture are written. Lengths in device pixels; `ratio` of them make a pixel of the page. */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly ratio: number;
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  readonly ink: string;
}

const family = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';
const lineHeight = 1.35;

export function setFont({ context, ratio }: Pen, sizePx: number, weight = 400): void {
  context.font = `${weight} ${sizePx * ratio}px ${family}`;
}

/** A sheet of paper, nearly opaque, under words. */
export function paperUnder(
  { context, paper }: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.fillStyle = paper;
  context.globalAlpha = 0.92;
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
}

/** Paragraphs in a corner, each wrapped to nearly half of the picture; empty ones are left out. */
export function write(
  pen: Pen,
  paragraphs: readonly string[],
  at: 'top-left' | 'top-right' | 'bottom-left',
  sizePx = 13,
): void {
  const told = paragraphs.filter((text) => text !== '');
  if (told.length === 0) return;
  const { context, ratio } = pen;
  const size = sizePx * ratio;
  const pad = 8 * ratio;
  setFont(pen, sizePx);
  const lines = told.flatMap((text) => wrapped(context, text, pen.width * 0.46));
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 2 * pad;
  const height = lines.length * size * lineHeight + pad;
  const x = at === 'top-right' ? pen.width - width - pad : pad;
  const y = at === 'bottom-left' ? pen.height - height - pad : pad;
  paperUnder(pen, x, y, width, height);
  context.fillStyle = pen.ink;
  context.textBaseline = 'top';
  context.textAlign = 'left';
  for (const [i, line] of lines.entries())
    context.fillText(line, x + pad, y + pad * 0.7 + i * size * lineHeight);
}

/** A text in lines of at most a width, device pixels, in the font that is set. */
export function wrapped(context: CanvasRenderingContext2D, text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
