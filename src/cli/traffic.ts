import type { Text } from '../base/text.ts';
import { UsageError } from './arguments.ts';
import type { Voice } from './messages.ts';
import { assignCommand } from './traffic/assign.ts';
import { demandCommand } from './traffic/demand.ts';
import { tidyCommand } from './traffic/tidy.ts';

export const trafficUsage: Text = {
  fr: `jumelles traffic assign --net X_net.tntp --trips X_trips.tntp [--gap 1e-6] [--json] [--out flux.tntp]
  Répartit des déplacements sur un réseau (format TNTP) jusqu'à ce que personne ne gagne à changer seul de route.
  --gap                écart relatif à atteindre (1e-6)
  --toll-factor t      temps que vaut une unité de la colonne toll
  --distance-factor d  temps que vaut une unité de la colonne length
  --demand-factor k    multiplie tous les déplacements
  --close i-j          ferme la route de i à j après un premier équilibre, et repart de lui (répétable)
  --select i-j         dit qui passe par la route de i à j (répétable ; --method paths)
  --method             paths (par chemins) ou frank-wolfe (contrôle indépendant)
  --iterations         nombre d'itérations au plus
  --out                fichier où écrire le trafic et le coût de chaque route
  --json               les chiffres, ou { "error": { "code", "message" } }, en un seul objet
  Code de sortie : 0 fait, 1 écart non atteint, coûts hors de tout nombre ou fichier refusé, 2 commande mal écrite
jumelles traffic tidy --net X_net.tntp --trips X_trips.tntp --out dossier
  Dit ce qui cloche dans les deux fichiers, et les réécrit sans ce qui n'a pas pu être lu.
jumelles traffic demand territoire.jumelles|dossier [--json] [--out od.csv [--hour 8]]
  Dit qui va où un jour ouvré, d'après la population, les emplois et les équipements du territoire.
  --commuters          fichier MOBPRO de l'Insee, à la place des parts supposées
  --od                 matrice de voitures par jour (CSV ou TNTP), entre communes ou zones
  --calibrate          cale l'heure de pointe (ou --hour) sur les comptages du territoire, et dit le GEH avant et après
  --growth k           multiplie les déplacements
  --remote-work p      part des trajets domicile-travail que le télétravail supprime, 0 à 1
  --out                fichier CSV où écrire les voitures de la journée, ou d'une heure (--hour, 0 à 23)
  Code de sortie : 0 fait, 1 écart non atteint ou fichier refusé, 2 commande mal écrite`,
  en: `jumelles traffic assign --net X_net.tntp --trips X_trips.tntp [--gap 1e-6] [--json] [--out flows.tntp]
  Assigns trips to a network (TNTP format) until nobody gains by changing route alone.
  --gap                relative gap to reach (1e-6)
  --toll-factor t      time that one unit of the column toll is worth
  --distance-factor d  time that one unit of the column length is worth
  --demand-factor k    multiplies all trips
  --close i-j          closes the road from i to j after a first equilibrium, and starts again from it (repeatable)
  --select i-j         says who drives along the road from i to j (repeatable; --method paths)
  --method             paths, or frank-wolfe (an independent check)
  --iterations         number of iterations at most
  --out                file for the traffic and the cost of each road
  --json               the figures, or { "error": { "code", "message" } }, as one object
  Exit code: 0 done, 1 gap not reached, costs beyond any number or file refused, 2 misused
jumelles traffic tidy --net X_net.tntp --trips X_trips.tntp --out folder
  Says what is wrong in both files, and writes them again without what could not be read.
jumelles traffic demand territory.jumelles|folder [--json] [--out od.csv [--hour 8]]
  Says who goes where on a working day, by the population, jobs and facilities of the territory.
  --commuters          MOBPRO file of INSEE, instead of the assumed parts
  --od                 table of cars a day (CSV or TNTP), between communes or zones
  --calibrate          moves the busiest hour (or --hour) towards the territory's counts, and tells GEH before and after
  --growth k           multiplies the trips
  --remote-work p      part of trips to and from work that remote work takes away, 0 to 1
  --out                CSV file for the cars of the day, or of one hour (--hour, 0 to 23)
  Exit code: 0 done, 1 gap not reached or file refused, 2 misused`,
};

/**
 * `jumelles traffic`: roads and trips in TNTP files, headless.
 *
 * @returns The exit code: 0 done, 1 the gap was not reached.
 * @throws UsageError, AppError
 */
export async function trafficCommand(args: readonly string[], voice: Voice): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'assign') return assignCommand(rest, voice);
  if (verb === 'demand') return demandCommand(rest, voice);
  if (verb === 'tidy') return tidyCommand(rest, voice);
  throw new UsageError(voice.say('assignOrTidy'));
}
