export const start = {
  lead: 'Que changerait chaque alternative, sous chaque hypothèse ? Comparez-les côte à côte sur le jumeau numérique de votre territoire, dans ce navigateur.',
  example: {
    action: 'Découvrir l’exemple',
    title: 'Une commune au bord d’une rivière',
    body: 'Que se passe-t-il si on construit la digue ? Des alternatives, des crues, déjà calculées : on compare, on demande pourquoi, on refait chaque calcul. Ou : que se passe-t-il si on rénove les Coteaux ?',
    energy: 'La même, côté énergie',
  },
  open: {
    action: 'Ouvrir mon territoire',
    body: 'Déposez un dossier de données (relief, bâtiments, routes, eau). Rien ne quitte cet appareil.',
  },
  resume: {
    action: 'Reprendre',
    body: 'Retrouvez un travail enregistré dans ce navigateur.',
    empty:
      'Aucun travail n’est encore enregistré dans ce navigateur. Il le sera dès que vous ouvrirez l’exemple ou un territoire.',
    saved: 'enregistré le {{date}}',
    forget: 'Effacer « {{title}} » de ce navigateur',
    forgetTitle: 'Effacer ce travail ?',
    forgetBody:
      'Le territoire, le projet et les résultats de « {{title}} » seront effacés de ce navigateur. Les fichiers que vous avez exportés restent.',
    file: 'Ouvrir un fichier de territoire ou de projet',
  },
  promises: {
    title: 'Quatre engagements',
    decide: 'Jumelles ne décide pas',
    decideBody:
      'Aucune note, aucun classement, aucune recommandation : des faits, et ceux qui y perdent restent visibles.',
    explain: 'Chaque chiffre s’explique',
    explainBody: 'Définition, formule, données et dates, limites connues : à un clic de chaque nombre.',
    check: 'Chacun peut vérifier',
    checkBody: 'Un calcul se refait à l’identique, ailleurs, par d’autres. Rien ne sort de l’appareil.',
    limits: 'Jumelles dit ce qu’elle n’est pas',
    limitsBody: 'Ni plan de prévention, ni document opposable, ni étude de dangers.',
  },
  opening: 'Ouverture de l’exemple…',
  failed: 'L’ouverture a échoué',
} as const;
