import type { IndicatorRow } from '../../simulation/contract.ts';
import { junctionClasses, type NetworkIndicator } from './network-indicators.ts';
import { summaryOf } from './roads/junctions.ts';
import type { Roads } from './roads/roads.ts';

/** What the roads are as a network: which junctions join them, and whether they hold together. */
export function networkRows(roads: Roads): Readonly<Record<NetworkIndicator, readonly IndicatorRow[]>> {
  const { links, carLinks, nodes, lengthKm, kinds, components, largestShare, noWayIn, noWayOut } =
    summaryOf(roads);
  const [km, percent] = [Math.round(lengthKm), Math.floor(1000 * largestShare) / 10];
  const fr = (value: number): string => String(value).replace('.', ',');
  return {
    junctions: junctionClasses.map(({ key }) => ({ key, value: kinds[key] })),
    networkParts: [
      {
        value: components,
        facts: [
          {
            fr: `${km} km de voies, ${links} tronçons dirigés dont ${carLinks} ouverts aux voitures, ${nodes} nœuds ; ${fr(percent)} % des nœuds dans la plus grande partie`,
            en: `${km} km of ways, ${links} directed segments, ${carLinks} of them open to cars, ${nodes} nodes; ${percent} % of the nodes in the largest part`,
          },
          {
            fr: `sens uniques et fermetures : ${noWayOut} nœuds d’où les voitures ne peuvent pas repartir, ${noWayIn} où elles ne peuvent pas arriver`,
            en: `one-way roads and closures: ${noWayOut} nodes that cars cannot leave again, ${noWayIn} that they cannot come to`,
          },
        ],
      },
    ],
  };
}
