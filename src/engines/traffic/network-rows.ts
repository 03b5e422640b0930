import { grouped } from '../../base/counted.ts';
import type { IndicatorRow } from '../../simulation/contract.ts';
import { junctionClasses, type NetworkIndicator } from './network-indicators.ts';
import { summaryOf } from './roads/junctions.ts';
import type { Roads } from './roads/roads.ts';

/** What the roads are as a network: which junctions join them, and whether they hold together. */
export function networkRows(roads: Roads): Readonly<Record<NetworkIndicator, readonly IndicatorRow[]>> {
  const { links, carLinks, nodes, lengthKm, kinds, components, largestShare, noWayIn, noWayOut } =
    summaryOf(roads);
  const percent = Math.floor(1000 * largestShare) / 10;
  const [km, all, ofCars] = [grouped(lengthKm), grouped(links), grouped(carLinks)];
  const [inAll, out, into] = [grouped(nodes), grouped(noWayOut), grouped(noWayIn)];
  const fr = (value: number): string => String(value).replace('.', ',');
  return {
    junctions: junctionClasses.map(({ key }) => ({ key, value: kinds[key] })),
    networkParts: [
      {
        value: components,
        facts: [
          {
            fr: `${km.fr}\u00a0km de voies, ${all.fr} tronçons dirigés dont ${ofCars.fr} ouverts aux voitures, ${inAll.fr} nœuds ; ${fr(percent)} % des nœuds dans la plus grande partie`,
            en: `${km.en}\u00a0km of ways, ${all.en} directed segments, ${ofCars.en} of them open to cars, ${inAll.en} nodes; ${percent}\u00a0% of the nodes in the largest part`,
          },
          {
            fr: `sens uniques et fermetures : ${out.fr} nœuds d’où les voitures ne peuvent pas repartir, ${into.fr} où elles ne peuvent pas arriver`,
            en: `one-way roads and closures: ${out.en} nodes that cars cannot leave again, ${into.en} that they cannot come to`,
          },
        ],
      },
    ],
  };
}
