import type { AppliedTerritory } from '../../../simulation/contract.ts';
import { thermalBridge, ventilation } from './archetypes.ts';
import { districtOf } from './districts.ts';
import { only } from './systems.ts';
import { heatLossWPerK, leakOf, type ThermalBuilding } from './thermal.ts';

type Edit = AppliedTerritory['edits'][number];
type NewBuilding = Extract<Edit, { kind: 'building-new' }>;

/**
 * New envelopes, W/(m² K), and leaks at 4 Pa of houses and of flats, m³/(h m²). RE2020: its need (Bbio) is 30 % under that of
 * 2012 and its leaks are the most it allows (order of 4 August 2021, article 20); the parts that lead there are a choice
 * of the house. Passive: usual parts of passive houses in a temperate climate, 0.6 changes of air at 50 Pa.
 */
const standards: Readonly<Record<NewBuilding['standard'], Standard>> = {
  re2020: {
    wallU: 0.17,
    roofU: 0.11,
    floorU: 0.18,
    windowU: 1.2,
    bridgeU: thermalBridge.recent,
    leaks: { house: 0.6, flats: 1, service: 1 },
    airM3PerH: ventilation.humidity,
  },
  passive: {
    wallU: 0.12,
    roofU: 0.09,
    floorU: 0.14,
    windowU: 0.8,
    bridgeU: 0.01,
    leaks: { house: 0.2, flats: 0.2, service: 0.2 },
    airM3PerH: ventilation.recovery,
  },
};

interface Standard {
  readonly wallU: number;
  readonly roofU: number;
  readonly floorU: number;
  readonly windowU: number;
  readonly bridgeU: number;
  readonly leaks: Readonly<Record<ThermalBuilding['use'], number>>;
  /** By floor area, m³/(h m²). */
  readonly airM3PerH: number;
}

/** What blocks of a district are built to. */
const ofDistricts = { standard: 're2020', heating: 'heat-pump' } as const;

/** The buildings, those that edits put up with what these give them. */
export function withNewBuildings(
  buildings: readonly (ThermalBuilding | null)[],
  ids: readonly string[],
  edits: readonly Edit[],
): (ThermalBuilding | null)[] {
  const built = new Map<string, NewBuilding>(
    edits.flatMap((edit) => (edit.kind === 'building-new' ? [[`edit/${edit.id}`, edit] as const] : [])),
  );
  const districts = edits.filter((edit) => edit.kind === 'district');
  return buildings.map((building, i) => {
    const edit = built.get(ids[i]!) ?? (districtOf(ids[i]!, districts) && ofDistricts);
    return edit && building ? builtTo(building, edit) : building;
  });
}

/** A building with the envelope, the air and the heating that its edit gives it: nothing of it is uncertain. */
function builtTo(
  building: ThermalBuilding,
  { standard, heating }: Pick<NewBuilding, 'standard' | 'heating'>,
): ThermalBuilding {
  const { leaks, airM3PerH, ...parts } = standards[standard];
  const outerM2 = [...building.wallM2, ...building.windowM2].reduce((a, b) => a + b, building.roofM2);
  const built = {
    ...building,
    ...parts,
    ventilationM3PerH: airM3PerH * building.floorM2,
    leakM3PerH: leakOf(leaks[building.use], outerM2),
    spread: { wallU: 0, roofU: 0, floorU: 0, windowU: 0, ventilation: 0, leaks: 0 },
  };
  const lossWPerK = heatLossWPerK(built);
  return {
    ...built,
    heating: only(heating),
    plant: { emittersWPerK: lossWPerK, generatorWPerK: lossWPerK, isNew: true, network: -1 },
  };
}
