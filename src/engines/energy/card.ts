import type { EngineCard } from '../../simulation/contract.ts';

export const energyCard: EngineCard = {
  method: {
    fr: 'Chaque bâtiment, heure par heure pendant un an : position du Soleil (NREL), ciel de Perez 1990 sur neuf plans ombrés par le relief et les bâtiments, réseau 5R1C de l’ISO 13790, ou au choix des nœuds dans chaque paroi (ISO 52016-1) ; enveloppes d’archétypes français par période (TABULA, 3CL) ; systèmes simples ; modules solaires par la chaîne PVWatts.',
    en: 'Every building, hour by hour for a year: position of the Sun (NREL), Perez 1990 sky on nine planes shaded by relief and buildings, 5R1C network of ISO 13790, or nodes within each wall by choice (ISO 52016-1); envelopes of French archetypes by period (TABULA, 3CL); simple systems; solar modules by the PVWatts chain.',
  },
  assumptions: {
    archetypes: {
      fr: 'Isolation, étanchéité, fenêtres et ventilation sont celles de l’archétype de la période, à l’état moyen de rénovation du parc. Aucun bâtiment n’a été visité.',
      en: 'Insulation, airtightness, windows and ventilation are those of the period’s archetype, at the stock’s mean state of renovation. No building was visited.',
    },
    oneZone: {
      fr: 'Un bâtiment a une seule température ; la puissance de chauffage n’a pas de limite.',
      en: 'A building has one temperature; heating power has no limit.',
    },
    people: {
      fr: 'Les occupants font tous de même : 19 °C le jour, 16 °C la nuit, et moins là où l’isolation est mauvaise.',
      en: 'All occupants do the same: 19 °C by day, 16 °C at night, and less where insulation is bad.',
    },
    notCalibrated: {
      fr: 'Aucune consommation mesurée n’est prise en compte : « non calé ».',
      en: 'No measured consumption is taken into account: “not calibrated”.',
    },
    weather: {
      fr: 'Sans fichier de météo, l’année est synthétique : les moyennes de la zone climatique, des jours au hasard, sans froid ni chaud exceptionnels.',
      en: 'Without a weather file the year is synthetic: the means of the climate zone, random days, no exceptional cold or heat.',
    },
    heaters: {
      fr: 'Le chauffage d’un bâtiment n’est pas connu : il a les parts moyennes du parc (enquête Logement 2020), tant qu’une modification ne le change pas.',
      en: 'The heating of a building is not known: it has the stock’s mean shares (housing survey 2020), until an edit changes it.',
    },
    hotWater: {
      fr: 'Eau chaude de la méthode 3CL : 56 litres à 40 °C par adulte équivalent et par jour.',
      en: 'Hot water of the 3CL method: 56 litres at 40 °C per adult equivalent and day.',
    },
    oneShape: {
      fr: 'Tous les logements suivent la même journée : les pointes sont plus hautes que les vraies.',
      en: 'All dwellings follow the same day: peaks are higher than real ones.',
    },
    summer: {
      fr: 'Par temps chaud, chacun ouvre la nuit et ferme ses volets le jour ; sans cela il ferait plus chaud.',
      en: 'In warm weather everybody opens windows at night and closes shutters by day; otherwise it would be hotter.',
    },
    factors: {
      fr: 'Facteurs d’émission moyens de l’année, ceux du DPE ; le réseau de chaleur, moyenne nationale.',
      en: 'Mean emission factors of the year, those of the DPE; heat networks, the national mean.',
    },
    prices: {
      fr: 'Prix constants, sans abonnement ni heures creuses ; l’électricité vendue ne rapporte rien.',
      en: 'Constant prices, without standing charge or off-peak hours; electricity sold brings nothing.',
    },
    modules: {
      fr: 'Modules posés à plat sur le pan le plus au sud, ou à 10° au sud sur un toit plat. Les installations existantes ne sont pas connues.',
      en: 'Modules laid on the slope nearest to the south, or at 10° to the south on flat roofs. Existing ones are not known.',
    },
    nearestPost: {
      fr: 'Chaque bâtiment est rattaché au poste électrique le plus proche à vol d’oiseau parmi les lieux du territoire : le vrai réseau n’est pas publié. La BD TOPO ne décrit que les grands postes.',
      en: 'Each building hangs on the substation that is nearest as the crow flies among the places of the territory: the real network is not published. BD TOPO has large substations only.',
    },
    powerStaysOff: {
      fr: 'Ce que l’eau a coupé le reste jusqu’à la fin de l’hypothèse : la remise sous tension attend la décrue, le séchage et un contrôle. Ni secours par une autre ligne, ni groupe électrogène. Les consommations de l’année n’en sont pas changées.',
      en: 'What the water has cut stays so until the end of the hypothesis: power comes back after the water has gone, drying and a check. No supply by another line, no generators. The figures of the year are not changed by it.',
    },
    floodInstants: {
      fr: 'L’eau est lue aux instants que la crue transmet (toutes les 20 min pour 12 h) : une coupure peut être dite jusqu’à un pas trop tard.',
      en: 'The water is read at the instants that the flood hands on (every 20 min for 12 h): a cut may be told up to a step too late.',
    },
    costs: {
      fr: 'Coûts moyens nationaux, hors aides et maîtrise d’œuvre.',
      en: 'National mean costs, before aids and design fees.',
    },
  },
  limits: [
    {
      fr: 'Industrie, agriculture, églises et annexes ne sont pas calculées ; les services le sont grossièrement.',
      en: 'Industry, farms, churches and outbuildings are not computed; services are, roughly.',
    },
    {
      fr: 'Ce n’est pas un DPE : ni visite, ni énergie primaire, ni étiquette.',
      en: 'This is no DPE: no visit, no primary energy, no label.',
    },
    {
      fr: 'Ni batteries, ni véhicules électriques, ni tracé de réseau de chaleur, ni rechargement du sol.',
      en: 'No batteries, electric vehicles, layout of heat networks or recharge of the ground.',
    },
    {
      fr: 'Les ombres viennent du relief et des bâtiments du territoire ; le relief autour en fait s’il est parmi les fichiers, les arbres seulement dans un modèle de surface.',
      en: 'Shadows come from the territory’s relief and buildings; the relief around it casts some where it is among the files, trees in a surface model only.',
    },
    {
      fr: 'La surchauffe d’un logement précis, sous les toits ou à l’ouest, n’est pas vue : un bâtiment a une seule température.',
      en: 'Overheating of one dwelling, under the roof or to the west, is not seen: a building has one temperature.',
    },
  ],
  references: {
    house: {
      fr: 'Choix de Jumelles ; la raison de chaque valeur est dans docs/engines/energy.md.',
      en: 'Choice of Jumelles; docs/engines/energy.md gives the reason of each value.',
    },
    iso13790: 'ISO 13790:2008, annex C (5R1C)',
    iso52016:
      'ISO 52016-1:2017, hourly method (nodes within elements); Walton (1983), TARP (convection inside)',
    perez1990: 'Perez, Ineichen, Seals, Michalsky, Stewart (1990), Solar Energy 44:271–289',
    spa2004: 'Reda, Andreas (2004), Solar position algorithm, NREL/TP-560-34302',
    tabula2013: 'Loga, Diefenbach (2013), TABULA Calculation Method, IWU Darmstadt; archetypes of France',
    dpe2021:
      'Arrêté du 31 mars 2021 relatif au diagnostic de performance énergétique, annexe 1 (méthode 3CL)',
    pvwatts5: 'Dobos (2014), PVWatts Version 5 Manual, NREL/TP-6A20-62641',
    sdes2020:
      'SDES, Consommation d’énergie du secteur résidentiel en 2020 (450 TWh, dont 283 pour le chauffage et 82 d’électricité spécifique)',
    housing2020: 'SDES (28/10/2024), Les énergies de chauffage des ménages (enquête Logement 2020)',
    ademe2023:
      'ADEME (2025), premier bilan du dispositif Éco-énergie tertiaire : 249 TWh pour 1 233 millions de m²',
    fcu2026: 'France Chaleur Urbaine, audit des sources du 30/07/2026 (prix, facteurs des réseaux)',
    rcsim: 'RC_BuildingSimulator (ETH Zürich), supply systems: share of Carnot’s efficiency 0.4',
    enr: 'calcul_enr_API: usable shares of roofs',
    floodedPower: {
      fr: 'Choix de Jumelles, faute de seuil publié pour les postes français. Enedis (20/11/2025) : coupure automatique au contact de l’eau, ou préventive avant lui ; HAZUS-MH (FEMA) : postes touchés à partir de 1,2 m.',
      en: 'Choice of Jumelles, for want of a published threshold of French substations. Enedis (20/11/2025): cut by itself at the contact of water, or ahead of it; HAZUS-MH (FEMA): substations from 1.2 m on.',
    },
    resirf: 'CIRED, Res-IRF 4.0, costs of insulation and heaters',
  },
  evidence: 'compared',
};
