import type { Text } from '../../base/text.ts';
import type { Words } from '../../i18n/i18n.ts';

/**
 * What a case's tolerance says, in the person's language. The result itself keeps its English, which is what its JSON and
 * the recorded tables have.
 */
export function toldTolerance(words: Words, tolerance: string): string {
  return words.language === 'en' ? tolerance : inFrench(words, tolerance);
}

/** A sentence that is known, or known ones in a row; what is not stays as it is: names of files, codes, other programs' words. */
function inFrench(words: Words, said: string): string {
  for (const { pattern, text } of sentences) {
    const found = pattern.exec(said);
    if (found === null) continue;
    const parts = Object.entries(found.groups ?? {}).map(
      ([name, part]) => [name, inFrench(words, part)] as const,
    );
    return words.fill(text, Object.fromEntries(parts));
  }
  const [first, rest] = divided(said);
  return rest === null
    ? said
    : words.fill(inARow, { first: inFrench(words, first), rest: inFrench(words, rest) });
}

const inARow: Text = { fr: '{{first}} ; {{rest}}', en: '{{first}}; {{rest}}' };

/** The longest known sentence that others follow, else what comes before the first semicolon. */
function divided(said: string): readonly [first: string, rest: string | null] {
  const heads = texts.map(({ en }) => en).filter((en) => said.startsWith(`${en}; `));
  const head = heads.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  const end = head === '' ? said.indexOf('; ') : head.length;
  return end < 0 ? [said, null] : [said.slice(0, end), said.slice(end + 2)];
}

/** English as the cases write it, those that others would take first. */
const texts: readonly Text[] = [
  { en: 'not run: {{reason}}', fr: 'non lancé : {{reason}}' },
  { en: 'unexpected failure: {{reason}}', fr: 'échec inattendu : {{reason}}' },
  {
    en: 'stated only, and takes minutes; add --all',
    fr: 'pour mémoire, et prend des minutes ; ajoutez --all',
  },
  {
    en: 'a large network, which takes minutes; add --all',
    fr: 'grand réseau, qui prend des minutes ; ajoutez --all',
  },
  { en: 'keywords not followed: {{words}}', fr: 'mots-clés non suivis : {{words}}' },
  {
    en: 'Anaheim with its trips and flows is not under the data',
    fr: 'Anaheim, avec ses déplacements et son trafic, n’est pas dans les données',
  },
  {
    en: 'the flows are not in the order of the network',
    fr: 'le trafic publié n’est pas dans l’ordre du réseau',
  },
  {
    en: 'no row has the figures of a heating need',
    fr: 'aucune ligne n’a les chiffres d’un besoin de chauffage',
  },
  { en: 'no row has a label', fr: 'aucune ligne n’a d’étiquette' },
  {
    en: 'no .epw that can be read is under {{folder}}',
    fr: 'aucun .epw lisible sous {{folder}}',
  },
  {
    en: 'no hourly export of PVWatts is under {{folder}}',
    fr: 'aucun export horaire de PVWatts sous {{folder}}',
  },
  {
    en: 'no {{file}} beside a PVGIS year is under {{folder}}',
    fr: 'aucun {{file}} à côté d’une année de PVGIS sous {{folder}}',
  },
  {
    en: 'no {{file}} beside {{other}} is under {{folder}}',
    fr: 'aucun {{file}} à côté de {{other}} sous {{folder}}',
  },
  {
    en: 'no table with {{columns}} is under {{folder}}',
    fr: 'aucun tableau avec {{columns}} sous {{folder}}',
  },
  { en: 'no {{file}} is under {{folder}}', fr: 'aucun {{file}} sous {{folder}}' },
  { en: '{{path}} is not under {{folder}}', fr: '{{path}} n’est pas sous {{folder}}' },
  { en: '{{path}} is not there', fr: '{{path}} n’existe pas' },
  { en: '{{folder}} holds no roads or no buildings', fr: '{{folder}} n’a pas de routes ou pas de bâtiments' },
  { en: '{{folder}} holds no roads', fr: '{{folder}} n’a pas de routes' },
  {
    en: '{{folder}} has no buildings that can be read',
    fr: '{{folder}} n’a pas de bâtiments lisibles',
  },
  {
    en: 'no *_trips.tntp beside {{net}} goes with it',
    fr: 'aucun *_trips.tntp à côté de {{net}} ne va avec',
  },
  { en: 'the same folder as {{other}}', fr: 'le même dossier que {{other}}' },
  { en: 'this folder cannot be read', fr: 'ce dossier ne peut pas être lu' },
  { en: 'no trip can be assigned: {{why}}', fr: 'aucun déplacement ne peut être affecté : {{why}}' },
  {
    en: 'all trips are zero, or stay where they begin',
    fr: 'tous les déplacements sont nuls, ou restent où ils commencent',
  },
  { en: 'read with {{faults}}', fr: 'lu avec {{faults}}' },
  {
    en: 'solved without what cannot be read, {{fault}}',
    fr: 'résolu sans ce qui ne peut pas être lu, {{fault}}',
  },
  {
    en: '{{file}}: {{key}} is {{value}}, which it cannot be',
    fr: '{{file}} : {{key}} vaut {{value}}, ce qui ne se peut pas',
  },
  {
    en: '{{file}}: no object with tollFactor, distanceFactor, objective',
    fr: '{{file}} : pas un objet avec tollFactor, distanceFactor, objective',
  },
  {
    en: 'the costs exceed the largest number there is: no equilibrium',
    fr: 'les coûts dépassent le plus grand des nombres : pas d’équilibre',
  },
  {
    en: 'Frank–Wolfe took too long to cross-check',
    fr: 'Frank–Wolfe a pris trop de temps pour le contrôle croisé',
  },
  {
    en: 'the flows beside it are not compared: it took too long',
    fr: 'le trafic d’à côté n’est pas comparé : le calcul prend trop de temps',
  },
  {
    en: 'the flows beside it are no equilibrium of these trips and costs: not compared',
    fr: 'le trafic d’à côté n’est pas un équilibre de ces déplacements et de ces coûts : non comparé',
  },
  {
    en: 'the flows beside it are not compared: {{why}}',
    fr: 'le trafic d’à côté n’est pas comparé : {{why}}',
  },
  { en: 'several links join {{ends}}', fr: 'plusieurs routes joignent {{ends}}' },
  { en: 'no link of the network joins {{ends}}', fr: 'aucune route du réseau ne joint {{ends}}' },
  { en: 'a flow below zero on {{ends}}', fr: 'un trafic négatif sur {{ends}}' },
  { en: 'no flow for {{ends}}', fr: 'pas de trafic pour {{ends}}' },
  {
    en: 'objective 1e-8 relative at gap 1e-8, where one is known; flows at gap 1e-11 within 1e-4 or 0.01 vehicle on links whose cost grows with flow, where published ones are in equilibrium to 1e-10; Frank–Wolfe above by at most its gap × total cost (convexity)',
    fr: 'objectif à 1e-8 près, écart relatif 1e-8, là où il est connu ; trafic à 1e-4 ou 0,01 véhicule près, écart relatif 1e-11, sur les routes dont le coût croît avec le trafic, là où celui qui est publié est en équilibre à 1e-10 ; Frank–Wolfe au-dessus d’au plus son écart × coût total (convexité)',
  },
  {
    en: 'published flows of Anaheim: gap below 1e-10 as published, 7.7e-2 within half its last digit when ignored',
    fr: 'trafic publié d’Anaheim : écart sous 1e-10 comme publié, 7,7e-2 à un demi-chiffre près quand il est ignoré',
  },
  {
    en: 'whole costs: equal to Bellman and Ford on every node, centroids and closed links included',
    fr: 'coûts entiers : égaux à ceux de Bellman et Ford à chaque nœud, centroïdes et routes fermées compris',
  },
  {
    en: 'one step, and 0.001 of the value where steps divide the times of the links; steps of 7, 3.5 and 1.75 s do not',
    fr: 'un pas, et 0,001 de la valeur là où les pas divisent les temps des routes ; ceux de 7, 3,5 et 1,75 s ne le font pas',
  },
  {
    en: '{{vehicles}} vehicle a second (capacities are whole units of 2⁻²⁰ vehicle by step)',
    fr: '{{vehicles}} véhicule par seconde (les capacités sont des unités entières de 2⁻²⁰ véhicule par pas)',
  },
  { en: 'one step', fr: 'un pas' },
  {
    en: '0.001 of each value (whole units of 2⁻²⁰ vehicle)',
    fr: '0,001 de chaque valeur (unités entières de 2⁻²⁰ véhicule)',
  },
  {
    en: 'one vehicle, or the time between two vehicles at the exit concerned; not the step',
    fr: 'un véhicule, ou le temps entre deux véhicules à la sortie concernée ; non le pas',
  },
  {
    en: '0.001 dB of the published test values T02 and T03 (coefficients of Directive 2015/996)',
    fr: '0,001 dB des valeurs de test publiées T02 et T03 (coefficients de la directive 2015/996)',
  },
  {
    en: '0.5 % or half of the last published digit, whichever is larger (EMEP/EEA guidebook 2013)',
    fr: '0,5 % ou la moitié du dernier chiffre publié, le plus grand des deux (guide EMEP/AEE 2013)',
  },
  {
    en: 'completed trips and mean time within 10 %, the tolerance of the published test (UXsim, means of 100 runs); they lie outside the spread of those runs: drivers choose their ways otherwise, see docs/engines/traffic.md',
    fr: 'déplacements achevés et temps moyen à 10 % près, la tolérance du test publié (UXsim, moyennes de 100 calculs) ; ils sont hors de la dispersion de ces calculs : les conducteurs choisissent autrement leurs routes, voir docs/engines/traffic.md',
  },
  {
    en: 'the gap asked for; counts of vehicles are whole numbers of 2^-20, equal',
    fr: 'l’écart demandé ; les nombres de véhicules sont des multiples entiers de 2^-20, égaux',
  },
  {
    en: 'equal; one building in {{sample}} is placed again; the layer states no nature, direction, lanes or speed',
    fr: 'égal ; un bâtiment sur {{sample}} est replacé ; la couche ne dit ni nature, ni sens, ni voies, ni vitesse',
  },
  { en: 'exactly 0, over 10 minutes', fr: 'exactement 0, sur 10 minutes' },
  {
    en: 'relative 1e-6; inflow and rain from their own series',
    fr: '1e-6 en relatif ; apports et pluie d’après leurs propres séries',
  },
  {
    en: '< 0.03 m, from a start of 0.5 m everywhere (what the tests of Itzi accept)',
    fr: '< 0,03 m, en partant de 0,5 m partout (ce que les tests d’Itzi acceptent)',
  },
  {
    en: 'SWASHES with depths × 1000, lengths × 100, times × 100/√1000; order over 100 to 800 cells',
    fr: 'SWASHES, hauteurs × 1000, longueurs × 100, temps × 100/√1000 ; ordre sur 100 à 800 mailles',
  },
  {
    en: 'final depths: P1–4 and P6–8 within 0.02 m of LISFLOOD-FP FV1 and ACC, the others within their envelope ± 0.02 m, P9 and P13–16 under 0.01 m; volume 1e-6',
    fr: 'hauteurs finales : P1–4 et P6–8 à 0,02 m de LISFLOOD-FP FV1 et ACC, les autres dans leur enveloppe ± 0,02 m, P9 et P13–16 sous 0,01 m ; volume 1e-6',
  },
  {
    en: 'final depths stated beside LISFLOOD-FP FV1; volume 1e-6',
    fr: 'hauteurs finales données à côté de celles de LISFLOOD-FP FV1 ; volume 1e-6',
  },
  {
    en: 'against the published LISFLOOD-FP DG2 series (Shaw et al. 2021): arrival of 2 cm within max(45 s, 3 %), peaks ± 2 %; volume 1e-6',
    fr: 'face aux séries publiées de LISFLOOD-FP DG2 (Shaw et al. 2021) : arrivée de 2 cm à max(45 s, 3 %) près, pics ± 2 % ; volume 1e-6',
  },
  {
    en: 'greatest depths against LISFLOOD-FP (acceleration), cells over 5 cm in either; volume 1e-6',
    fr: 'hauteurs maximales face à LISFLOOD-FP (acceleration), mailles à plus de 5 cm dans l’un ou l’autre ; volume 1e-6',
  },
  {
    en: 'volume 1e-6; against results beside the case ({{solver}}), where there are: CSI ≥ 0.95 and RMSE ≤ 0.10 m of the greatest, else of the last depths over 5 cm, peaks at points within 0.02 m or 2 %',
    fr: 'volume 1e-6 ; face aux résultats d’à côté ({{solver}}), s’il y en a : CSI ≥ 0,95 et RMSE ≤ 0,10 m des hauteurs maximales, sinon des dernières, de plus de 5 cm, pics aux points à 0,02 m ou 2 % près',
  },
  { en: 'geometry ± 0.5°', fr: 'géométrie ± 0,5°' },
  { en: 'mean ≤ 1°, 95 % ≤ 3°', fr: 'moyenne ≤ 1°, 95 % ≤ 3°' },
  { en: '≤ 1e-4° (and 1e-4 au)', fr: '≤ 1e-4° (et 1e-4 ua)' },
  {
    en: 'largest error ≤ 0.02°, the equation of time as much (0.08 min)',
    fr: 'plus grande erreur ≤ 0,02°, l’équation du temps autant (0,08 min)',
  },
  { en: 'largest error ≤ 20 s', fr: 'plus grande erreur ≤ 20 s' },
  {
    en: '1e-3 relative or 0.01 (W/m², °C or W), the figure is the largest share of it that is used',
    fr: '1e-3 en relatif ou 0,01 (W/m², °C ou W), le chiffre en est la plus grande part utilisée',
  },
  {
    en: '1e-3 relative or 1e-5, the figure is the largest share of it that is used',
    fr: '1e-3 en relatif ou 1e-5, le chiffre en est la plus grande part utilisée',
  },
  {
    en: 'of the plane that is furthest off: ≤ 0.2 % a year, RMSE ≤ 3 W/m²',
    fr: 'du plan le plus éloigné : ≤ 0,2 % par an, RMSE ≤ 3 W/m²',
  },
  { en: 'heating need ± 1 kWh/m²', fr: 'besoin de chauffage ± 1 kWh/m²' },
  {
    en: 'heating need: median error ≤ 0.5 %, 90 % of errors ≤ 3.5 %',
    fr: 'besoin de chauffage : erreur médiane ≤ 0,5 %, 90 % des erreurs ≤ 3,5 %',
  },
  {
    en: 'every label as printed, by the rule of before July 2024 or by that of since',
    fr: 'chaque étiquette comme imprimée, par la règle d’avant juillet 2024 ou par celle d’après',
  },
  { en: 'each limit exactly', fr: 'chaque seuil exactement' },
  { en: 'each figure exactly, but H2d in December', fr: 'chaque chiffre exactement, sauf H2d en décembre' },
  {
    en: 'plane ≤ 0.2 % a year, RMSE ≤ 3 W/m²; AC ≤ 2.5 % a year',
    fr: 'plan ≤ 0,2 % par an, RMSE ≤ 3 W/m² ; courant alternatif ≤ 2,5 % par an',
  },
  {
    en: 'light, DC and AC of the year ≤ 0.5 %',
    fr: 'lumière, courants continu et alternatif de l’année ≤ 0,5 %',
  },
  {
    en: 'glass of case 600 by the edition of 2020, diffuse light through glass fitted to these results (one number)',
    fr: 'vitrage du cas 600 selon l’édition de 2020, lumière diffuse à travers le vitrage ajustée à ces résultats (un nombre)',
  },
  {
    en: 'published 5R1C: energy 3 % (640 and 940: 4 %) or 0.09 MWh, peaks 4 %',
    fr: '5R1C publié : énergie 3 % (640 et 940 : 4 %) ou 0,09 MWh, pointes 4 %',
  },
  { en: 'published 5R1C ± 0.7 K', fr: '5R1C publié ± 0,7 K' },
  {
    en: 'inside the acceptance limits: heating all, cooling all but {{count}}',
    fr: 'dans les limites d’acceptation : chauffage, tous ; froid, tous sauf {{count}}',
  },
  {
    en: 'inside the union of the acceptance limits and the range of the programs; nodes of ISO 52016-1, from layers and panes',
    fr: 'dans l’union des limites d’acceptation et de la plage des programmes ; nœuds de l’ISO 52016-1, d’après couches et vitres',
  },
  {
    en: 'inside the range of the programs, each as precise as it is printed; Perez',
    fr: 'dans la plage des programmes, chacun aussi précis qu’il est imprimé ; Perez',
  },
  {
    en: 'must fall outside for at least one orientation',
    fr: 'doit tomber dehors pour au moins une orientation',
  },
  {
    en: 'per dwelling within 25 % of the national figure (SDES 2020) for its houses and flats and its degree-hours; each hour closes to 1e-6',
    fr: 'par logement, à 25 % du chiffre national (SDES 2020) pour ses maisons, ses appartements et ses degrés-heures ; chaque heure se ferme à 1e-6',
  },
];

const sentences = texts.map((text) => ({ text, pattern: patternOf(text.en) }));

/** The whole of a sentence, its placeholders as groups. */
function patternOf(english: string): RegExp {
  const plain = english.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${plain.replaceAll(/\{\{(\w+)\}\}/g, '(?<$1>.+?)')}$`, 'u');
}
