import type { Palette } from '../palette.ts';
import { type Beside, writeBeside } from './beside-picture.ts';
import { type Pen, write } from './pen.ts';
import type { StageHandle } from './stage.tsx';

export interface Caption {
  readonly text: string;
  readonly at: 'top-left' | 'top-right' | 'bottom-left';
}

/**
 * The canvas with its captions drawn in, as PNG: what leaves the screen still says what it is.
 *
 * @param root The view's element, where the names, the scale and the north stand on screen.
 * @param beside The legend and sentences of a picture that leaves the program; null: the captions alone.
 */
export async function capture(
  stage: StageHandle,
  root: HTMLElement | null,
  captions: readonly Caption[],
  beside: Beside | null,
  palette: Palette,
): Promise<Blob> {
  stage.drawNow();
  const { canvas } = stage;
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (!context) throw new Error('no 2D context to write the captions with');
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  const pen: Pen = {
    context,
    ratio: canvas.width / Math.max(1, canvas.clientWidth),
    width: copy.width,
    height: copy.height,
    paper: palette.paper,
    ink: palette.ink,
  };
  if (beside !== null) writeBeside(pen, root, beside);
  for (const { text, at } of captions) write(pen, [text], at);
  return new Promise((resolve, reject) => {
    copy.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture was not encoded'))),
      'image/png',
    );
  });
}
