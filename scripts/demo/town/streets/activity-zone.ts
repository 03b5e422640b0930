import { type Street, street } from './street.ts';

/** Works, station and what lives by them. */
export const activityZone: readonly Street[] = [
  street('Rue de l’Industrie', 'distributor', 'works', [
    [4060, 2494],
    [4072, 2432],
    [4112, 2382],
    [4200, 2372],
    [4300, 2372],
    [4440, 2350],
    [4540, 2328],
    [4640, 2308],
    [4680, 2312],
    [4692, 2330],
  ]),
  street('Rue Denis-Papin', 'street', 'works', [
    [4112, 2382],
    [4102, 2320],
    [4140, 2290],
    [4200, 2292],
    [4232, 2330],
    [4226, 2372],
  ]),
  street('Rue Ampère', 'street', 'works', [
    [4440, 2350],
    [4424, 2316],
    [4366, 2322],
    [4312, 2336],
    [4300, 2372],
  ]),
  street(
    'Rue des Cheminots',
    'street',
    ['seventies', 'faubourg'],
    [
      [4440, 2404],
      [4490, 2438],
      [4560, 2436],
      [4640, 2410],
      [4652, 2340],
    ],
  ),
  street('Chemin de la Station', 'lane', null, [
    [4640, 2308],
    [4636, 2250],
    [4626, 2180],
    [4620, 2120],
  ]),
];
