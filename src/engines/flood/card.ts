import type { EngineCard } from '../../simulation/contract.ts';

export const floodCard: EngineCard = {
  method: {
    fr: 'Eau peu profonde à deux dimensions sur les mailles du terrain : schéma décalé explicite, inertie locale (Bates et al. 2010) et advection conservative de la quantité de mouvement (Stelling et Duinmeijer 2003), frottement de Manning semi-implicite, volumes conservés par limitation des flux sortants. L’eau immobile le reste exactement.',
    en: 'Two-dimensional shallow water on the terrain’s cells: explicit staggered scheme, local inertia (Bates et al. 2010) and momentum-conservative advection (Stelling and Duinmeijer 2003), semi-implicit Manning friction, volumes kept by limiting outgoing fluxes. Still water stays exactly still.',
  },
  assumptions: {
    hydrostatic: {
      fr: 'La vitesse est la même du fond à la surface, et la pression est celle de l’eau immobile.',
      en: 'Velocity is the same from bed to surface, and pressure is that of still water.',
    },
    fixedBed: {
      fr: 'Le sol, les digues et le lit ne bougent pas pendant la crue ; aucune digue ne cède.',
      en: 'Ground, dikes and riverbed do not move during the flood; no dike fails.',
    },
    tightDikes: {
      fr: 'Une digue est étanche jusqu’à sa crête, puis l’eau passe par-dessus.',
      en: 'A dike is watertight up to its crest, then water flows over it.',
    },
    noSoil: {
      fr: 'L’eau ne s’infiltre pas et n’entre pas dans les réseaux.',
      en: 'Water does not infiltrate and does not enter sewers.',
    },
    cellMean: {
      fr: 'Une maille a une seule altitude et un seul frottement.',
      en: 'A cell has one elevation and one friction.',
    },
    nodataWall: {
      fr: 'Là où le terrain est inconnu, l’eau ne passe pas, sauf si une condition y est posée.',
      en: 'Where the terrain is unknown water does not pass, unless a condition is put there.',
    },
    wallFoot: {
      fr: 'Un bâtiment est atteint quand la plus grande hauteur dans l’anneau de mailles qui l’entoure dépasse le seuil. Ni les seuils de porte ni les sous-sols ne sont connus.',
      en: 'A building is reached when the greatest depth in the ring of cells around it exceeds the threshold. Neither doorsteps nor basements are known.',
    },
    sharedPeople: {
      fr: 'Les habitants d’un carreau sont répartis entre ses bâtiments selon leurs logements ou, à défaut, leur surface de plancher. Un carreau sans bâtiment n’est pas compté.',
      en: 'The inhabitants of a square are shared between its buildings by dwellings or, failing that, by floor area. A square without buildings is not counted.',
    },
    numericalNoise: {
      fr: 'Le bruit d’un chiffre est ce qui en change de part et d’autre du bruit vertical du calcul.',
      en: 'The noise of a figure is what changes in it across the vertical noise of the computation.',
    },
  },
  limits: [
    {
      fr: 'Ponts, buses, vannes, pompes et réseaux d’assainissement ne sont pas calculés. Un remblai sans ouverture dans le terrain barre l’eau.',
      en: 'Bridges, culverts, gates, pumps and sewers are not computed. An embankment without an opening in the terrain blocks the water.',
    },
    {
      fr: 'Ruptures de digue, érosion, embâcles, vagues et vent ne sont pas calculés.',
      en: 'Dike failures, erosion, log jams, waves and wind are not computed.',
    },
    {
      fr: 'Les obstacles plus étroits qu’une maille (murs, fossés) n’existent que s’ils sont décrits comme digues.',
      en: 'Obstacles narrower than a cell (walls, ditches) exist only when described as dikes.',
    },
    {
      fr: 'Aux ressauts et aux fronts, le schéma est du premier ordre : un front peut être étalé sur quelques mailles.',
      en: 'At jumps and fronts the scheme is of first order: a front may spread over a few cells.',
    },
    {
      fr: 'Aucune mesure de crue réelle n’a encore servi à juger ce moteur : il est comparé à d’autres logiciels.',
      en: 'No measurement of a real flood has been used yet to judge this engine: it is compared with other programs.',
    },
  ],
  references: {
    house: {
      fr: 'Choix de Jumelles ou de l’auteur de l’étude ; la raison de chaque valeur est dans docs/engines/flood.md.',
      en: 'Choice of Jumelles or of the author of the study; docs/engines/flood.md gives the reason of each default.',
    },
    bates2010:
      'Bates P. D., Horritt M. S., Fewtrell T. J. (2010). A simple inertial formulation of the shallow water equations for efficient two-dimensional flood inundation modelling. Journal of Hydrology 387, 33–45. doi:10.1016/j.jhydrol.2010.03.027',
    dealmeida2012:
      'de Almeida G. A. M., Bates P., Freer J. E., Souvignet M. (2012). Improving the stability of a simple formulation of the shallow water equations for 2-D flood modeling. Water Resources Research 48, W05528. doi:10.1029/2011WR011570',
    stelling2003:
      'Stelling G. S., Duinmeijer S. P. A. (2003). A staggered conservative scheme for every Froude number in rapidly varied shallow water flows. International Journal for Numerical Methods in Fluids 43, 1329–1354. doi:10.1002/fld.537',
    neal2012:
      'Neal J., Schumann G., Bates P. (2012). A subgrid channel model for simulating river hydraulics and floodplain inundation over large and data sparse areas. Water Resources Research 48, W11506. doi:10.1029/2012WR012514',
    schubert2012:
      'Schubert J. E., Sanders B. F. (2012). Building treatments for urban flood inundation models and implications for predictive skill and modeling efficiency. Advances in Water Resources 41, 49–64. doi:10.1016/j.advwatres.2012.02.012',
    chow1959: 'Chow V. T. (1959). Open-Channel Hydraulics. McGraw-Hill, New York. Table 5-6.',
    papaioannou2017:
      'Papaioannou G., Vasiliades L., Loukas A., Aronica G. T. (2017). Probabilistic flood inundation mapping at ungauged streams due to roughness coefficient uncertainty in hydraulic modelling. Advances in Geosciences 44, 23–34. doi:10.5194/adgeo-44-23-2017',
    neelz2013:
      'Néelz S., Pender G. (2013). Benchmarking the latest generation of 2D hydraulic modelling packages. Environment Agency, report SC120002.',
  },
  evidence: 'compared',
};
