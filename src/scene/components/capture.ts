import type { Palette } from '../palette.ts';
import type { StageHandle } from './stage.tsx';

export interface Caption {
  readonly text: string;
  readonly at: 'top-left' | 'top-right' | 'bottom-left';
}

/** The canvas with its captions drawn in, as PNG: what leaves the screen still says what it is. */
export async function capture(
  stage: StageHandle,
  captions: readonly Caption[],
  palette: Palette,
): Promise<Blob> {
  stage.drawNow();
  const { canvas } = stage;
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const pen = copy.getContext('2d');
  if (!pen) throw new Error('no 2D context to write the captions with');
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  const ratio = canvas.width / Math.max(1, canvas.clientWidth);
  for (const caption of captions) write(pen, caption, palette, ratio, copy);
  return new Promise((resolve, reject) => {
    copy.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture was not encoded'))),
      'image/png',
    );
  });
}

function write(
  pen: CanvasRenderingContext2D,
  { text, at }: Caption,
  palette: Palette,
  ratio: number,
  copy: HTMLCanvasElement,
): void {
  if (text === '') return;
  const size = 13 * ratio;
  const pad = 8 * ratio;
  pen.font = `${size}px "Atkinson Hyperlegible Next Variable", system-ui, sans-serif`;
  const lines = wrapped(pen, text, copy.width * 0.46);
  const width = Math.max(...lines.map((line) => pen.measureText(line).width)) + 2 * pad;
  const height = lines.length * size * 1.35 + pad;
  const x = at === 'top-right' ? copy.width - width - pad : pad;
  const y = at === 'bottom-left' ? copy.height - height - pad : pad;
  pen.fillStyle = palette.paper;
  pen.globalAlpha = 0.92;
  pen.fillRect(x, y, width, height);
  pen.globalAlpha = 1;
  pen.fillStyle = palette.ink;
  pen.textBaseline = 'top';
  for (const [i, line] of lines.entries()) pen.fillText(line, x + pad, y + pad * 0.7 + i * size * 1.35);
}

function wrapped(pen: CanvasRenderingContext2D, text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
