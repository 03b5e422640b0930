import type { ErrorCode } from '../../base/errors.ts';

/** What happened, what still works, what to do. Placeholders are the details that the failure carries. */
export const errors = {
  'file/empty':
    "Le fichier {{file}} est vide. Les autres fichiers sont gardés. Vérifiez qu'il a été copié en entier, puis redéposez-le.",
  'file/too-large':
    "Le fichier {{file}}, ou la grille que son en-tête annonce, ne tient pas dans la mémoire. Les autres fichiers sont gardés. Découpez-le à l'emprise de votre territoire ; si le fichier est petit, son en-tête est faux : téléchargez-le de nouveau.",
  'file/unreadable':
    "Le fichier {{file}} n'a pas pu être lu. Les autres fichiers sont gardés. Ouvrez-le dans un logiciel de cartographie pour vérifier qu'il n'est pas abîmé, ou téléchargez-le de nouveau, puis redéposez-le.",
  'file/unknown-format':
    "Le fichier {{file}} n'est pas d'un format reconnu. Il est laissé de côté. Formats lus : grille ASCII, GeoTIFF, Shapefile, GeoPackage, GeoJSON, tableau CSV, météo EPW, GTFS, archive zip, cas LISFLOOD-FP. Un territoire .jumelles s'ouvre depuis l'écran d'accueil.",
  'file/point-cloud':
    "Le fichier {{file}} est un nuage de points, pas une grille d'altitudes. Il est laissé de côté. Téléchargez le MNT raster du même lieu (RGE ALTI, ou MNT LiDAR HD, gratuits sur cartes.gouv.fr), puis déposez-le.",
  'file/archive-7z':
    "L'archive {{file}} est au format 7z, que le navigateur n'ouvre pas. Les autres fichiers sont gardés. Décompressez-la avec 7-Zip (gratuit), puis déposez le dossier obtenu.",
  'file/archive-bomb':
    "L'archive {{file}} se déploierait en un volume démesuré ; elle n'a pas été ouverte. Les autres fichiers sont gardés. Décompressez-la vous-même, puis déposez les fichiers utiles.",
  'file/absent':
    "Il n'y a pas de fichier {{file}}. Rien n'a été calculé. Vérifiez le chemin et l'orthographe du nom.",
  'file/folder':
    "{{file}} est un dossier, pas un fichier. Rien n'a été calculé. Donnez le chemin d'un fichier de ce dossier.",
  'file/not-written':
    "{{file}} ne peut pas être écrit ({{reason}}). Aucun fichier n'est modifié. Donnez un dossier qui existe et où vous pouvez écrire, et un nom qui n'est pas déjà pris par autre chose.",
  'file/missing-part':
    'Il manque une partie à {{file}} ({{part}}). Les autres fichiers sont gardés. Un Shapefile se compose des fichiers .shp, .shx, .dbf et .prj : déposez-les ensemble.',
  'file/missing-shp':
    'Les formes de {{file}} manquent : seuls {{present}} sont arrivés. Les autres couches sont gardées. Déposez le fichier .shp avec ses compagnons.',
  'file/missing-shx': '{{file}} est arrivé sans son index (.shx). Il a été lu sans lui, en entier.',
  'file/missing-dbf':
    '{{file}} est arrivé sans ses attributs (.dbf). Les formes sont gardées, sans nom ni hauteur. Déposez le fichier .dbf avec le .shp.',
  'file/missing-prj':
    "{{file}} est arrivé sans son système de coordonnées (.prj). Il a été cherché d'après la position de la couche. Vérifiez-le dans la liste, ou déposez le fichier .prj avec le .shp.",
  'layer/truncated':
    "{{file}} s'arrête avant la fin annoncée. Les autres couches sont gardées. Téléchargez le fichier de nouveau.",
  'layer/row-count':
    "{{file}} compte {{found}} lignes de valeurs ou d'attributs, là où {{expected}} sont annoncées. Les autres couches sont gardées. Exportez la couche de nouveau, avec tous ses fichiers.",
  'layer/all-nodata':
    "{{file}} ne contient aucune valeur : toutes les mailles sont sans donnée. Les autres couches sont gardées. Vérifiez l'emprise de l'extraction.",
  'layer/not-finite':
    '{{file}} contient des valeurs qui ne sont pas des nombres ; elles sont traitées comme des mailles sans donnée. Vérifiez le calcul qui a produit cette grille.',
  'layer/header':
    "L'en-tête de {{file}} n'a pas pu être compris. Les autres couches sont gardées. Téléchargez le fichier de nouveau. Si c'est une grille ASCII, elle commence par ncols, nrows, xllcorner, yllcorner, cellsize.",
  'layer/no-features':
    "{{file}} ne contient aucun objet. Les autres couches sont gardées. Vérifiez l'emprise de l'extraction.",
  'layer/crs-unknown':
    "Le système de coordonnées de {{file}} n'est pas connu. La couche attend votre choix. Indiquez-le dans la liste (le plus courant en métropole : Lambert-93, EPSG:2154).",
  'layer/crs-far':
    'En EPSG:{{crs}}, {{file}} tombe à {{km}} km ou plus du terrain : son système de coordonnées est sans doute faux. Le reste du territoire est gardé. En EPSG:{{suggested}}, la couche tomberait sur le terrain : choisissez son système dans la liste.',
  'layer/crs-nowhere':
    "{{file}} tombe loin du terrain en EPSG:{{crs}}, et aucun système connu ne l'y ramène. Le reste du territoire est gardé. Vérifiez que cette couche est du même territoire, ou choisissez son système dans la liste.",
  'layer/axes-swapped':
    "Les coordonnées de {{file}} semblent inversées (nord et est échangés) ; elles ont été remises dans l'ordre. Vérifiez la position de la couche sur la carte.",
  'layer/geometry-invalid':
    '{{file}} contient des formes qui se croisent ou ne se ferment pas. Les autres objets sont gardés. Réparez ces formes dans un logiciel de cartographie si elles comptent pour vous.',
  'layer/geometry-missing':
    "{{file}} contient {{count}} objets sans forme utilisable ; ils sont laissés de côté. Les autres objets sont gardés. Vérifiez l'extraction s'ils comptent pour vous.",
  'layer/crs-guessed':
    "{{file}} ne dit pas de système de coordonnées connu ici : EPSG:{{epsg}} a été supposé d'après la position de la couche. Corrigez-le dans la liste s'il est faux.",
  'layer/points-astray':
    '{{file}} : points aux coordonnées impossibles en EPSG:{{epsg}} : {{count}}, le premier en {{x}} ; {{y}}. Ils sont laissés de côté, les autres sont gardés. Cherchez ces lignes : coupées, ou décalées d’une colonne.',
  'layer/duplicate':
    "{{file}} décrit la même chose que {{other}}. Un seul est utilisé, pour ne rien compter deux fois. Choisissez l'autre dans la liste si vous le préférez.",
  'layer/outside-terrain':
    "{{count}} objets de {{file}} sont en dehors du relief ; ils sont laissés de côté. Les autres sont gardés. Ajoutez les dalles de relief qui manquent s'ils comptent pour vous.",
  'layer/datum-unlike':
    "Les altitudes de {{file}} ne partent pas du même zéro que le terrain. La couche n'est pas mélangée aux autres. Indiquez son système d'altitude, ou convertissez-la.",
  'layer/resampled':
    "{{file}} n'a pas la même maille que le terrain : ses valeurs ont été ramenées à celle du terrain. Rien n'est à faire si cette approximation convient.",
  'layer/image':
    "{{file}} est une image en couleurs, pas une grille de valeurs. Les autres couches sont gardées. Déposez la grille d'altitudes elle-même, non son aperçu ombré.",
  'layer/gaps':
    "Il manque des dalles au terrain : {{percent}} % de son emprise est sans donnée. Le reste est gardé. Ajoutez les dalles manquantes si l'eau doit pouvoir y passer.",
  'layer/not-kept':
    "{{file}} n'a pas été gardé : aucune couche du territoire ne l'utilise. Choisissez ce que c'est dans la liste si vous le savez.",
  'territory/no-terrain':
    "Aucun relief n'a été trouvé : sans lui, l'eau ne sait pas où couler. Les autres couches sont gardées. Ajoutez un modèle numérique de terrain (RGE ALTI ou LiDAR HD, gratuits sur cartes.gouv.fr).",
  'territory/disjoint-terrains':
    "{{file}} ne touche pas les autres grilles de même sorte. Les plus étendues d'un seul tenant sont gardées, celle-ci est laissée de côté. Ajoutez les dalles qui les relient, ou retirez ce fichier.",
  'territory/unlike-resolutions':
    "{{file}} n'a pas la même taille de maille que les autres grilles de même sorte. Il est laissé de côté, les autres sont gardées. Déposez des dalles d'une même édition, ou retirez celles dont vous ne voulez pas.",
  'territory/unreadable':
    "Ce fichier de territoire n'a pas pu être lu. Le travail ouvert est intact. Reconstruisez le territoire à partir de ses données d'origine.",
  'territory/newer-format':
    "Ce fichier de territoire vient d'une version plus récente de Jumelles. Le travail ouvert est intact. Mettez l'application à jour : rechargez la page en étant connecté.",
  'territory/missing-layer':
    'Il manque au territoire une couche nécessaire ({{layer}}). Le reste fonctionne. Ajoutez cette couche, puis reconstruisez le territoire.',
  'project/unreadable':
    "Ce projet n'a pas pu être lu : une valeur manque ou ne convient pas ({{path}}). Le travail ouvert est intact. Vérifiez que le fichier vient de Jumelles et n'a pas été modifié à la main.",
  'project/not-json':
    "Ce fichier n'est pas un projet de Jumelles, ou il est abîmé. Le travail ouvert est intact. Exportez de nouveau le projet, ou demandez le fichier à son auteur.",
  'project/newer-format':
    "Ce projet vient d'une version plus récente de Jumelles. Le travail ouvert est intact. Mettez l'application à jour : rechargez la page en étant connecté.",
  'project/other-territory':
    "Ce projet a été fait sur un autre territoire. Le travail ouvert est intact. Ouvrez d'abord le fichier de territoire qui va avec.",
  'project/no-territory':
    "Territoire introuvable : aucun fichier .jumelles du dossier {{folder}} n'a l'empreinte {{digest}}. Rien n'a été calculé. Indiquez-le par --territory.",
  'project/no-hypothesis':
    "Le projet n'a pas d'hypothèse : il n'y a rien à calculer. Il est gardé tel quel. Ajoutez-lui une hypothèse dans l'atelier.",
  'edit/target-missing':
    "La modification « {{edit}} » porte sur un objet que ce territoire n'a pas ({{target}}). Le calcul n'a pas commencé ; les autres modifications sont intactes. Choisissez un autre objet ou supprimez-la.",
  'edit/outside':
    "La modification « {{edit}} » ne touche aucun sol dont l'altitude soit connue. Le calcul n'a pas commencé ; les autres modifications sont intactes. Dessinez-la à l'intérieur du relief ou supprimez-la.",
  'edit/far':
    "La modification « {{edit}} » va à plus de {{km}} km du relief. Le calcul n'a pas commencé ; les autres modifications sont intactes. Vérifiez ses coordonnées, ou dessinez-la sur la carte.",
  'edit/period':
    "La modification « {{edit}} » finirait avant de commencer. Le calcul n'a pas commencé ; les autres modifications sont intactes. Donnez une fin plus tardive que le début, ou videz l'une des deux.",
  'edit/invalid':
    "La modification « {{edit}} » est incomplète, ou trop petite pour changer une maille. Le calcul n'a pas commencé ; les autres modifications sont intactes. Agrandissez-la, complétez-la ou supprimez-la.",
  'edit/file':
    "Le fichier n'est pas une collection d'objets GeoJSON. Rien n'a été ajouté. Exportez les modifications en FeatureCollection.",
  'edit/unreadable':
    "L'objet {{feature}} du fichier n'est pas une modification complète ({{reason}}). Il est laissé de côté, les autres sont gardés. Complétez ou corrigez cette propriété : l'exemple ci-dessous dit comment.",
  'edit/no-kind':
    "L'objet {{feature}} du fichier ne dit pas quelle modification il est : il n'a pas de propriété kind. Il est laissé de côté, les autres sont gardés. Ajoutez-la avec ses valeurs comme dans l'exemple ci-dessous ; ou, pour n'en prendre que le dessin, ouvrez le formulaire d'une modification et donnez-lui ce fichier.",
  'edit/file-target':
    "L'objet {{feature}} du fichier porte sur {{target}}, que ce territoire n'a pas. Il est laissé de côté, les autres sont gardés. Corrigez cet identifiant dans le fichier, ou choisissez l'objet dans un formulaire.",
  'edit/file-refused':
    "L'objet {{feature}} du fichier ne peut pas être appliqué à ce territoire : il tombe ailleurs, ne rencontre aucune route, ou ce qu'il demande n'y est pas possible. Il est laissé de côté, les autres sont gardés. Vérifiez sa place et ses valeurs.",
  'edit/occupied':
    "La modification « {{edit}} » construit là où se trouve déjà un bâtiment ({{building}}). Elle n'est pas appliquée ; les autres modifications sont intactes. Démolissez-le d'abord, ou dessinez le nouveau à côté.",
  'edit/no-road':
    "La modification « {{edit}} » ne rencontre aucune route. Le calcul n'a pas commencé ; les autres modifications sont intactes. Dessinez-la sur une route, ou supprimez-la.",
  'edit/no-lane':
    "La modification « {{edit}} » prend une voie à la route {{road}}, qui n'en a qu'une par sens. Le calcul n'a pas commencé ; les autres modifications sont intactes. Donnez d'abord plus de voies à la route, mettez-la à sens unique, ou laissez-la de côté.",
  'parameter/unknown':
    "Les paramètres ne sont pas ceux de ce moteur : {{parameter}} lui est inconnu, ou lui manque. Le calcul n'a pas commencé ; les autres réglages sont gardés. Vérifiez son nom dans le fichier, ou retirez-le.",
  'parameter/out-of-range':
    "Le paramètre {{parameter}} sort des valeurs permises. Le calcul n'a pas commencé ; les autres réglages sont gardés. Ramenez-le entre {{min}} et {{max}}.",
  'engine/diverged':
    "Le calcul a produit une valeur impossible et s'est arrêté. Le projet est intact, aucun résultat n'est gardé pour ce calcul. Vérifiez les données autour des dernières modifications, puis relancez.",
  'engine/failed':
    "Le calcul s'est arrêté sur une erreur interne. Le projet est intact. Relancez ; si cela recommence, exportez le projet et signalez-le.",
  'engine/unknown':
    "Ce moteur de calcul n'existe pas dans cette version. Le projet est intact. Mettez l'application à jour.",
  'run/worker-lost':
    'Le navigateur a interrompu le calcul. Le projet est intact et les autres résultats sont gardés. Relancez ce calcul.',
  'run/out-of-memory':
    "La mémoire de l'appareil n'a pas suffi. Le projet est intact. Fermez d'autres onglets, réduisez la durée de l'hypothèse ou utilisez une maille plus large, puis relancez.",
  'run/time-limit':
    "Le calcul a dépassé le temps permis et s'est arrêté. Le projet est intact. Réduisez la durée de l'hypothèse ou utilisez une maille plus large.",
  'run/upstream':
    'Ce calcul part d’un autre, qui n’est pas allé au bout. Le projet est intact. Regardez pourquoi l’autre s’est arrêté, corrigez, puis relancez.',
  'compare/unlike':
    'Ces deux résultats ne sont pas comparables : territoire, version du moteur ou unités diffèrent. Chacun reste lisible seul. Relancez les deux calculs.',
  'record/unreadable':
    "Cette fiche de calcul n'a pas pu être lue. Le travail ouvert est intact. Vérifiez que le fichier est entier.",
  'record/newer-format':
    "Cette fiche de calcul vient d'une version plus récente de Jumelles. Le travail ouvert est intact. Mettez l'application à jour : rechargez la page en étant connecté.",
  'record/other-engine':
    "Cette fiche a été faite avec la version {{recorded}} du moteur ; cette application a la version {{current}}. Elle reste lisible, mais ne peut être refaite à l'identique qu'avec la version d'origine.",
  'record/other-result':
    "Le calcul refait ne donne pas le même résultat que la fiche. La fiche d'origine est gardée. Le fichier a peut-être été modifié : demandez l'original à son auteur.",
  'results/unreadable':
    "Les résultats livrés avec l'exemple n'ont pas pu être lus : le fichier est incomplet ou n'est pas de ceux-là. Le territoire et le projet sont intacts. Lancez les calculs : ils donneront les mêmes résultats.",
  'results/newer-format':
    "Les résultats livrés avec l'exemple viennent d'une version plus récente de Jumelles. Le territoire et le projet sont intacts. Rechargez la page en étant connecté, ou lancez les calculs.",
  'storage/full':
    "Le navigateur n'a plus de place pour enregistrer. Le travail ouvert reste à l'écran. Exportez le projet dans un fichier, puis libérez de la place.",
  'flood/bed-unknown':
    "Un débit entre dans un cours d'eau dont le fond n'est pas connu : le relief montre la surface de l'eau. Le calcul attend votre choix : donnez un lit (largeur et profondeur) ou retirez le débit du jour du levé, dans les paramètres.",
  'flood/no-water':
    "Rien n'amène d'eau dans cette hypothèse : le calcul n'aurait rien à montrer. Ajoutez un débit, un niveau ou une pluie à l'hypothèse.",
  'flood/outside':
    "Une condition de l'hypothèse ({{condition}}) est en dehors du relief. Le calcul n'a pas commencé. Déplacez-la à l'intérieur de l'emprise.",
  'flood/range':
    "Une altitude ou un niveau sort de l'intervalle que le moteur sait représenter. Le calcul n'a pas commencé. Vérifiez l'unité (mètres) et le système d'altitude.",
  'flood/series':
    "Une série de valeurs de l'hypothèse ({{condition}}) est incomplète, négative ou n'avance pas dans le temps. Le calcul n'a pas commencé. Corrigez la série.",
  'flood/datum':
    "Un niveau d'eau ({{condition}}) ne part pas du même zéro que le relief. Le calcul n'a pas commencé. Indiquez le décalage entre les deux systèmes d'altitude (pour une marée : celui du port).",
  'flood/lisflood-keyword':
    'Le cas LISFLOOD-FP utilise un mot-clé que ce moteur ne sait pas suivre ({{keyword}}). Le reste du cas est lu. Retirez ce mot-clé si son effet est négligeable.',
  'flood/lisflood-syntax':
    "Une ligne du cas LISFLOOD-FP n'a pas pu être comprise ({{file}}, ligne {{line}}). Le reste est gardé. Corrigez cette ligne.",
  'traffic/syntax':
    "{{file}} : {{count}} lignes n'ont pas pu être comprises, la première à la ligne {{line}}. Elles sont laissées de côté, le reste est gardé. Comparez cette ligne au format TNTP (réseau : de vers capacité longueur temps b puissance ; déplacements : Origin i, puis j : déplacements ; les nœuds ont des numéros entiers à partir de 1).",
  'traffic/no-links':
    "{{file}} ne contient aucune route utilisable. Rien d'autre n'est perdu. Vérifiez que c'est un fichier de réseau ou de trafic au format TNTP, et qu'il a été copié en entier.",
  'traffic/no-trips':
    "{{file}} ne contient aucun déplacement. Le réseau est gardé. Vérifiez que c'est un fichier de déplacements (TNTP ou CSV), et qu'il a été copié en entier.",
  'traffic/link-count':
    '{{file}} contient {{found}} routes alors que {{expected}} sont annoncées. Celles qui ont été lues sont gardées. Si le fichier a été coupé, copiez-le à nouveau.',
  'traffic/trip-total':
    '{{file}} contient {{found}} déplacements alors que {{expected}} sont annoncés. Ceux qui ont été lus sont gardés. Si le fichier a été coupé, copiez-le à nouveau.',
  'traffic/self-loop':
    '{{file}} : {{count}} routes finissent là où elles commencent, la première à la ligne {{line}}. Elles sont laissées de côté, le reste est gardé. Corrigez leurs extrémités si elles mènent quelque part.',
  'traffic/parallel':
    "{{file}} : {{count}} routes relient deux nœuds qu'une autre route du fichier relie déjà, la première à la ligne {{line}}. Toutes sont gardées et se partagent le trafic. Retirez les doubles s'il s'agit d'une seule et même route.",
  'traffic/values':
    '{{file}} : {{count}} routes ont une longueur, un temps ou un coefficient négatif ou infini, la première à la ligne {{line}}. Elles sont laissées de côté, le reste est gardé. Corrigez ces valeurs.',
  'traffic/capacity':
    "{{file}} : {{count}} routes n'ont pas de capacité alors que leur temps en dépend, la première à la ligne {{line}}. Elles sont laissées de côté, comme fermées ; le reste est gardé. Donnez-leur une capacité supérieure à zéro.",
  'traffic/columns':
    '{{file}} : {{count}} lignes ont plus de dix valeurs, la première est la ligne {{line}}. Les dix premières sont prises dans l’ordre du format TNTP, les autres ne comptent pas. Vérifiez que les colonnes sont : de, vers, capacité, longueur, temps, b, puissance, vitesse, péage, type.',
  'traffic/decimal-comma':
    '{{file}} : {{count}} lignes ont des virgules dans leurs nombres, la première est la ligne {{line}}. Elles sont laissées de côté : on ne sait pas si 0,15 est un nombre ou deux. Écrivez les décimales avec un point, et les milliers sans séparateur.',
  'traffic/head':
    "{{file}} : l'en-tête <{{name}}> dit « {{written}} », qui n'est pas un nombre positif ou nul. Il est pris comme absent, le reste est gardé. Écrivez-y un nombre, ou retirez la ligne.",
  'traffic/cost':
    '{{count}} routes coûteraient moins que zéro, ou une somme infinie, une fois le péage et la longueur comptés (la première de {{from}} à {{to}}). Elles sont fermées, les autres sont gardées. Corrigez leur péage, ou les poids du péage et de la longueur.',
  'traffic/overflow':
    "Les coûts des routes dépassent le plus grand nombre qu'un ordinateur sait écrire : aucun équilibre n'est trouvé. Les fichiers sont intacts. Vérifiez les capacités, les puissances, les temps et le nombre de déplacements.",
  'traffic/negative-trips':
    '{{file}} : {{count}} nombres de déplacements sont négatifs, le premier à la ligne {{line}}. Ils sont laissés de côté, le reste est gardé. Corrigez-les.',
  'traffic/unknown-zone':
    "{{trips}} déplacements commencent ou finissent à des nœuds qu'aucune route du réseau ne touche (le premier : {{node}}). Ils sont laissés de côté, les autres sont affectés. Reliez ces zones au réseau, ou vérifiez les numéros des zones.",
  'traffic/unknown-link':
    "Aucune route du réseau ne mène du nœud {{from}} au nœud {{to}}. Rien n'a été calculé. Vérifiez les deux numéros et leur ordre.",
  'traffic/no-path':
    '{{trips}} déplacements ne trouvent aucun chemin ({{count}} paires, la première de {{from}} à {{to}}). Ils sont laissés de côté, les autres sont affectés. Cherchez à cet endroit une route à sens unique sans retour, ou une zone que rien ne relie.',
  'traffic/closed-nodes':
    'Aucun déplacement ne trouve de chemin : <FIRST THRU NODE> vaut {{first}}, au-dessus de tous les nœuds (le dernier est le {{last}}), ce qui interdit de passer par chacun d’eux. Tous sont laissés de côté. Donnez-lui le premier nœud que l’on peut traverser : 1 si tous le peuvent.',
  'roads/no-length':
    "{{count}} routes n'ont pas de longueur, la première {{first}}. Elles sont laissées de côté, le reste est gardé. Corrigez leurs extrémités si elles mènent quelque part.",
  'roads/double':
    '{{count}} routes sont dessinées deux fois, la première {{first}}. Chacune est prise une fois. Retirez les doubles de la couche, pour que ce que vous changez soit ce qui compte.',
  'roads/loop':
    "{{count}} routes finissent là où elles commencent, la première {{first}}. Elles sont gardées, coupées en deux en leur milieu. Il n'y a rien à faire.",
  'roads/not-in-service':
    "{{count}} routes sont en projet ou en construction, la première {{first}}. Elles sont laissées de côté tant qu'aucune modification ne les ouvre.",
  'roads/ferry':
    '{{count}} routes sont des bacs, la première {{first}}. Ils sont laissés de côté : rien ne dit combien de temps on les attend.',
  'roads/capacity':
    "{{count}} routes ont une capacité qui n'est pas supérieure à zéro, la première {{first}}. Elles gardent celle de leur classe. Fermez-les si rien ne doit passer.",
  'roads/absurd':
    '{{count}} routes disent une vitesse de plus de 130 km/h, plus de 24 voies ou plus de 100 m de large, la première {{first}}. Ces valeurs sont prises pour inconnues : celles de la classe servent. Corrigez-les dans la couche.',
  'roads/ban':
    '{{count}} interdictions de tourner nomment des routes absentes, ou qui ne se suivent pas, la première {{first}}. On peut toujours y tourner, les autres interdictions valent. Nommez deux routes qui ont une extrémité commune.',
  'roads/parallel':
    "{{count}} routes relient deux extrémités qu'une autre route relie déjà, la première {{first}}. Toutes sont gardées et se partagent le trafic. Retirez les doubles s'il s'agit d'une seule et même route.",
  'roads/assumed':
    "Certaines routes ne disent pas tout d'elles-mêmes. Pris à la place : nature, une chaussée ({{nature}} routes) ; importance, 5 ({{importance}}) ; en ville, oui ({{urban}}) ; voies, une par sens ({{lanes}}) ; vitesse, celle de la classe ({{speed}}). Apportez une couche qui a ces attributs si cela compte.",
  'roads/disconnected':
    "{{count}} routes, en {{groups}} groupes, ne sont reliées à aucune route du réseau principal, la première {{first}}. Elles sont gardées ; personne ne circule entre elles et le reste. Regardez s'il manque une route, ou si l'une s'arrête un peu court.",
  'roads/trap':
    "On peut rouler jusqu'à {{count}} extrémités de routes sans pouvoir en repartir, la première sur {{first}}. Elles sont gardées ; les déplacements qui en partent ne trouvent aucun chemin. Vérifiez les sens uniques à cet endroit, sauf si la route continue hors du territoire.",
  'roads/no-way-in':
    'On peut partir de {{count}} extrémités de routes sans pouvoir y arriver, la première sur {{first}}. Elles sont gardées ; les déplacements qui y vont ne trouvent aucun chemin. Vérifiez les sens uniques à cet endroit, sauf si la route vient de hors du territoire.',
  'traffic/no-roads':
    'Ce territoire n’a pas de couche de routes : rien à calculer pour la circulation. Ajoutez les tronçons de route de la BD TOPO.',
  'traffic/no-zones':
    "Personne n'habite ni ne travaille près d'une route ouverte aux voitures, d'après les couches du territoire. Le calcul n'a pas commencé. Ajoutez les carreaux de population ou les bâtiments, et les routes.",
  'traffic/fleet-shares':
    "Dans le parc de véhicules, Euro 5 ({{euro5}}) et Euro 6 ({{euro6}}) font ensemble plus de 1 : ce sont des parts des voitures diesel. Le calcul n'a pas commencé. Corrigez l'une des deux dans l'hypothèse, ou videz-la.",
  'traffic/zone-unattached':
    '{{count}} zones, soit {{people}} habitants, sont à plus de 2 km de toute route reliée au réseau. Leurs déplacements sont laissés de côté, les autres sont gardés. Vérifiez que les routes de cet endroit sont chargées et reliées aux autres.',
  'traffic/zone-parted':
    'Des fermetures séparent {{count}} zones, soit {{people}} habitants, du reste du réseau : aucune voiture n’en sort. Leurs trajets sont comptés « sans issue ». Laissez une voie ouverte, ou gardez ces fermetures si c’est ce que vous voulez montrer.',
  'traffic/margins':
    "Les déplacements émis et reçus n'ont pas pu être accordés exactement : l'écart atteint {{share}} d'une zone. Le calcul continue. Cherchez une zone qu'aucun chemin ne relie aux autres.",
  'traffic/through-lost':
    "{{vehicles}} véhicules par jour de transit n'ont pas d'autre sortie que celle par où ils entrent. Ils sont laissés de côté, les autres sont gardés. Vérifiez les comptages et les routes à la limite du territoire.",
  'traffic/through-unplaced':
    "Un trafic de transit de {{vehicles}} véhicules par jour n'est sur aucune route : une de ses extrémités est à plus de 2 km de toute route ouverte aux voitures, ou les deux sont au même endroit. Il est laissé de côté, le reste est calculé. Déplacez ses extrémités dans l'hypothèse, chacune sur une route du bord.",
  'traffic/ban-unmet':
    "« {{edit}} » n'interdit aucun mouvement : aucune de ces deux routes ne mène directement à l'autre dans ce sens. Elle ne change rien ; le reste est calculé. Choisissez deux routes qui se suivent à un carrefour, dans l'ordre où l'on roule.",
  'traffic/mode-shares':
    'Les parts des modes indiquées ne peuvent pas être atteintes sur ce territoire : il manque {{points}} points. Le calcul continue avec les parts les plus proches. Vérifiez ces parts, ou les distances.',
  'traffic/od-columns':
    "{{file}} : les colonnes d'une matrice de déplacements n'ont pas été trouvées (lues : {{columns}}). Le fichier est laissé de côté, le reste est gardé. Il faut une origine, une destination et un nombre de déplacements, ou les colonnes COMMUNE, DCLT et IPONDI d'un fichier MOBPRO de l'Insee.",
  'traffic/od-syntax':
    "{{file}} : {{count}} lignes n'ont pas pu être lues, la première à la ligne {{line}}. Elles sont laissées de côté, le reste est gardé. Chaque ligne doit nommer une origine, une destination et un nombre.",
  'traffic/od-cut':
    '{{file}} finit au milieu d’une ligne. Ce qui précède est gardé. Si le fichier a été coupé, copiez-le à nouveau.',
  'traffic/od-zone':
    '{{trips}} déplacements viennent de zones inconnues ici ou y vont ({{count}} zones, la première : {{zone}}). Ils sont laissés de côté, les autres sont gardés. Nommez les zones par le code de leur commune ou par leur identifiant dans ce calcul.',
  'traffic/od-inner':
    'Le tableau de déplacements n’en a aucun à l’intérieur d’une même zone : ceux du modèle sont gardés. S’il n’y en a vraiment aucun, ou s’ils sont connus, ajoutez au tableau une ligne par zone, de la zone à elle-même.',
  'traffic/no-circuit':
    'Aucune voiture ne peut partir d’un endroit et y revenir : les sens uniques ne forment aucune boucle. Personne ne circule dans ce calcul. Vérifiez les sens de circulation de la couche de routes.',
  'traffic/counts-valueless':
    'Comptages sans nombre de véhicules utilisable (vide, illisible ou négatif) : {{count}}. Ils sont laissés de côté, les autres sont gardés. Corrigez leur TMJA dans la table.',
  'traffic/counts-off-road':
    'Comptages sans route à moins de 50 m, ou sans route de leur numéro : {{count}}. Ils sont laissés de côté, les autres sont gardés. Vérifiez leurs coordonnées et le numéro de leur route.',
  'traffic/counts-older':
    'Comptages qu’un autre, plus récent ou seul daté, remplace sur la même route : {{count}}. Ils sont laissés de côté, les autres sont gardés. Retirez le plus récent de la table s’il est faux.',
  'traffic/calibration-no-counts':
    'Le calage demandé n’a pas été fait : le territoire n’a pas de comptages. Les chiffres sont gardés, non calés. Ajoutez une table CSV qui dit des coordonnées et un TMJA.',
  'traffic/calibration-unusable':
    'Le calage demandé n’a pas été fait : aucun comptage ne peut servir, sur {{count}}. Les chiffres sont gardés, non calés. Corrigez la couche des comptages : il leur faut une route à moins de 50 m et un TMJA.',
  'traffic/gtfs-table':
    '{{file}} n’a pas la table {{table}}. Les transports collectifs sont laissés de côté, le reste est gardé. Téléchargez à nouveau le GTFS entier.',
  'traffic/gtfs-column':
    '{{file}} : la table {{table}} n’a pas la colonne {{column}}. Les transports collectifs sont laissés de côté, le reste est gardé. Téléchargez à nouveau le GTFS, ou prévenez son producteur.',
  'traffic/gtfs-shapes':
    '{{file}} : la table shapes.txt n’a pas la colonne {{column}}. Les lignes sont dessinées droites d’un arrêt à l’autre, le reste est gardé. Téléchargez à nouveau le GTFS, ou prévenez son producteur.',
  'traffic/gtfs-unread':
    '{{file}} : la table {{table}} n’a pas la colonne {{column}} : elle est laissée de côté, le reste est gardé. Téléchargez à nouveau le GTFS, ou prévenez son producteur.',
  'traffic/gtfs-no-runs':
    '{{file}} n’a pas de table utilisable : {{table}}. Aucun passage n’est connu, donc aucun temps en transports collectifs ; les arrêts sont gardés ({{stops}}), avec le temps pour y aller. Téléchargez à nouveau le GTFS entier.',
  'traffic/gtfs-no-routes':
    '{{file}} n’a pas de table routes.txt utilisable. Les passages sont gardés ; les lignes ont leur identifiant pour nom, et, leur mode n’étant pas connu, aucune n’est déviée par une route fermée. Téléchargez à nouveau le GTFS entier.',
  'traffic/gtfs-rows':
    "{{file}} : {{count}} lignes de {{table}} n'ont pas pu être utilisées, la première à la ligne {{line}}. Elles sont laissées de côté, le reste est gardé. Elles citent un arrêt, une course ou un calendrier inconnu, une date ou une heure illisible.",
  'traffic/gtfs-no-service':
    "{{file}} n'a aucune course le jour demandé ({{date}}). Le réseau est lu, sans passages. Choisissez un jour entre le {{first}} et le {{last}}.",
  'traffic/gtfs-no-stops':
    '{{file}} n’a aucun arrêt lisible : il ne sert à personne ici. Le reste du territoire est gardé. Téléchargez à nouveau le GTFS entier.',
  'traffic/gtfs-swapped':
    '{{file}} : aucun arrêt n’est près du terrain, mais ils y seraient si latitudes et longitudes étaient échangées. L’horaire est gardé et ne sert à personne, le reste du territoire est gardé. Échangez stop_lat et stop_lon dans stops.txt, ou prévenez son producteur.',
  'traffic/gtfs-far':
    '{{file}} : aucun arrêt n’est près du terrain, le plus proche en est à {{km}} km. L’horaire est gardé et ne sert à personne, le reste du territoire est gardé. Prenez le GTFS du réseau qui dessert ce territoire.',
  'traffic/gtfs-idle':
    '{{file}} : rien ne circule un jour ouvré (mardi ou jeudi), seul jour qui soit calculé. Les arrêts sont gardés, sans passages. Prenez un GTFS dont le calendrier couvre une semaine de travail.',
  'traffic/trips-elsewhere':
    '{{file}} contient des déplacements, mais aucun ne touche une commune de ce territoire. Il est laissé de côté, le reste est gardé. Prenez le fichier de la région où se trouve le territoire, et vérifiez les codes Insee de la couche des communes.',
  'energy/no-weather':
    'Aucune météo n’est fournie, et aucune zone climatique française ne convient à ce lieu. Choisissez une zone dans les paramètres du moteur Énergie.',
  'energy/no-buildings':
    'Aucun bâtiment chauffé n’est connu ici. Ajoutez une couche de bâtiments (BD TOPO), avec leur usage ou leurs logements.',
  'energy/weather-far':
    'Météo de {{name}} : la station est à {{km}} km du territoire. Elle est utilisée telle quelle. Prenez une station à moins de 200 km, ou retirez le fichier pour une année type de la zone.',
  'energy/weather-light':
    'Météo de {{name}} : {{kwh}} kWh/m² de lumière sur l’année, alors qu’on en attend de 600 à 2 500. Elle est utilisée telle quelle. Vérifiez les colonnes d’irradiance du fichier.',
  'energy/weather-clock':
    'Météo de {{name}} : {{percent}} % de la lumière tombe quand le Soleil est couché. Elle est utilisée telle quelle. Vérifiez le fuseau horaire et la longitude du fichier.',
  'energy/weather-bright':
    'Météo de {{name}} : {{percent}} % de la lumière dépasse ce qu’un ciel clair laisse passer à cette heure. Elle est utilisée telle quelle. Vérifiez l’heure et les unités de l’irradiance (W/m²).',
  'energy/weather-parts':
    'Météo de {{name}} : le direct et le diffus s’écartent de {{percent}} % du global sur l’année. Elle est utilisée telle quelle. Vérifiez les colonnes d’irradiance du fichier.',
  'energy/empty-selection':
    '« {{edit}} » ne touche aucun bâtiment et ne change rien ; le reste est calculé. Agrandissez la zone ou changez les bâtiments choisis.',
  'energy/price':
    'Un prix d’énergie est nul. Les factures de cette énergie, et celles que les travaux évitent, manquent ; tout le reste est calculé. Donnez un prix au kWh à chaque énergie dans l’hypothèse.',
  'energy/network-sources':
    'Le réseau « {{edit}} » n’a aucune source de chaleur : ses bâtiments gardent leur chauffage, le reste est calculé. Donnez une part à une source (bois, gaz, géothermie ou chaleur récupérée).',
  'energy/charging':
    'Les voitures électriques ne peuvent pas se recharger en une nuit : {{km}} km par jour demandent plus que {{kw}} kW. Leur recharge n’est pas comptée, le reste est calculé. Baissez les kilomètres dans l’hypothèse, ou augmentez la puissance des bornes dans les paramètres.',
  'energy/profile':
    'Le profil importé « {{name}} » n’est pas parmi les couches. Ajoutez le fichier d’Enedis qui le contient, ou choisissez-en un autre dans l’hypothèse. Les heures usuelles le remplacent ; le reste est calculé.',
  'energy/collective-width':
    'Les membres de « {{edit}} » sont éloignés de {{km}} km au plus, {{allowed}} km sont permis : ils ne partagent rien, le reste est calculé. Réduisez la zone, ou choisissez une dérogation si la commune y a droit.',
  'energy/trees':
    'Aucun houppier de « {{edit}} » ne couvre le milieu d’une maille du terrain : ces arbres ne font pas d’ombre, le reste est calculé. Élargissez les houppiers, ou apportez un terrain à mailles plus fines.',
  'weather/syntax':
    "Le fichier météo {{file}} n'a pas pu être compris à la ligne {{line}}. Il est laissé de côté, le reste est gardé. Formats lus : EPW (un relevé par heure), CSV de PVGIS (année type, ou série horaire du plan horizontal). Téléchargez-le de nouveau.",
  'weather/length':
    'Le fichier météo {{file}} a {{count}} heures, une année en a {{expected}}. Il est laissé de côté, le reste est gardé. Donnez une année entière, du 1er janvier au 31 décembre ; si le fichier est coupé, téléchargez-le de nouveau.',
  'weather/order':
    "Le fichier météo {{file}} n'avance pas dans le temps (ligne de données {{row}}). Il est laissé de côté, le reste est gardé. Rangez les heures du 1er janvier au 31 décembre, chacune une fois.",
  'weather/gaps':
    "Dans le fichier météo {{file}}, {{hours}} heures de suite sont sans valeur (colonne {{column}}, à partir de l'heure {{hour}} de l'année). Il est laissé de côté, le reste est gardé : au-delà de 6 heures, rien n'est inventé. Choisissez un fichier complet.",
  'weather/column':
    "Le fichier météo {{file}} n'a aucune valeur dans la colonne {{column}}. Il est laissé de côté, le reste est gardé. Il faut au moins la température de l'air et le rayonnement global : choisissez un fichier qui les a.",
  'weather/plane':
    "Le fichier {{file}} donne le rayonnement d'un plan incliné, ou sans ses parts directe et diffuse. Il est laissé de côté, le reste est gardé. Dans PVGIS, demandez une pente de 0° et les composantes du rayonnement, ou l'année type (TMY).",
  'weather/filled':
    'Dans le fichier météo {{file}}, {{count}} heures sans valeur possible (colonne {{column}}) ont été complétées entre leurs voisines. Le reste est gardé tel quel. Si ce nombre est grand, choisissez un autre fichier.',
  'load/columns':
    "Le fichier {{file}} n'a pas les colonnes attendues ({{columns}}). Il est laissé de côté, le reste est gardé. Téléchargez-le de nouveau en CSV, sans en changer l'en-tête, sur le site du producteur (Enedis, GRDF, Agence ORE, SDES, ADEME, CSTB).",
  'load/values':
    "Dans le fichier {{file}}, la ligne {{line}} n'a pas pu être comprise (« {{written}} »). Il est laissé de côté, le reste est gardé. Téléchargez-le de nouveau en CSV ; les instants y portent leur décalage, comme 2025-01-01T00:30:00+01:00.",
  'load/rows':
    "Dans le fichier {{file}}, {{count}} ligne(s) n'ont pas pu être comprises (la première : ligne {{line}}, « {{written}} »). Les totaux dont elles font partie sont tenus pour inconnus, le reste est gardé. Corrigez-les ou téléchargez le fichier de nouveau.",
  'load/gaps':
    "Le profil {{name}} ne couvre pas une année entière : {{count}} sortes d'heures sont sans coefficient, les premières au mois {{month}}. Il n'est pas utilisé, le reste est gardé. Téléchargez douze mois de ce sous-profil.",
  'load/places':
    'Consommations publiées ({{file}}) : aucune n’est d’une commune d’ici (communes connues : {{communes}}). Le fichier est laissé de côté, le reste est gardé. Ajoutez les limites communales, ou téléchargez les lignes de ces communes.',
  'diagnoses/values':
    'Diagnostics énergétiques ({{file}}) : {{count}} valeurs sont hors de toute vraisemblance (coefficients U, surfaces, années). Elles sont laissées de côté, le reste est gardé.',
  'diagnoses/contradict':
    'Diagnostics énergétiques ({{file}}) : {{count}} donnent une surface habitable que leur bâtiment ne peut contenir (le premier : {{id}}). Ils sont laissés de côté, les autres sont gardés. Vérifiez leur adresse, ou la hauteur du bâtiment.',
  'diagnoses/unmatched':
    'Diagnostics énergétiques ({{file}}) : {{count}} sur {{total}} ne correspondent à aucun bâtiment d’ici. Ils sont laissés de côté, les autres sont gardés. Ils se relient par identifiant RNB ou BD TOPO (pour la BDNB, joignez la table batiment_construction), sinon par un point situé dans le bâtiment.',
} as const satisfies Record<ErrorCode, string>;
