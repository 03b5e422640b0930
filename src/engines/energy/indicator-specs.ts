import type { Text } from '../../base/text.ts';
import type { IndicatorSpec } from '../../simulation/contract.ts';
import { calibrationReasons } from './calibration/words.ts';
import { type GroupIndicator, groupIndicators, groupReasons } from './groups/indicator-specs.ts';
import { type InputIndicator, inputIndicators, monthlyReasons } from './input-indicators.ts';
import { type PostIndicator, postIndicators, postReasons } from './posts/indicator-specs.ts';
import { type SystemIndicator, systemIndicators, systemReasons } from './system-indicators.ts';

export type EnergyIndicator =
  | 'energyByCarrier'
  | 'energyByUse'
  | 'energyFlows'
  | 'heatDemand'
  | 'perDwelling'
  | 'primaryByCarrier'
  | 'co2ByCarrier'
  | 'billByCarrier'
  | 'electricPeak'
  | 'heatPeak'
  | 'electricBalance'
  | 'hotDwellings'
  | 'buildingsByNeed'
  | 'worksCost'
  | SystemIndicator
  | InputIndicator
  | 'heatBalance'
  | PostIndicator
  | GroupIndicator;

export const carrierClasses = [
  { key: 'electricity', label: { fr: 'électricité', en: 'electricity' } },
  { key: 'gas', label: { fr: 'gaz', en: 'gas' } },
  { key: 'oil', label: { fr: 'fioul et GPL', en: 'oil and LPG' } },
  { key: 'wood', label: { fr: 'bois', en: 'wood' } },
  { key: 'network', label: { fr: 'réseau de chaleur', en: 'heat network' } },
] as const;

export const useClasses = [
  { key: 'heating', label: { fr: 'chauffage', en: 'heating' } },
  { key: 'water', label: { fr: 'eau chaude', en: 'hot water' } },
  { key: 'cooling', label: { fr: 'climatisation', en: 'cooling' } },
  { key: 'appliances', label: { fr: 'appareils, éclairage, cuisson', en: 'appliances, lighting, cooking' } },
  { key: 'vehicles', label: { fr: 'recharge des voitures', en: 'charging of cars' } },
] as const;

const ownModules = { key: 'solar', label: { fr: 'toits solaires', en: 'solar roofs' } } as const;
const electricOnly = new Set<string>(['cooling', 'appliances', 'vehicles']);

/** From where energy comes, with the modules over a building, and what for; fuels make heat alone. */
export const flowClasses = [carrierClasses[0], ownModules, ...carrierClasses.slice(1)].flatMap(
  (from, order) =>
    useClasses
      .filter(({ key }) => order < 2 || !electricOnly.has(key))
      .map((use) => ({
        key: `${from.key}/${use.key}`,
        label: {
          fr: `${from.label.fr} → ${use.label.fr}`,
          en: `${from.label.en} → ${use.label.en}`,
        },
        from: from.key,
        use: use.key,
      })),
);

/** What buildings are for, as far as heat goes. */
export const heatedUses = [
  { key: 'house', label: { fr: 'maisons', en: 'houses' } },
  { key: 'flats', label: { fr: 'immeubles', en: 'blocks of flats' } },
  { key: 'service', label: { fr: 'services', en: 'services' } },
] as const;

/** Lower bounds of the classes of need, kWh/m². */
export const needBounds = [0, 50, 100, 150, 200, 300] as const;
export const needClasses = [
  { key: 'under-50', label: { fr: 'moins de 50 kWh/m²', en: 'less than 50 kWh/m²' } },
  { key: '50-100', label: { fr: '50 à 100', en: '50 to 100' } },
  { key: '100-150', label: { fr: '100 à 150', en: '100 to 150' } },
  { key: '150-200', label: { fr: '150 à 200', en: '150 to 200' } },
  { key: '200-300', label: { fr: '200 à 300', en: '200 to 300' } },
  { key: 'over-300', label: { fr: 'plus de 300', en: 'more than 300' } },
] as const;

export const balanceClasses = [
  { key: 'drawn', label: { fr: 'demandée par les usages', en: 'drawn by uses' } },
  { key: 'produced', label: { fr: 'produite par les toits', en: 'produced by roofs' } },
  { key: 'own', label: { fr: 'utilisée dans le bâtiment', en: 'used in the building' } },
  {
    key: 'nearby',
    label: { fr: 'utilisée ailleurs dans le territoire', en: 'used elsewhere in the territory' },
  },
  { key: 'lost', label: { fr: 'perdue dans les batteries', en: 'lost in batteries' } },
  { key: 'given', label: { fr: 'donnée au réseau', en: 'given to the grid' } },
  { key: 'taken', label: { fr: 'prise au réseau', en: 'taken from the grid' } },
] as const;

export const worksClasses = [
  { key: 'walls', label: { fr: 'murs', en: 'walls' } },
  { key: 'roof', label: { fr: 'toitures', en: 'roofs' } },
  { key: 'floor', label: { fr: 'planchers', en: 'floors' } },
  { key: 'windows', label: { fr: 'fenêtres', en: 'windows' } },
  { key: 'ventilation', label: { fr: 'ventilation', en: 'ventilation' } },
  { key: 'air', label: { fr: 'étanchéité à l’air seule', en: 'airtightness alone' } },
  { key: 'shading', label: { fr: 'protections solaires', en: 'shading devices' } },
  { key: 'heating', label: { fr: 'chauffage', en: 'heating' } },
  { key: 'solar', label: { fr: 'toits solaires', en: 'solar roofs' } },
  { key: 'battery', label: { fr: 'batteries', en: 'batteries' } },
  {
    key: 'connection',
    label: { fr: 'réseau : sous-stations et branchements', en: 'network: substations and service pipes' },
  },
  { key: 'trench', label: { fr: 'réseau : tranchée et tuyaux', en: 'network: trench and pipes' } },
  { key: 'plant', label: { fr: 'réseau : chaufferie', en: 'network: plant' } },
] as const;

export const energyReasons = {
  noDwellings: { fr: 'aucun logement calculé', en: 'no dwelling computed' },
  syntheticNotCalibrated: {
    fr: 'météo synthétique, non calé sur des consommations mesurées',
    en: 'synthetic weather, not calibrated to measured consumption',
  },
  notCalibrated: {
    fr: 'non calé sur des consommations mesurées',
    en: 'not calibrated to measured consumption',
  },
  calibrated: {
    fr: 'calé sur des consommations publiées : voir « calage »',
    en: 'calibrated to published consumption: see “calibration”',
  },
  partlyCalibrated: {
    fr: 'calé en partie sur des consommations publiées : voir « calage »',
    en: 'partly calibrated to published consumption: see “calibration”',
  },
  syntheticCalibrated: {
    fr: 'météo synthétique, calé sur des consommations publiées : voir « calage »',
    en: 'synthetic weather, calibrated to published consumption: see “calibration”',
  },
  syntheticPartlyCalibrated: {
    fr: 'météo synthétique, calé en partie sur des consommations publiées : voir « calage »',
    en: 'synthetic weather, partly calibrated to published consumption: see “calibration”',
  },
  ...calibrationReasons,
  ...monthlyReasons,
  carsDiffer: {
    fr: 'deux conditions donnent chacune une part de voitures électriques : la dernière vaut, {{share}} %, et non {{other}} %',
    en: 'two conditions give a share of electric cars each: the last one holds, {{share}} %, and not {{other}} %',
  },
  priceOrder: {
    fr: 'ordre de grandeur, hors aides',
    en: 'order of magnitude, before aids',
  },
  noPrice: { fr: 'prix nul : pas de facture', en: 'the price is zero: there is no bill' },
  ...postReasons,
  ...systemReasons,
  ...groupReasons,
} as const satisfies Record<string, Text>;

export type EnergyReason = keyof typeof energyReasons;

const heatAssumptions = ['archetypes', 'oneZone', 'people', 'notCalibrated', 'weather'] as const;
const supplyAssumptions = [...heatAssumptions, 'heaters', 'generators', 'hotWater', 'districts'] as const;
const heatInputs = ['buildings', 'terrain', 'heatC', 'nightC', 'partialHeating'] as const;

export const energyIndicators = {
  energyByCarrier: {
    label: { fr: 'énergie finale, par énergie', en: 'final energy, by carrier' },
    definition: {
      fr: 'Énergie livrée aux bâtiments dans l’année, tous usages. L’électricité des toits n’en est pas retranchée.',
      en: 'Energy delivered to buildings in a year, for all uses. The electricity of roofs is not taken off.',
    },
    unit: 'MWh',
    formula: 'Σ Q / η',
    assumes: supplyAssumptions,
    inputs: [...heatInputs, 'radiatorEfficiency', 'waterLitres', 'applianceKwh'],
    per: 'class',
    classes: carrierClasses,
    total: 'all',
    decimals: 0,
  },
  energyByUse: {
    label: { fr: 'énergie finale, par usage', en: 'final energy, by use' },
    definition: {
      fr: 'La même, selon ce à quoi elle sert.',
      en: 'The same, by what it is for.',
    },
    unit: 'MWh',
    formula: 'Σ Q / η',
    assumes: supplyAssumptions,
    inputs: [...heatInputs, 'radiatorEfficiency', 'waterLitres', 'applianceKwh'],
    per: 'class',
    classes: useClasses,
    total: 'all',
    decimals: 0,
  },
  energyFlows: {
    label: {
      fr: 'énergie finale, de chaque énergie à chaque usage',
      en: 'final energy, from carriers to uses',
    },
    definition: {
      fr: 'La même, de l’énergie à l’usage. « Toits solaires » : ce que chaque bâtiment prend à ses propres modules ; à chaque heure, cela sert ses usages selon l’électricité que chacun demande.',
      en: 'The same, from carrier to use. “Solar roofs”: what each building takes from its own modules; in each hour it serves its uses by the electricity that each asks for.',
    },
    unit: 'MWh',
    formula: 'Σ Eᵤ ; Σ min(P, Pₛ) · Pᵤ / P',
    assumes: [...supplyAssumptions, 'modules'],
    inputs: [...heatInputs, 'radiatorEfficiency', 'waterLitres', 'applianceKwh', 'solarYield'],
    per: 'class',
    classes: flowClasses,
    total: 'all',
    decimals: 0,
  },
  heatDemand: {
    label: { fr: 'besoin de chauffage', en: 'heating need' },
    definition: {
      fr: 'Chaleur utile à fournir aux bâtiments dans l’année.',
      en: 'Useful heat to be given to buildings in a year.',
    },
    unit: 'MWh',
    formula: 'Σ max(Φ, 0) · 1 h',
    assumes: heatAssumptions,
    inputs: heatInputs,
    decimals: 0,
  },
  perDwelling: {
    label: { fr: 'énergie finale par logement', en: 'final energy per dwelling' },
    definition: {
      fr: 'Énergie finale des bâtiments d’habitation divisée par leurs logements, occupés ou non.',
      en: 'Final energy of residential buildings over their dwellings, occupied or not.',
    },
    unit: 'kWh',
    formula: 'Σ E / Σ l',
    assumes: supplyAssumptions,
    inputs: [...heatInputs, 'radiatorEfficiency', 'waterLitres', 'applianceKwh'],
    decimals: 0,
  },
  primaryByCarrier: {
    label: { fr: 'énergie primaire, par énergie', en: 'primary energy, by carrier' },
    definition: {
      fr: 'Énergie livrée dans l’année, tous usages, l’électricité par son facteur d’énergie primaire (celui de la date ou de l’hypothèse), les autres énergies par 1. L’électricité des toits n’en est pas retranchée ; ce n’est pas celle d’un DPE, qui ne compte ni appareils ni voitures.',
      en: 'Energy delivered in a year, for all uses, electricity by its factor of primary energy (that of the date or of the hypothesis), other carriers by 1. The electricity of roofs is not taken off; it is not that of a DPE, which counts neither appliances nor cars.',
    },
    unit: 'MWh',
    formula: 'Σ E · p',
    assumes: [...supplyAssumptions, 'primary'],
    inputs: [...heatInputs, 'primaryElectricity'],
    per: 'class',
    classes: carrierClasses,
    total: 'all',
    decimals: 0,
  },
  co2ByCarrier: {
    label: { fr: 'émissions, par énergie', en: 'emissions, by carrier' },
    definition: {
      fr: 'CO₂ équivalent des énergies livrées dans l’année, aux facteurs d’émission de l’hypothèse, sinon des paramètres. Celui des travaux et des modules n’est pas compté.',
      en: 'CO₂ equivalent of the energy delivered in a year, by the emission factors of the hypothesis, else of the parameters. That of works and modules is not counted.',
    },
    unit: 't',
    formula: 'Σ E · f',
    assumes: [...supplyAssumptions, 'factors'],
    inputs: [
      ...heatInputs,
      'co2Heating',
      'co2Water',
      'co2Cooling',
      'co2Other',
      'co2Gas',
      'co2Oil',
      'co2Wood',
      'co2Network',
    ],
    per: 'class',
    classes: carrierClasses,
    total: 'all',
    decimals: 0,
  },
  billByCarrier: {
    label: { fr: 'factures, par énergie', en: 'bills, by carrier' },
    definition: {
      fr: 'Énergie achetée au prix du kWh, abonnements compris, heures creuses où une hypothèse les donne. L’électricité des toits utilisée sur place en est retranchée ; celle qui est vendue n’est pas comptée.',
      en: 'Energy bought at the price per kWh with standing charges, and off-peak hours where a hypothesis gives them. The roofs’ electricity used on the spot is taken off; what is sold is not counted.',
    },
    unit: 'EUR',
    formula: 'Σ (E − Eₐ) · p + a',
    assumes: [...supplyAssumptions, 'prices'],
    inputs: [
      ...heatInputs,
      'bill',
      'priceElectricity',
      'priceGas',
      'priceOil',
      'priceWood',
      'priceNetwork',
      'standing6',
      'standing9',
      'standingGas',
      'standingNetwork',
    ],
    per: 'class',
    classes: carrierClasses,
    total: 'all',
    decimals: 0,
  },
  electricPeak: {
    label: { fr: 'pointe électrique', en: 'electric peak' },
    definition: {
      fr: 'Plus grande moyenne horaire de l’électricité de tous les bâtiments calculés, moins celle de leurs propres toits. Le chauffage de tous les logements reprend en deux à trois heures, sans limite de puissance : la pointe réelle est plus étalée.',
      en: 'Greatest hourly mean of the electricity of all computed buildings, less that of their own roofs. The heating of all dwellings comes back within two to three hours, without a limit of power: the real peak is flatter.',
    },
    unit: 'kW',
    formula: 'max Σ max(P − Pₛ, 0)',
    assumes: [...supplyAssumptions, 'oneShape', 'cars', 'profiles'],
    inputs: [...heatInputs, 'applianceKwh', 'pumpShare'],
    decimals: 0,
  },
  heatPeak: {
    label: { fr: 'pointe de chaleur', en: 'heat peak' },
    definition: {
      fr: 'Plus grande moyenne horaire de la chaleur utile de tous les bâtiments calculés.',
      en: 'Greatest hourly mean of the useful heat of all computed buildings.',
    },
    unit: 'kW',
    formula: 'max Σ max(Φ, 0)',
    assumes: [...heatAssumptions, 'oneShape'],
    inputs: heatInputs,
    decimals: 0,
  },
  electricBalance: {
    label: { fr: 'électricité des toits et du réseau', en: 'electricity of roofs and grid' },
    definition: {
      fr: 'Heure par heure : ce que les toits produisent sert d’abord dans leur bâtiment, puis aux autres bâtiments du territoire, puis au réseau. Une batterie ne sert que son bâtiment : elle prend ce qui reste après lui et le lui rend.',
      en: 'Hour by hour: what roofs produce serves their own building first, then the other buildings of the territory, then the grid. A battery serves its own building alone: it takes what is left after it and gives it back.',
    },
    unit: 'MWh',
    formula: 'Σ min(P, Pₛ)',
    assumes: [...supplyAssumptions, 'oneShape', 'modules', 'batteries'],
    inputs: ['buildings', 'solarYield', 'applianceKwh', 'solarLosses', 'moduleKwPerM2'],
    per: 'class',
    classes: balanceClasses,
    decimals: 1,
  },
  hotDwellings: {
    label: { fr: 'logements en surchauffe', en: 'dwellings that overheat' },
    definition: {
      fr: 'Logements des bâtiments où la température ressentie dépasse la température de surchauffe plus d’heures que le seuil dans l’année.',
      en: 'Dwellings of the buildings where the felt temperature exceeds that of overheating for more hours a year than the threshold.',
    },
    unit: 'dwelling',
    formula: 'Σ l · [h(θ > θ₀) > h₀]',
    assumes: [...heatAssumptions, 'summer'],
    inputs: ['buildings', 'overheating', 'overheatC', 'overheatHours', 'cooling'],
    decimals: 0,
  },
  buildingsByNeed: {
    label: { fr: 'bâtiments, par besoin de chauffage', en: 'buildings, by heating need' },
    definition: {
      fr: 'Nombre de bâtiments calculés selon leur besoin de chauffage au mètre carré. Ce ne sont pas les classes du DPE.',
      en: 'Number of computed buildings by heating need per square metre. These are not the classes of the DPE.',
    },
    unit: 'building',
    formula: 'Σ [bᵢ ≤ q < bᵢ₊₁]',
    assumes: heatAssumptions,
    inputs: ['buildings', 'heatNeed'],
    per: 'class',
    classes: needClasses,
    total: 'all',
    decimals: 0,
  },
  worksCost: {
    label: { fr: 'coût des travaux', en: 'cost of works' },
    definition: {
      fr: 'Surfaces ou logements touchés par les modifications, à un coût unitaire moyen hors aides. Un réseau de chaleur : sa tranchée par sa longueur et le diamètre que demande la chaleur livrée, sa chaufferie par la puissance de chaque source, hors taxes. Protections solaires et étanchéité à l’air seule ne sont pas chiffrées, et le total manque alors ; construire un bâtiment neuf n’y est pas compté.',
      en: 'Areas or dwellings that the edits touch, at a mean unit cost before aids. A heat network: its trench by its length and the diameter that the heat sold asks for, its plant by the power of each source, without VAT. Shading devices and airtightness alone have no cost, and then there is no total; putting up a new building is not counted in it.',
    },
    unit: 'EUR',
    formula: 'Σ A · c ; L · (C₁ + C₂ d) ; Σ P · c',
    assumes: ['archetypes', 'costs', 'networkCosts'],
    inputs: ['buildings', 'works'],
    per: 'class',
    classes: worksClasses,
    total: 'all',
    decimals: 0,
  },
  ...systemIndicators,
  ...inputIndicators,
  heatBalance: {
    label: { fr: 'écart du bilan de chaleur', en: 'fault of the heat balance' },
    definition: {
      fr: 'Plus grande part de la chaleur d’une heure qui n’est ni sortie ni stockée, tous bâtiments et toutes heures.',
      en: 'Largest part of an hour’s heat that neither left nor was stored, over all buildings and hours.',
    },
    unit: '1',
    formula: 'max |Φ − H Δθ − C Δθₘ/Δt| / Σ|·|',
    assumes: ['oneZone'],
    inputs: ['buildings'],
    decimals: 6,
  },
  ...postIndicators,
  ...groupIndicators,
} as const satisfies Record<EnergyIndicator, IndicatorSpec>;
