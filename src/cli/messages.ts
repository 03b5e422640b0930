import { AppError } from '../base/errors.ts';
import type { Language } from '../base/text.ts';
import { type Words, words } from '../i18n/i18n.ts';

/** The command line's own sentences; errors and units are those of the screen. */
const sentences = {
  fr: {
    usage: `Jumelles, simulateur d'alternatives sur le jumeau numérique d'un territoire.

jumelles run projet.json         lance les calculs d'un projet
jumelles verify fiche.json       refait un calcul et compare, bit à bit
jumelles territory dossier       construit un territoire à partir d'un dossier de couches
jumelles flood cas.par           lance un cas LISFLOOD-FP
jumelles traffic                 déplacements d'un territoire, et leur répartition sur un réseau
jumelles validate moteur         lance les cas de validation d'un moteur : flood, traffic, energy
jumelles bench moteur            mesure la vitesse d'un moteur : flood, traffic, energy

jumelles <commande> --help       options de la commande
--lang fr|en                     langue des messages`,
    run: `jumelles run projet.json [--territory fichier.jumelles] [--alternative id] [--hypothesis id] [--out dossier] [--json]
  Lance chaque alternative sous chaque hypothèse, ou celles qui sont nommées (options répétables).
  --territory   territoire du projet ; sinon cherché à côté du projet, par son empreinte
  --out         dossier où écrire la fiche (…record.json) et les indicateurs (…indicators.json) de chaque calcul
  --json        résultats en JSON sur la sortie standard ; { alternative, hypothesis, engine, error } pour un calcul en échec
  Code de sortie : 0 tous menés à terme, 1 l'un ne l'a pas été (les autres sont faits), 2 commande mal écrite`,
    verify: `jumelles verify fiche.json [--territory fichier.jumelles] [--json]
  Refait le calcul d'une fiche et compare les résultats bit à bit.
  Code de sortie : 0 identique, 1 différent ou impossible à refaire, 2 commande mal écrite`,
    validate: `jumelles validate flood|traffic|energy [--all] [--data dossier] [--json]
  Compare un moteur aux solutions exactes et aux cas publiés.
  --all    aussi les cas qui prennent des minutes
  --data   dossier des cas publiés ; sinon JUMELLES_DATA, sinon ../shared/data
  Code de sortie : 0 tous les cas lancés tiennent, 1 l'un ne tient pas ou aucun n'a été lancé, 2 commande mal écrite`,
    bench: `jumelles bench flood|traffic|energy [--data dossier] [--json]
  Mesure la vitesse d'un moteur sur cette machine.
  --data   dossier des cas publiés ; sinon JUMELLES_DATA, sinon ../shared/data`,
    holds: 'tient',
    fails: 'ne tient pas',
    notRun: 'non lancé',
    unknownCommand: 'Commande inconnue : {{command}}',
    oneFile: 'Donnez un fichier, et un seul.',
    unknownEngine: 'Moteur inconnu : {{engine}}. Moteurs : {{known}}.',
    noDataFolder: 'Dossier de données introuvable : {{folder}}. Indiquez-en un autre par --data.',
    unreadableFile: 'Fichier illisible : {{file}} ({{reason}})',
    cancelled: 'Calcul interrompu.',
    running: '{{alternative}} · {{hypothesis}}',
    leftOut: '{{run}} : mis de côté par ce calcul, ou pris avec réserve.',
    result:
      'empreinte du calcul {{fingerprint}}\nempreinte du résultat {{resultDigest}}\ndurée {{seconds}} s',
    missing: 'sans valeur ({{reason}})',
    total: 'total',
    same: 'Résultat identique, bit à bit : {{resultDigest}}',
    other: 'Résultat différent. Parties qui diffèrent : {{parts}}',
    older: 'La fiche a été écrite par une version plus ancienne du moteur ({{recorded}} ; ici {{current}}).',
    newer: 'La fiche a été écrite par une version plus récente du moteur ({{recorded}} ; ici {{current}}).',
    rebuilt: 'La fiche a été écrite par la même version du moteur, mais compilée autrement.',
    altered: 'La fiche a été modifiée après le calcul : ses empreintes ne correspondent plus à son contenu.',
    failed: 'Échec inattendu : {{reason}}',
    assignOrTidy: 'Dites ce que vous voulez : assign, tidy ou demand.',
    netAndTrips: 'Donnez un réseau (--net) et des déplacements (--trips).',
    netTripsAndOut: 'Donnez un réseau (--net), des déplacements (--trips) et un dossier (--out).',
    method: '--method paths ou frank-wolfe.',
    selectByPaths: '--select demande --method paths : frank-wolfe ne sait pas qui passe par une route.',
    selected: 'de {{from}} à {{to}} : {{flow}} véhicules, par paires de zones ({{count}})',
    selectedPair: '{{from}} → {{to}} : {{trips}}',
    morePairs: '… et d’autres paires : {{count}}',
    ontoInput:
      '--out écrirait {{file}} à la place d’un des fichiers lus, et l’effacerait. Donnez un autre dossier.',
    unknownLanguage: '--lang attend fr ou en : « {{language}} » n’en est pas.',
    sameNames:
      'Le réseau et les déplacements portent le même nom ({{name}}) : dans un seul dossier, l’un effacerait l’autre. Renommez l’un des deux.',
    nothingToAssign:
      'Aucun déplacement à affecter : tous sont nuls, restent dans leur zone, ou ne trouvent aucun chemin. Vérifiez les numéros des zones et <FIRST THRU NODE>.',
    unknownOption: 'Option inconnue : {{option}}.',
    optionWithoutValue:
      '{{option}} attend une valeur. Si elle commence par un tiret, écrivez-la ainsi : {{option}}=-1.',
    optionWithValue: '{{option}} n’attend pas de valeur.',
    unexpectedArgument: 'Argument inattendu : {{option}}.',
    notANumber: '{{option}} attend un nombre, zéro ou plus : « {{written}} » n’en est pas un.',
    notARoad: '{{option}} attend deux numéros de nœuds, comme 12-34 : « {{written}} » n’en est pas.',
    gapNotReached:
      'L’écart demandé ({{gap}}) n’est pas atteint : {{reached}}. Les chiffres sont ceux de la dernière itération.',
    equilibrium:
      'écart relatif {{gap}}, objectif de Beckmann {{objective}}, temps total {{time}}\n{{iterations}} itérations, {{seconds}} s',
  },
  en: {
    usage: `Jumelles, a simulator of alternatives on the digital twin of a territory.

jumelles run project.json        makes the runs of a project
jumelles verify record.json      makes a run again and compares, bit for bit
jumelles territory folder        builds a territory from a folder of layers
jumelles flood case.par          runs a LISFLOOD-FP case
jumelles traffic                 trips of a territory, and their assignment to a network
jumelles validate engine         runs the validation cases of an engine: flood, traffic, energy
jumelles bench engine            measures the speed of an engine: flood, traffic, energy

jumelles <command> --help        options of the command
--lang fr|en                     language of the messages`,
    run: `jumelles run project.json [--territory file.jumelles] [--alternative id] [--hypothesis id] [--out folder] [--json]
  Runs each alternative under each hypothesis, or those that are named (repeatable options).
  --territory   territory of the project; else looked for beside the project, by its fingerprint
  --out         folder for the record (…record.json) and the indicators (…indicators.json) of each run
  --json        results as JSON on standard output; { alternative, hypothesis, engine, error } for a run that fails
  Exit code: 0 all came to their end, 1 one did not (the others are made), 2 misused`,
    verify: `jumelles verify record.json [--territory file.jumelles] [--json]
  Makes the run of a record again and compares the results bit for bit.
  Exit code: 0 identical, 1 different or impossible to make again, 2 misused`,
    validate: `jumelles validate flood|traffic|energy [--all] [--data folder] [--json]
  Compares an engine with exact solutions and published cases.
  --all    also the cases that take minutes
  --data   folder of the published cases; else JUMELLES_DATA, else ../shared/data
  Exit code: 0 every case that was run holds, 1 one does not or none was run, 2 misused`,
    bench: `jumelles bench flood|traffic|energy [--data folder] [--json]
  Measures the speed of an engine on this machine.
  --data   folder of the published cases; else JUMELLES_DATA, else ../shared/data`,
    holds: 'holds',
    fails: 'fails',
    notRun: 'not run',
    unknownCommand: 'Unknown command: {{command}}',
    oneFile: 'Give one file, and only one.',
    unknownEngine: 'Unknown engine: {{engine}}. Engines: {{known}}.',
    noDataFolder: 'No such data folder: {{folder}}. Name another one with --data.',
    unreadableFile: 'Unreadable file: {{file}} ({{reason}})',
    cancelled: 'Run cancelled.',
    running: '{{alternative}} · {{hypothesis}}',
    leftOut: '{{run}}: left out of this run, or taken with a doubt.',
    result: 'fingerprint {{fingerprint}}\nresult digest {{resultDigest}}\nduration {{seconds}} s',
    missing: 'no value ({{reason}})',
    total: 'total',
    same: 'Same result, bit for bit: {{resultDigest}}',
    other: 'Different result. Parts that differ: {{parts}}',
    older: 'The record was written by an older version of the engine ({{recorded}}; here {{current}}).',
    newer: 'The record was written by a newer version of the engine ({{recorded}}; here {{current}}).',
    rebuilt: 'The record was written by the same version of the engine, but built otherwise.',
    altered: 'The record was altered after the run: its digests no longer fit what it holds.',
    failed: 'Unexpected failure: {{reason}}',
    assignOrTidy: 'Say what you want: assign, tidy or demand.',
    netAndTrips: 'Give a network (--net) and trips (--trips).',
    netTripsAndOut: 'Give a network (--net), trips (--trips) and a folder (--out).',
    method: '--method paths or frank-wolfe.',
    selectByPaths: '--select takes --method paths: frank-wolfe does not know who drives along a road.',
    selected: 'from {{from}} to {{to}}: {{flow}} vehicles, by pairs of zones ({{count}})',
    selectedPair: '{{from}} → {{to}}: {{trips}}',
    morePairs: '… and other pairs: {{count}}',
    ontoInput:
      '--out would write {{file}} in the place of one of the files that are read, and erase it. Give another folder.',
    unknownLanguage: '--lang takes fr or en: “{{language}}” is neither.',
    sameNames:
      'The network and the trips have the same name ({{name}}): in one folder, one would erase the other. Rename one of them.',
    nothingToAssign:
      'No trips to assign: all are zero, stay within their zone, or find no way. Check the numbers of the zones and <FIRST THRU NODE>.',
    unknownOption: 'Unknown option: {{option}}.',
    optionWithoutValue: '{{option}} takes a value. If it begins with a dash, write it so: {{option}}=-1.',
    optionWithValue: '{{option}} takes no value.',
    unexpectedArgument: 'Unexpected argument: {{option}}.',
    notANumber: '{{option}} takes a number, zero or more: “{{written}}” is none.',
    notARoad: '{{option}} takes the numbers of two nodes, as 12-34: “{{written}}” is none.',
    gapNotReached:
      'The gap asked for ({{gap}}) was not reached: {{reached}}. The figures are those of the last iteration.',
    equilibrium:
      'relative gap {{gap}}, Beckmann objective {{objective}}, total time {{time}}\n{{iterations}} iterations, {{seconds}} s',
  },
} as const satisfies Record<Language, Record<string, string>>;

export type SentenceKey = keyof (typeof sentences)['fr'];

/** The voice of the command line in one language. */
export interface Voice {
  readonly language: Language;
  readonly words: Words;
  /** One of the command line's sentences, its placeholders filled. */
  readonly say: (key: SentenceKey, details?: Readonly<Record<string, string | number>>) => string;
  /** What happened, for a person: the screen's sentence of an error's code. */
  readonly explain: (error: unknown) => string;
}

export function voiceIn(language: Language): Voice {
  const say: Voice['say'] = (key, details = {}) => fill(sentences[language][key], details);
  const own = words(language);
  const explain = (error: unknown): string => {
    if (error instanceof AppError) {
      const sentence = own.tell(`errors.${error.code}`, error.details);
      return [`${sentence}\n  [${error.code}] ${error.message}`, ...error.reasons.map(explain)].join('\n');
    }
    return say('failed', { reason: error instanceof Error ? error.message : String(error) });
  };
  return { language, words: own, say, explain };
}

/** Whether a person asks for one of the languages, of whatever country: `fr`, `en-GB`, `fr_FR.UTF-8`. */
export function isLanguage(asked: string): boolean {
  return /^(fr|en)([-_.].*)?$/i.test(asked);
}

/** French unless the person or the machine asks for English. */
export function languageOf(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const wish = asked ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  return wish.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

function fill(sentence: string, details: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(details[name] ?? ''));
}
