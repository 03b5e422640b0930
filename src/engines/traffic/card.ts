import type { EngineCard } from '../../simulation/contract.ts';

export const trafficCard: EngineCard = {
  method: {
    fr: 'Déplacements d’un jour de semaine estimés à partir des habitants, des emplois et des lieux (taux de l’EMP 2019, modèle gravitaire doublement contraint, choix du mode par logit) ; équilibre d’affectation de Wardrop, heure par heure, par projection de gradient sur les itinéraires ; files d’attente par le modèle de transmission de tronçon (Yperman 2007 ; Tampère et al. 2011) ; accès de chaque bâtiment par plus courts chemins, à chaque instant de la crue.',
    en: 'Trips of a working day estimated from inhabitants, jobs and places (EMP 2019 rates, doubly constrained gravity, logit mode choice); Wardrop equilibrium hour by hour, by gradient projection on paths; queues by the link transmission model (Yperman 2007; Tampère et al. 2011); access of every building by shortest paths, at each instant of the flood.',
  },
  assumptions: {
    calibration: {
      fr: 'Calé, le trafic d’aujourd’hui est rapproché des comptages : les véhicules de chaque couple de zones sont multipliés, de 0,5 à 2 fois, jamais les déplacements par mode. Peu de comptages ne confirment pas le reste du réseau.',
      en: 'Where calibrated, today’s traffic is brought near the counts: the vehicles of each pair of zones are multiplied, by 0.5 to 2, never the trips by mode. Few counts confirm nothing of the rest of the network.',
    },
    tripTable: {
      fr: 'Un tableau origine-destination donné remplace les voitures du modèle entre les zones qu’il nomme ; heures et répartition dans une zone restent celles du modèle, et une alternative le change dans la proportion où elle change le modèle.',
      en: 'A given origin–destination table replaces the model’s cars between the zones that it names; hours and the spread within a zone stay the model’s, and an alternative changes it in the proportion in which it changes the model.',
    },
    busyHour: {
      fr: 'Un comptage dit un jour moyen des deux sens (TMJA) : un dixième est pris pour une heure chargée, du comptage comme du calcul.',
      en: 'A count tells a mean day of both directions (AADT): a tenth of it is taken for a busy hour, of the count as of the computation.',
    },
    notCalibrated: {
      fr: 'Tant qu’aucun comptage n’est donné, aucun trafic n’est confirmé par une mesure : « non calé ».',
      en: 'While no count is given, no traffic is confirmed by a measurement: “not calibrated”.',
    },
    gravity: {
      fr: 'Les destinations se répartissent selon leur attraction et le temps de parcours ; personne n’a d’habitude.',
      en: 'Destinations are shared by attraction and travel time; nobody has habits.',
    },
    logit: {
      fr: 'Le mode est choisi selon les temps, avec des coefficients estimés en Île-de-France et recentrés sur les parts nationales.',
      en: 'The mode is chosen by times, with coefficients estimated in Île-de-France and re-centred on national shares.',
    },
    equilibrium: {
      fr: 'Chacun connaît les temps de parcours et prend le chemin le plus rapide ; l’écart relatif atteint est donné avec le calcul.',
      en: 'Everybody knows travel times and takes the fastest way; the relative gap reached is given with the run.',
    },
    oneDay: {
      fr: 'Un jour de semaine moyen, sans congés ni intempéries. Les déplacements prévus ne changent pas à cause de la crue.',
      en: 'A mean working day, without holidays or weather. Planned trips do not change because of the flood.',
    },
    ltm: {
      fr: 'Les véhicules d’un tronçon se suivent sans se dépasser ; les files remontent d’un tronçon à l’autre.',
      en: 'Vehicles on a segment follow each other without overtaking; queues spill back from one segment to another.',
    },
    waterSamples: {
      fr: 'La hauteur d’eau sur les routes est lue à des instants espacés (20 min pour une crue de 12 h), arrondie au centimètre ; entre deux instants, la route garde l’état du premier.',
      en: 'Water depth on roads is read at spaced instants (20 min for a 12 h flood), rounded to a centimetre; between two instants the road keeps the state of the first.',
    },
    thresholds: {
      fr: 'Un véhicule passe ou ne passe pas selon la seule hauteur d’eau : ni courant, ni plaque d’égout, ni décision de la police.',
      en: 'A vehicle passes or not by water depth alone: no current, no manhole, no police decision.',
    },
    rescueOnly: {
      fr: 'L’engin part du centre de secours, disponible, et roule aux vitesses des voitures sans autre véhicule.',
      en: 'The engine leaves from the fire station, is available, and drives at cars’ speeds without other vehicles.',
    },
    copert: {
      fr: 'Émissions à chaud selon la vitesse moyenne (COPERT, EMEP/EEA 2013-2014) ; ni démarrages à froid, ni usure des freins et pneus.',
      en: 'Hot emissions by mean speed (COPERT, EMEP/EEA 2013–2014); no cold starts, no wear of brakes and tyres.',
    },
    fleet: {
      fr: 'Le parc est celui de l’année choisie en moyenne nationale, la même sur toutes les routes ; parts des voitures électriques et diesel du SDES jusqu’en 2025 ; parts des normes, qui vieillissent avec l’année, porteurs et années suivantes : ordres de grandeur de la maison, sauf ce que l’hypothèse dit.',
      en: 'The fleet is the national mean of the chosen year, the same on every road; shares of electric and diesel cars are the SDES’s until 2025; those of standards, which age with the year, of rigid lorries and of later years the house’s orders of magnitude, but for what the hypothesis says.',
    },
    noiseSimple: {
      fr: 'Propagation simplifiée : distance, air et sol moyens ; aucun écran, aucune réflexion. Ce n’est pas une carte de bruit réglementaire.',
      en: 'Simplified propagation: distance, mean air and ground; no screens, no reflections. This is not a regulatory noise map.',
    },
    wheelchairWays: {
      fr: 'Un cheminement est fermé au fauteuil par ce qui est relevé et dépasse ses limites : pente, dévers, largeur, ressaut, escalier, sol meuble, obstacle. Ce qui n’est pas relevé ne ferme rien et compte comme non décrit.',
      en: 'A way is closed to the wheelchair by what was surveyed and exceeds its limits: slope, cross slope, width, kerb, stairs, loose ground, obstacle. What was not surveyed closes nothing and counts as undescribed.',
    },
    wheelchairRoads: {
      fr: 'Hors des cheminements décrits, le fauteuil suit les voies et chemins de la BD TOPO : seuls les escaliers et les pentes (sur 20 m, altitudes de la voie ou du relief) y sont connus. Une voie longée par un cheminement décrit n’est pas prise.',
      en: 'Where no footway is described the wheelchair follows BD TOPO’s roads and paths: only stairs and slopes (over 20 m, from the way’s elevations or the terrain) are known there. A road along which a footway is described is not taken.',
    },
    wheelchairSpeed: {
      fr: 'Fauteuil manuel, sans aide ; plus lent en montée selon l’effort mesuré, comme sur le plat en descente ; ni attente aux traversées, ni fatigue.',
      en: 'A manual wheelchair, without help; slower uphill by the measured effort, as on the level downhill; neither waiting at crossings nor fatigue.',
    },
    transitWindow: {
      fr: 'On part une fois par minute de la fenêtre et prend à chaque fois ce qui arrive le plus tôt, selon les horaires d’un mardi ou d’un jeudi ; ni retard, ni affluence, ni tarif. Attendre compte, le premier arrêt compris.',
      en: 'People leave once a minute of the window and each time take what arrives first, by the timetables of a Tuesday or Thursday; no delays, crowding or fares. Waiting counts, at the first stop too.',
    },
    transitWalks: {
      fr: 'La marche vers et depuis un arrêt suit les voies ouvertes, pentes comprises ; entre deux arrêts d’une correspondance (400 m au plus) elle va en ligne droite, allongée de 30 %, même à travers l’eau.',
      en: 'Walks to and from a stop follow open ways, slopes included; between two stops of a change (400 m at most) they go straight, 30 % longer, even through water.',
    },
    transitRoads: {
      fr: 'Les horaires ne disent pas par quelles rues passe un bus : le chemin le plus rapide entre deux arrêts en tient lieu. Ce qui est fermé à un instant l’est pendant toute la fenêtre des départs. Une rue fermée ou sous l’eau (limite des poids lourds) fait prendre au bus le détour le plus court en temps, et le met en retard jusqu’au bout de sa ligne ; il ne s’arrête pas dans une rue fermée ; sans chemin, sa ligne finit là. L’exploitant peut décider autre chose. Le trafic ne retarde aucun bus ; trains, trams et métros circulent quoi qu’il arrive.',
      en: 'Timetables do not say by which streets a bus goes: the quickest way between two stops stands for it. What is closed at an instant is so for the whole window of departures. A street that is closed or under water (the heavy vehicles’ limit) makes the bus take the quickest way round, and late to the end of its line; it does not call in a closed street; without a way its line ends there. Operators may decide otherwise. Traffic delays no bus; trains, trams and metros run whatever happens.',
    },
    noTransit: {
      fr: 'Sans horaires (fichier GTFS) dans le territoire, aucun temps en transports n’est donné ; les lieux hors du territoire ne comptent pas ; une ligne peut en sortir et y revenir.',
      en: 'Without timetables (a GTFS file) in the territory no time by public transport is told; places outside it do not count; a line may leave it and come back.',
    },
    sharedPeople: {
      fr: 'Les habitants d’un carreau sont répartis entre ses bâtiments selon leurs logements ou, à défaut, leur surface de plancher.',
      en: 'The inhabitants of a square are shared between its buildings by dwellings or, failing that, by floor area.',
    },
  },
  limits: [
    {
      fr: 'Ni feux, ni stationnement, ni accidents, ni travaux autres que ceux de l’alternative. Un feu y est une part de vert : une capacité, sans cycle ni phases. Les carrefours n’ont pas de temps perdu propre : il est déjà dans la vitesse moyenne de la BD TOPO.',
      en: 'No lights, parking, accidents or works other than those of the alternative. A light is a share of green there: a capacity, without cycle or stages. Junctions have no delay of their own: it is already in BD TOPO’s mean speed.',
    },
    {
      fr: 'Les transports en commun n’ont d’horaires, et donc de temps, que si un fichier GTFS est donné.',
      en: 'Public transport has timetables, and hence times, only where a GTFS file is given.',
    },
    {
      fr: 'Un conducteur surpris par l’eau cherche un autre chemin au carrefour suivant ; il ne fait pas demi-tour en pleine route.',
      en: 'A driver caught by water looks for another way at the next junction; nobody turns round in the middle of a road.',
    },
  ],
  references: {
    house: { fr: 'choix de la maison, à discuter', en: 'the house’s own choice, to be discussed' },
    emp2019: 'SDES (2021), Enquête mobilité des personnes 2018-2019',
    bpr1964: 'Bureau of Public Roads (1964), Traffic Assignment Manual',
    wardrop1952: 'Wardrop (1952), Some theoretical aspects of road traffic research, ICE Proceedings 1',
    yperman2007: 'Yperman (2007), The Link Transmission Model for Dynamic Network Loading, KU Leuven',
    tampere2011: 'Tampère, Corthout, Cattrysse, Immers (2011), Transportation Research B 45:289–309',
    pregnolato2017: 'Pregnolato et al. (2017), Transportation Research D 55:67–81',
    kramer2016:
      'Kramer, Terheiden, Wieprecht (2016), Safety criteria for the trafficability of inundated roads in urban floodings, International Journal of Disaster Risk Reduction 17:77–84',
    copert: 'EMEP/EEA (2013, mise à jour 2014), Air pollutant emission inventory guidebook',
    copertHeavy:
      'EMEP/EEA (2013, mise à jour 2014), feuille des véhicules lourds, par pollemission (ENPC, INRIA)',
    sdesParc: 'SDES (2020 et 19/09/2025), parc de voitures en circulation au 1er janvier',
    cerema2021: 'Cerema (17/08/2021), Émissions et vitesse en ville',
    cnossos: 'Directive (UE) 2015/996, modifiée par 2021/1226 (CNOSSOS-EU)',
    setra2001: 'SETRA (2001), poids lourds comptés pour 2 à 2,5 voitures',
    spiess1990: 'Spiess (1990), A gradient approach for the O-D matrix adjustment problem, CRT 693, Montréal',
    matsim: 'Horni, Nagel, Axhausen (2016), The Multi-Agent Transport Simulation MATSim, 7,5 m par véhicule',
    order2007:
      'Arrêté du 15 janvier 2007 portant application du décret n° 2006-1658 (accessibilité de la voirie), article 1er',
    cnigAccess: 'CNIG, Accessibilité du cheminement en voirie, v2021-10, révisions 2025-03 et 2026-04',
    tolerico2007:
      'Tolerico et al. (2007), Journal of Rehabilitation Research and Development 44:561–572, 0,79 ± 0,19 m/s',
    hashizume2011:
      'Hashizume et al. (2011), JSME Robotics and Mechatronics 2P1-E03, 15 W sur le plat, 58 W à 8 %',
    axelson1999: 'Axelson, Chesney (1999), Accessible Exterior Surfaces, US Access Board, figure 2',
    conway2018:
      'Conway, Byrd, van Eggermond (2018), Accounting for uncertainty and variation in accessibility metrics for public transport sketch planning, Journal of Transport and Land Use 11:541–558',
    dibbelt2018:
      'Dibbelt, Pajor, Strasser, Wagner (2018), Connection Scan Algorithm, ACM Journal of Experimental Algorithmics 23',
    geh: 'Design Manual for Roads and Bridges 12.2.1 (1996)',
  },
  evidence: 'verified',
};
