import { paperUnder, type Pen, setFont, wrapped, write } from './pen.ts';

/** A class of a legend. `sign`: the texture of a difference, so that it is read in grey too. */
export interface LegendClass {
  readonly colour: string;
  readonly label: string;
  readonly sign?: 'more' | 'less';
}

/** What a picture says of itself once it has left the program. */
export interface Beside {
  readonly title: string;
  readonly classes: readonly LegendClass[];
  /** Under the classes: what is not shown, and why. */
  readonly notes: readonly string[];
  /** In the lower left corner: whose data, what it is not, for whom it is. */
  readonly sentences: readonly string[];
}

const pad = 8;
const sizePx = 12;
const linePx = 18;
const swatchPx = 14;
const legendPx = 220;

/** Names of places, scale, north, legend and sentences, as they stand on screen or beside it. */
export function writeBeside(pen: Pen, root: HTMLElement | null, beside: Beside): void {
  if (root) writeNames(pen, root);
  const measured = root ? drawMeasure(pen, root) : 0;
  drawLegend(pen, beside, measured);
  write(pen, beside.sentences, 'bottom-left', sizePx);
}

/** The box of an element within the view, in device pixels. */
function boxIn({ ratio }: Pen, root: HTMLElement, element: Element): DOMRectReadOnly {
  const [outer, inner] = [root.getBoundingClientRect(), element.getBoundingClientRect()];
  return new DOMRectReadOnly(
    (inner.left - outer.left) * ratio,
    (inner.top - outer.top) * ratio,
    inner.width * ratio,
    inner.height * ratio,
  );
}

function writeNames(pen: Pen, root: HTMLElement): void {
  const { context } = pen;
  setFont(pen, sizePx);
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const name of root.querySelectorAll<HTMLElement>('[data-part="place"]')) {
    if (getComputedStyle(name).visibility === 'hidden') continue;
    const box = boxIn(pen, root, name);
    paperUnder(pen, box.x, box.y, box.width, box.height);
    context.fillStyle = pen.ink;
    context.fillText(name.textContent, box.x + box.width / 2, box.y + box.height / 2);
  }
}

/** Scale and north; the height that they take, device pixels. */
function drawMeasure(pen: Pen, root: HTMLElement): number {
  const { context, ratio } = pen;
  const [bar, needle] = ['bar', 'needle'].map((part) => root.querySelector(`[data-part="${part}"]`));
  const length = root.querySelector('[data-part="length"]')?.textContent ?? '';
  if (!bar || !needle || length === '') return 0;
  const width = bar.getBoundingClientRect().width * ratio;
  const height = 34 * ratio;
  const edge = pad * ratio;
  const [right, bottom] = [pen.width - edge, pen.height - edge];
  const needleWidth = 26 * ratio;
  paperUnder(
    pen,
    right - width - needleWidth - 3 * edge,
    bottom - height,
    width + needleWidth + 3 * edge,
    height,
  );
  const left = right - needleWidth - edge - width;
  context.strokeStyle = pen.ink;
  context.fillStyle = pen.ink;
  context.lineWidth = 1.5 * ratio;
  context.beginPath();
  context.moveTo(left, bottom - 11 * ratio);
  context.lineTo(left, bottom - 6 * ratio);
  context.lineTo(left + width, bottom - 6 * ratio);
  context.lineTo(left + width, bottom - 11 * ratio);
  context.stroke();
  setFont(pen, sizePx);
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(length, left + width / 2, bottom - 12 * ratio);
  drawNorth(pen, right - edge / 2 - needleWidth / 2, bottom - height / 2, needle);
  return height + edge / 2;
}

/** The arrow that points north, turned as the one on screen. */
function drawNorth(pen: Pen, x: number, y: number, needle: Element): void {
  const { context, ratio } = pen;
  const turn = new DOMMatrixReadOnly(getComputedStyle(needle).transform);
  context.save();
  context.translate(x, y);
  context.transform(turn.a, turn.b, turn.c, turn.d, 0, 0);
  context.scale(ratio, ratio);
  context.beginPath();
  for (const [px, py] of [
    [0, -4],
    [5, 12],
    [0, 8],
    [-5, 12],
  ] as const)
    context.lineTo(px, py);
  context.closePath();
  context.fillStyle = pen.ink;
  context.fill();
  context.restore();
  setFont(pen, 9, 700);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('N', x - turn.c * 9 * ratio, y - turn.d * 9 * ratio);
}

/** Title, classes and notes, in the lower right corner over the scale. */
function drawLegend(pen: Pen, { title, classes, notes }: Beside, under: number): void {
  const { context, ratio } = pen;
  if (title === '' && notes.length === 0) return;
  const edge = pad * ratio;
  const width = Math.min(legendPx * ratio, pen.width * 0.4);
  const inner = width - 2 * edge;
  setFont(pen, sizePx, 650);
  const heads = title === '' ? [] : wrapped(context, title, inner);
  setFont(pen, sizePx);
  const said = notes.flatMap((note) => wrapped(context, note, inner));
  const line = linePx * ratio;
  const height = (heads.length + classes.length + said.length) * line + 2 * edge;
  const x = pen.width - width - edge;
  const top = pen.height - edge - under - height;
  paperUnder(pen, x, top, width, height);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  let y = top + edge + line / 2;
  const say = (text: string, from: number): void => {
    context.fillStyle = pen.ink;
    context.fillText(text, from, y, x + width - edge - from);
    y += line;
  };
  setFont(pen, sizePx, 650);
  for (const head of heads) say(head, x + edge);
  setFont(pen, sizePx);
  for (const one of classes) {
    drawSwatch(pen, x + edge, y - (swatchPx * ratio) / 2, one);
    say(one.label, x + edge + (swatchPx + 8) * ratio);
  }
  for (const note of said) say(note, x + edge);
}

/** A square of a class, with diagonals for more and dots for less. */
function drawSwatch(pen: Pen, x: number, y: number, { colour, sign }: LegendClass): void {
  const { context, ratio } = pen;
  const side = swatchPx * ratio;
  context.save();
  context.beginPath();
  context.rect(x, y, side, side);
  context.clip();
  context.fillStyle = colour;
  context.fillRect(x, y, side, side);
  context.strokeStyle = pen.ink;
  context.fillStyle = pen.ink;
  context.lineWidth = ratio;
  const step = 4 * ratio;
  if (sign === 'more')
    for (let d = 0; d < 2 * side; d += step) {
      context.beginPath();
      context.moveTo(x + d, y);
      context.lineTo(x + d - side, y + side);
      context.stroke();
    }
  if (sign === 'less')
    for (let i = step / 2; i < side; i += step)
      for (let j = step / 2; j < side; j += step)
        context.fillRect(x + i - ratio / 2, y + j - ratio / 2, 1.5 * ratio, 1.5 * ratio);
  context.restore();
  context.strokeStyle = pen.ink;
  context.lineWidth = ratio / 2;
  context.strokeRect(x, y, side, side);
}
