import type { EngineCard } from '../../simulation/contract.ts';
import { groupAssumptions } from './groups/indicator-specs.ts';

export const energyCard: EngineCard = {
  method: {
    fr: 'Chaque bâtiment, heure par heure pendant un an : position du Soleil (NREL), ciel de Perez 1990 sur neuf plans ombrés par le relief et les bâtiments, réseau 5R1C de l’ISO 13790, ou au choix des nœuds dans chaque paroi (ISO 52016-1) ; enveloppes d’archétypes français par période (TABULA, 3CL) ; chaudières, pompes à chaleur et ballons heure par heure ; modules solaires par la chaîne PVWatts.',
    en: 'Every building, hour by hour for a year: position of the Sun (NREL), Perez 1990 sky on nine planes shaded by relief and buildings, 5R1C network of ISO 13790, or nodes within each wall by choice (ISO 52016-1); envelopes of French archetypes by period (TABULA, 3CL); boilers, heat pumps and tanks hour by hour; solar modules by the PVWatts chain.',
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
      fr: 'Sans consommations publiées parmi les fichiers, ou là où elles sont secrètes, rien n’est ramené à des mesures : « non calé ».',
      en: 'Without published consumption among the files, or where it is secret, nothing is brought to measurements: “not calibrated”.',
    },
    spread: {
      fr: 'La fourchette du besoin d’un bâtiment tient 8 cas sur 10 : écarts des parties supposés indépendants, effet proportionnel aux degrés-heures de chauffe du calcul.',
      en: 'The range of a building’s need holds 8 cases of 10: deviations of its parts taken as independent, an effect in proportion to the run’s degree-hours of heating.',
    },
    profiles: {
      fr: 'Sans profil importé (coefficients d’Enedis), ni journée posée par l’hypothèse, la journée d’électricité est un choix de Jumelles. Avec un profil importé, sa forme est celle de ses mois de mai à septembre : ceux d’hiver contiennent le chauffage, que le calcul fait lui-même.',
      en: 'Without an imported profile (Enedis’ coefficients), or a day that the hypothesis states, the day of electricity is an assumption of Jumelles. With an imported profile, its shape is that of May to September: those of winter hold heating, which the run computes itself.',
    },
    monthly: {
      fr: 'Pour se comparer au calcul horaire, la méthode 3CL est menée avec les mois de sa météo, jours de moins de 15 °C, et non avec les tables de l’arrêté ; sans récupération de l’eau chaude ni intermittence.',
      en: 'To be held against the hourly run, the method 3CL is run with the months of its weather, days under 15 °C, and not with the tables of the order; without recovery from hot water or intermittence.',
    },
    orderMonths: {
      fr: 'L’estimation 3CL prend les mois de l’arrêté du 31 mars 2021, à l’altitude moyenne des bâtiments ; ses facteurs solaires et ses masques sont ceux du calcul ; sans récupération de l’eau chaude ni intermittence. Murs anciens : d’avant 1949, ni béton ni parpaing ; ils comptent dans les immeubles de plus de trois étages.',
      en: 'The estimate by 3CL takes the months of the order of 31 March 2021, at the mean altitude of the buildings; its solar factors and masks are those of the run; without recovery from hot water or intermittence. Old walls: from before 1949, neither concrete nor hollow blocks; they count in blocks of flats of more than three storeys.',
    },
    calibration: {
      fr: 'L’année publiée n’a pas la météo du calcul : le facteur tient compte de l’une et des autres écarts à la fois. Le gaz publié est au pouvoir calorifique supérieur. Une commune en partie hors du territoire n’est pas calée.',
      en: 'The published year does not have the run’s weather: the factor holds that and all other differences at once. Published gas is of gross calorific value. A commune partly outside the territory is not calibrated.',
    },
    diagnoses: {
      fr: 'Un diagnostic (DPE) ou la BDNB, là où il y en a, remplace le bâtiment type : coefficients U, ventilation, chauffage, surface. Ses propres erreurs ne sont pas comptées.',
      en: 'A diagnosis (DPE) or the BDNB, where there is one, replaces the archetype: U values, ventilation, heating, area. Its own errors are not counted.',
    },
    weather: {
      fr: 'Sans fichier de météo, l’année est synthétique : les moyennes de la zone climatique, des jours au hasard, sans froid ni chaud exceptionnels.',
      en: 'Without a weather file the year is synthetic: the means of the climate zone, random days, no exceptional cold or heat.',
    },
    heaters: {
      fr: 'Le chauffage d’un bâtiment n’est pas connu : il a les parts moyennes du parc (enquête Logement 2020), tant qu’une modification ne le change pas.',
      en: 'The heating of a building is not known: it has the stock’s mean shares (housing survey 2020), until an edit changes it.',
    },
    generators: {
      fr: 'Chaudières et pompes à chaleur ont la taille des déperditions ; elles sont d’une même époque, aucune plaque n’a été lue. Les radiateurs restent ceux de l’enveloppe d’origine. Les pompes à chaleur sont toutes air-eau.',
      en: 'Boilers and heat pumps are as large as the loss; they are of one time, no plate was read. Radiators stay those of the envelope as it was. All heat pumps are air to water.',
    },
    districts: {
      fr: 'Un quartier dessiné est fait d’immeubles de douze logements de 70 m², et, pour ses emplois, de bâtiments de services de 1 000 m² (25 m² par emploi), tous au niveau RE2020, chauffés par pompe à chaleur. Ses services ont l’électricité par m² de ceux du parc ; ni industrie, ni entrepôts.',
      en: 'A district that is drawn is made of blocks of twelve homes of 70 m², and, for its jobs, of service buildings of 1000 m² (25 m² a job), all at the level of RE2020 and heated by heat pumps. Its services have the electricity per m² of the stock’s; no industry, no warehouses.',
    },
    networks: {
      fr: 'Un réseau perd selon sa densité (Persson et Werner 2011) : tuyaux enterrés à 0,6 W/(m² K), retour 30 K plus froid, sol à la moyenne de l’air. Ses sources ont leurs parts de la chaleur de l’année. Un bâtiment y est raccordé en entier, chauffage et eau chaude.',
      en: 'A network loses by its density (Persson and Werner 2011): buried pipes at 0.6 W/(m² K), return 30 K cooler, ground at the mean of the air. Its sources have their parts of the year’s heat. A building is connected whole, heating and hot water.',
    },
    hotWater: {
      fr: 'Eau chaude de la méthode 3CL : 56 litres à 40 °C par adulte équivalent et par jour, puisés selon le profil M (UE 812/2013). Les ballons électriques chauffent la nuit, aux heures creuses.',
      en: 'Hot water of the 3CL method: 56 litres at 40 °C per adult equivalent and day, drawn by profile M (EU 812/2013). Electric tanks heat at night, in off-peak hours.',
    },
    oneShape: {
      fr: 'Chaque logement a ses heures et ses gestes, tirés au sort une fois pour toutes : ménage, décalage d’une heure, repas et machines d’une heure, nuit du ballon, soir de recharge. Aucun n’est celui d’habitants réels ; leur moyenne et l’année de chacun sont celles de la journée commune.',
      en: 'Each dwelling has its hours and gestures, drawn once and for all: household, a shift of an hour, meals and machines of an hour, order of its tank, evening of charging. None is that of real inhabitants; their mean, and each one’s year, are the common day’s.',
    },
    summer: {
      fr: 'Par temps chaud, chacun ouvre la nuit et ferme ses volets le jour ; sans cela il ferait plus chaud.',
      en: 'In warm weather everybody opens windows at night and closes shutters by day; otherwise it would be hotter.',
    },
    factors: {
      fr: 'Facteurs d’émission moyens de l’année : ceux de l’hypothèse, sinon des paramètres, au départ ceux du DPE, sauf le réseau de chaleur (moyenne nationale). Le DPE n’en a pas pour les appareils et les voitures : celui de l’éclairage. Réseaux dessinés : leurs sources et leurs pertes.',
      en: 'Mean emission factors of the year: those of the hypothesis, else of the parameters, at first the DPE’s, but for heat networks (national mean). The DPE has none for appliances and cars: that of lighting. Networks that are drawn: their sources and losses.',
    },
    primary: {
      fr: 'Énergie primaire : l’électricité par le facteur de l’arrêté (2,3 jusqu’au 31 décembre 2025, 1,9 depuis) ou de l’hypothèse, les autres énergies par 1. Tous les usages y sont, appareils et voitures compris, et l’électricité des toits n’en est pas retranchée : ce n’est pas celle d’un DPE.',
      en: 'Primary energy: electricity by the factor of the order (2.3 until 31 December 2025, 1.9 since) or of the hypothesis, other carriers by 1. All uses are in it, appliances and cars too, and the roofs’ electricity is not taken off: it is not that of a DPE.',
    },
    prices: {
      fr: 'Prix constants, abonnements compris ; heures creuses seulement où une hypothèse les donne. Puissance souscrite : 6 kVA par logement, 9 au-dessus de 80 m² chauffés à l’électricité ; une recharge de voiture n’y change rien. La part fixe d’un réseau de chaleur suit la puissance du raccordement : isoler ensuite ne la réduit pas de soi-même. Le gaz est payé par son pouvoir calorifique supérieur (× 1,11). L’électricité vendue ne rapporte rien.',
      en: 'Constant prices with standing charges; off-peak hours only where a hypothesis gives them. Power subscribed: 6 kVA per dwelling, 9 above 80 m² heated by electricity; charging a car does not change it. The fixed part of a heat network follows the power of the connection: insulating later does not lower it by itself. Gas is paid by its gross calorific value (× 1.11). Electricity sold brings nothing.',
    },
    cars: {
      fr: 'La part des voitures électriques est celle du trafic : la dernière condition qui en donne une, sinon celle de l’année du parc ; sans condition aucune ne se recharge (2,9 % des voitures en 2025). Elles rentrent de 12 h à 22 h, surtout vers 18 h, et repartent à 7 h, tous les jours ; elles se rechargent un jour sur deux. Tous les logements en ont la même part ; une maison se recharge un soir sur deux. Une hypothèse peut poser d’autres heures.',
      en: 'The share of electric cars is that of traffic: the last condition that gives one, else that of the fleet’s year; without any condition none charges (2.9 % of cars in 2025). They come home between 12 h and 22 h, most of them about 18 h, and leave at 7 h, every day; they charge every second day. All dwellings have the same share of them; a house charges every second evening. A hypothesis may set other hours.',
    },
    batteries: {
      fr: 'Une batterie se remplit du surplus de son toit et se vide dès que son bâtiment en manque ; 15 % se perdent entre les deux. Elle est vide au début de l’année.',
      en: 'A battery fills with what its roof has over and empties as soon as its building lacks some; 15 % are lost in between. It is empty when the year begins.',
    },
    works: {
      fr: 'Ce que les travaux évitent : les bâtiments touchés sont calculés une seconde fois sans eux. Les habitants n’y chauffent pas plus parce que c’est moins cher, sauf le chauffage partiel. Tous les travaux durent aussi longtemps.',
      en: 'What works avoid: the buildings concerned are computed a second time without them. People do not heat more there because it is cheaper, but for partial heating. All works last as long.',
    },
    modules: {
      fr: 'Modules posés sur le pan le plus au sud, ou à 10° au sud sur un toit plat ; sur un toit lu, d’abord sur le pan qui reçoit le plus de lumière par mètre carré, puis sur le suivant. Les installations existantes ne sont pas connues.',
      en: 'Modules laid on the slope nearest to the south, or at 10° to the south on flat roofs; on a roof that was read, first on the plane with most light on a square metre, then on the next one. Existing ones are not known.',
    },
    roofs: {
      fr: 'Sans modèle de surface à mailles de 1 m ou moins, les toits des logements d’au plus trois étages ont deux pans à 30° sous un faîte le long du plus grand mur, les autres sont plats. Lucarnes, cheminées et pans de moins de 10 m² ne portent pas de modules. La chaleur d’un bâtiment ne voit qu’un toit plat.',
      en: 'Without a surface model with cells of 1 m or less, roofs of dwellings of up to three storeys have two slopes of 30° under a ridge along the longest wall, others are flat. Dormers, chimneys and planes under 10 m² carry no modules. The heat of a building sees a flat roof only.',
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
    ...groupAssumptions,
    costs: {
      fr: 'Coûts moyens nationaux, hors aides et maîtrise d’œuvre.',
      en: 'National mean costs, before aids and design fees.',
    },
    networkCosts: {
      fr: 'Un réseau dessiné est construit neuf, tranchée et chaufferie hors taxes (son exploitant récupère la TVA). Tranchée : C₁ + C₂ · diamètre (Persson et Werner). Chaufferie : chaque source à la puissance qui donne sa part de la chaleur de l’année, la dernière à ce qui reste pour le froid de base ; sans secours, ni terrain, ni ce que le site qui donne sa chaleur doit construire. Sous-stations et branchements : FEDENE 2024, pour des immeubles de 25 logements et plus ; au-dessous, au logement.',
      en: 'A drawn network is built anew, trench and plant without VAT (its operator recovers it). Trench: C₁ + C₂ · diameter (Persson and Werner). Plant: each source at the power that gives its part of the year’s heat, the last one at what is left in design cold; no stand-by, no land, nor what the site that gives its heat has to build. Substations and service pipes: FEDENE 2024, for blocks of 25 dwellings and more; below, by the dwelling.',
    },
  },
  limits: [
    {
      fr: 'Industrie, agriculture, églises et annexes ne sont pas calculées ; les services le sont grossièrement.',
      en: 'Industry, farms, churches and outbuildings are not computed; services are, roughly.',
    },
    {
      fr: 'Ce n’est pas un DPE : ni visite, ni étiquette ; son énergie primaire compte d’autres usages.',
      en: 'This is no DPE: no visit, no label; its primary energy is of other uses.',
    },
    {
      fr: 'Les réseaux de chaleur n’ont ni pompes, ni stockage, ni chaudière de secours.',
      en: 'Heat networks have no pumps, storage or stand-by boiler.',
    },
    {
      fr: 'Les ombres viennent du relief et des bâtiments du territoire, ou de son modèle de surface, et des arbres qu’une modification plante : ceux-là font la même ombre avec et sans feuilles. Le relief autour en fait s’il est parmi les fichiers.',
      en: 'Shadows come from the territory’s relief and buildings, or its surface model, and from trees that an edit plants: these cast the same shade with and without leaves. The relief around casts some where it is among the files.',
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
    split: 'Erbs, Klein, Duffie (1982), Solar Energy 28:293–302; Maxwell (1987), DISC, SERI/TR-215-3087',
    spa2004: 'Reda, Andreas (2004), Solar position algorithm, NREL/TP-560-34302',
    tabula2013: 'Loga, Diefenbach (2013), TABULA Calculation Method, IWU Darmstadt; archetypes of France',
    dpe2021:
      'Arrêté du 31 mars 2021 relatif au diagnostic de performance énergétique, annexe 1 (méthode 3CL)',
    primary2025:
      'Arrêté de 2025 (JORFTEXT000052134589) modifiant l’arrêté du 31 mars 2021 : 1,9 depuis le 1er janvier 2026',
    rabbani2006:
      'Rabbani, van den Heuvel, Vosselman (2006), Segmentation of point clouds using smoothness constraint, ISPRS Archives XXXVI-5:248–253',
    pvwatts5: 'Dobos (2014), PVWatts Version 5 Manual, NREL/TP-6A20-62641',
    sdes2020:
      'SDES, Consommation d’énergie du secteur résidentiel en 2020 (450 TWh, dont 283 pour le chauffage et 82 d’électricité spécifique)',
    housing2020: 'SDES (28/10/2024), Les énergies de chauffage des ménages (enquête Logement 2020)',
    ademe2023:
      'ADEME (2025), premier bilan du dispositif Éco-énergie tertiaire : 249 TWh pour 1 233 millions de m²',
    fcu2026: 'France Chaleur Urbaine, audit des sources du 30/07/2026 (prix, facteurs des réseaux)',
    trve2026: {
      fr: 'EDF, grille du Tarif Bleu au 1ᵉʳ août 2026 (relevée par JC144/EDF_Simulateur_Prix) ; puissances : Mint Énergie (6 kVA jusqu’à 80 m² tout électrique, 9 vers 100 m²), Vivons l’énergie autrement (6 kVA : 70 % des foyers)',
      en: 'EDF, regulated tariff of 1 August 2026 (as JC144/EDF_Simulateur_Prix has it); power: Mint Énergie (6 kVA up to 80 m² all electric, 9 about 100 m²), Vivons l’énergie autrement (6 kVA: 70 % of households)',
    },
    amorce2023: {
      fr: 'AMORCE, enquête sur le prix de vente de la chaleur et du froid en 2023 : 114,2 €/MWh toutes taxes, dont 40 % de part fixe (reprise par France Chaleur Urbaine)',
      en: 'AMORCE, survey of the price of heat and cold in 2023: 114.2 €/MWh with all taxes, 40 % of it fixed (as France Chaleur Urbaine has it)',
    },
    cee: 'Fiches d’opérations standardisées des certificats d’économies d’énergie : BAR-EN-101 à 104, BAR-TH-104 et 171',
    cars2023:
      'SDES, Données sur le parc automobile français au 1er janvier 2023 ; INSEE, Le parc de logements au 1er janvier 2023',
    enedis2024:
      'Enedis, BVA (2024), Utilisation et recharge : enquête auprès des possesseurs de véhicules électriques',
    ruhnau2019:
      'Ruhnau, Hirth, Praktiknjo (2019), Time series of heat demand and heat pump efficiency, Scientific Data 6:189',
    dtu6516: 'NF DTU 65.16 (2017), pompes à chaleur : 70 à 100 % des déperditions, 120 % avec l’appoint',
    enr: 'calcul_enr_API: usable shares of roofs',
    floodedPower: {
      fr: 'Choix de Jumelles, faute de seuil publié pour les postes français. Enedis (20/11/2025) : coupure automatique au contact de l’eau, ou préventive avant lui ; HAZUS-MH (FEMA) : postes touchés à partir de 1,2 m.',
      en: 'Choice of Jumelles, for want of a published threshold of French substations. Enedis (20/11/2025): cut by itself at the contact of water, or ahead of it; HAZUS-MH (FEMA): substations from 1.2 m on.',
    },
    credoc2010:
      'Dujin, Maresca (2010), La température du logement ne dépend pas de la sensibilité écologique, Crédoc, Consommation et modes de vie 227',
    jobs: {
      fr: 'Choix de Jumelles, entre NF X35-102 (10 à 15 m² nets par poste de bureau) et les 1 233 millions de m² du tertiaire (ADEME 2025) rapportés à ses emplois (INSEE)',
      en: 'Choice of Jumelles, between NF X35-102 (10 to 15 m² net per office workplace) and the 1 233 million m² of services (ADEME 2025) over their jobs (INSEE)',
    },
    trench:
      'Persson, Werner (2011), Applied Energy 88:568; Fallahnejad et al. (2024), Applied Energy 353:122154; SEMHACH',
    plants:
      'France Chaleur Urbaine, règles publicodes (ADEME Coûts des EnR&R 2022, ELCIMAI 2024, FEDENE 2024) ; Danish Energy Agency, Technology data (PyPSA technology-data, 2025)',
    resirf: 'CIRED, Res-IRF 4.0, costs of insulation and heaters',
  },
  evidence: 'compared',
};
