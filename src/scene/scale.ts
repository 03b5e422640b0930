/** A round length for a scale bar, m, and how long it is drawn. */
export interface ScaleBar {
  readonly lengthM: number;
  readonly widthPx: number;
}

/** The longest of 1, 2, 5 × 10ⁿ m that fits in a width. Exact at the centre of the picture, across it. */
export function scaleBar(metresPerPx: number, mostPx = 120): ScaleBar {
  const most = metresPerPx * mostPx;
  let power = 1;
  while (power * 10 <= most) power *= 10;
  while (power > most) power /= 10;
  const times = most >= power * 5 ? 5 : most >= power * 2 ? 2 : 1;
  const lengthM = power * times;
  return { lengthM, widthPx: lengthM / metresPerPx };
}

/** `200 m`, `1,5 km`: with the spaces and comma of the language. */
export function lengthText(lengthM: number, language: string): string {
  const isFar = lengthM >= 1000;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(
    isFar ? lengthM / 1000 : lengthM,
  );
  return `${number}\u00a0${isFar ? 'km' : 'm'}`;
}
