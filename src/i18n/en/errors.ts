import type { ErrorCode } from '../../base/errors.ts';

/** What happened, what still works, what to do. */
export const errors: Record<ErrorCode, string> = {
  'file/empty':
    'The file {{file}} is empty. The other files are kept. Check that it was copied whole, then drop it again.',
  'file/too-large':
    'The file {{file}}, or the grid that its header announces, does not fit in memory. The other files are kept. Cut it to the extent of your territory; if the file is small, its header is wrong: download it again.',
  'file/unreadable':
    'The file {{file}} could not be read. The other files are kept. Open it in a mapping tool to check that it is not damaged, or download it again, then drop it again.',
  'file/unknown-format':
    'The file {{file}} is not in a known format. It is left aside. Formats read: ASCII grid, GeoTIFF, Shapefile, GeoPackage, GeoJSON, CSV table, EPW weather, GTFS, zip archive, LISFLOOD-FP cases. A .jumelles territory is opened from the start screen.',
  'file/point-cloud':
    'The file {{file}} is a point cloud, not a grid of elevations. It is left aside. Download the raster terrain model of the same place (RGE ALTI, or the LiDAR HD MNT, free on cartes.gouv.fr), then drop it.',
  'file/archive-7z':
    'The archive {{file}} is a 7z file, which browsers do not open. The other files are kept. Unpack it with 7-Zip (free), then drop the resulting folder.',
  'file/archive-bomb':
    'The archive {{file}} would unpack to an enormous size; it was not opened. The other files are kept. Unpack it yourself, then drop the files that matter.',
  'file/absent':
    'There is no file {{file}}. Nothing was computed. Check the path and the spelling of the name.',
  'file/folder':
    '{{file}} is a folder, not a file. Nothing was computed. Give the path of a file of this folder.',
  'file/not-written':
    '{{file}} cannot be written ({{reason}}). No file is changed. Give a folder that exists and where you may write, and a name that nothing else has.',
  'file/missing-part':
    'A part of {{file}} is missing ({{part}}). The other files are kept. A Shapefile is made of .shp, .shx, .dbf and .prj files: drop them together.',
  'file/missing-shp':
    'The shapes of {{file}} are missing: only {{present}} came. The other layers are kept. Drop the .shp file together with its companions.',
  'file/missing-shx': '{{file}} came without its index (.shx). It was read without it, whole.',
  'file/missing-dbf':
    'The attributes of {{file}} (.dbf) are missing. The shapes are kept, without name or height. Drop the .dbf file together with the .shp.',
  'file/missing-prj':
    'The coordinate system of {{file}} (.prj) is missing. It was looked for from the place of the layer. Check it in the list, or drop the .prj file together with the .shp.',
  'layer/truncated':
    '{{file}} stops before its announced end. The other layers are kept. Download the file again.',
  'layer/row-count':
    '{{file}} holds {{found}} rows of values or attributes where {{expected}} are announced. The other layers are kept. Export the layer again, with all its files.',
  'layer/all-nodata':
    '{{file}} holds no value: every cell is without data. The other layers are kept. Check the extent of the extraction.',
  'layer/not-finite':
    '{{file}} holds values that are not numbers; they are treated as cells without data. Check the computation that made this grid.',
  'layer/header':
    'The header of {{file}} could not be understood. The other layers are kept. Download the file again. If it is an ASCII grid, it starts with ncols, nrows, xllcorner, yllcorner, cellsize.',
  'layer/no-features':
    '{{file}} holds no feature. The other layers are kept. Check the extent of the extraction.',
  'layer/crs-unknown':
    'The coordinate system of {{file}} is not known. The layer waits for your choice. Pick it in the list (most common in mainland France: Lambert-93, EPSG:2154).',
  'layer/crs-far':
    'In EPSG:{{crs}}, {{file}} falls {{km}} km or more from the terrain: its coordinate system is probably wrong. The rest of the territory is kept. In EPSG:{{suggested}} the layer would fall on the terrain: choose its system in the list.',
  'layer/crs-nowhere':
    '{{file}} falls far from the terrain in EPSG:{{crs}}, and no known system brings it there. The rest of the territory is kept. Check that this layer is of the same territory, or choose its system in the list.',
  'layer/axes-swapped':
    'The coordinates of {{file}} seem swapped (north and east exchanged); they were put in order. Check where the layer lies on the map.',
  'layer/geometry-invalid':
    '{{file}} holds shapes that cross themselves or do not close. The other features are kept. Repair these shapes in a mapping tool if they matter to you.',
  'layer/geometry-missing':
    '{{file}} holds {{count}} features without a usable shape; they are left out. The other features are kept. Check the extraction if they matter to you.',
  'layer/crs-guessed':
    '{{file}} does not say a coordinate system known here: EPSG:{{epsg}} was assumed from the place of the layer. Correct it in the list if it is wrong.',
  'layer/points-astray':
    '{{file}}: points whose coordinates EPSG:{{epsg}} cannot have: {{count}}, the first at {{x}}; {{y}}. They are left out, the others are kept. Look for these rows: cut short, or one column off.',
  'layer/duplicate':
    '{{file}} describes the same thing as {{other}}. Only one is used, so that nothing counts twice. Choose the other in the list if you prefer it.',
  'layer/outside-terrain':
    '{{count}} features of {{file}} lie outside the terrain; they are left out. The others are kept. Add the missing terrain tiles if they matter to you.',
  'layer/datum-unlike':
    'The elevations of {{file}} do not start from the same zero as the terrain. The layer is not mixed with the others. State its vertical datum, or convert it.',
  'layer/resampled':
    '{{file}} does not have the cells of the terrain: its values were brought to them. There is nothing to do if this approximation suits you.',
  'layer/image':
    '{{file}} is a colour image, not a grid of values. The other layers are kept. Bring the elevations themselves, not their shaded preview.',
  'layer/gaps':
    'Tiles of the terrain are missing: {{percent}} % of its extent has no data. The rest is kept. Add the missing tiles if water must be able to cross them.',
  'layer/not-kept':
    '{{file}} was not kept: no layer of the territory uses it. Say what it is in the list if you know.',
  'territory/no-terrain':
    'No terrain was found: without it, water does not know where to flow. The other layers are kept. Add a terrain model (RGE ALTI or LiDAR HD, free on cartes.gouv.fr).',
  'territory/disjoint-terrains':
    '{{file}} does not touch the other grids of its kind. The widest in one piece are kept, this one is left aside. Add the tiles that join them, or remove this file.',
  'territory/unlike-resolutions':
    '{{file}} has cells of another size than the other grids of its kind. It is left aside, the others are kept. Drop tiles of one edition, or remove those that you do not want.',
  'territory/unreadable':
    'This territory file could not be read. The open work is intact. Build the territory again from its original data.',
  'territory/newer-format':
    'This territory file comes from a newer version of Jumelles. The open work is intact. Update the application: reload the page while online.',
  'territory/missing-layer':
    'The territory lacks a layer that is needed ({{layer}}). The rest works. Add this layer, then build the territory again.',
  'project/unreadable':
    'This project could not be read: a value is missing or does not fit ({{path}}). The open work is intact. Check that the file comes from Jumelles and was not changed by hand.',
  'project/not-json':
    'This file is not a Jumelles project, or it is damaged. The open work is intact. Export the project again, or ask its author for the file.',
  'project/newer-format':
    'This project comes from a newer version of Jumelles. The open work is intact. Update the application: reload the page while online.',
  'project/other-territory':
    'This project was made on another territory. The open work is intact. First open the territory file that goes with it.',
  'project/no-territory':
    'Territory not found: no .jumelles file of the folder {{folder}} has the fingerprint {{digest}}. Nothing was computed. Name it with --territory.',
  'project/no-hypothesis':
    'The project has no hypothesis: there is nothing to compute. It is kept as it is. Add a hypothesis to it in the studio.',
  'edit/target-missing':
    'The edit “{{edit}}” is about something that this territory does not have ({{target}}). The run did not start; the other edits are intact. Choose another target or delete it.',
  'edit/outside':
    'The edit “{{edit}}” touches no ground whose elevation is known. The run did not start; the other edits are intact. Draw it inside the terrain or delete it.',
  'edit/far':
    'The edit “{{edit}}” goes more than {{km}} km beyond the terrain. The run did not start; the other edits are intact. Check its coordinates, or draw it on the map.',
  'edit/period':
    'The edit “{{edit}}” would end before it begins. The run did not start; the other edits are intact. Give an end later than its beginning, or empty one of the two.',
  'edit/invalid':
    'The edit “{{edit}}” is incomplete, or too small to change a cell. The run did not start; the other edits are intact. Enlarge it, complete it or delete it.',
  'edit/file':
    'The file is not a GeoJSON collection of features. Nothing was added. Export the edits as a FeatureCollection.',
  'edit/unreadable':
    'Feature {{feature}} of the file is no complete edit ({{reason}}). It is left out, the others are kept. Complete or mend this property: the example below says how.',
  'edit/no-kind':
    'Feature {{feature}} of the file does not say which edit it is: it has no property kind. It is left out, the others are kept. Add it with its values as in the example below; or, to take its drawing only, open the form of an edit and give it this file.',
  'edit/file-target':
    'Feature {{feature}} of the file is about {{target}}, which this territory does not have. It is left out, the others are kept. Mend this identifier in the file, or choose the target in a form.',
  'edit/file-refused':
    'Feature {{feature}} of the file cannot be applied to this territory: it falls elsewhere, meets no road, or asks for what is not possible there. It is left out, the others are kept. Check its place and its values.',
  'edit/occupied':
    'The edit “{{edit}}” builds where a building stands already ({{building}}). It is not applied; the other edits are intact. Pull that one down first, or draw the new one beside it.',
  'edit/no-road':
    'The edit “{{edit}}” meets no road. The run did not start; the other edits are intact. Draw it on a road, or delete it.',
  'edit/no-lane':
    'The edit “{{edit}}” takes a lane from the road {{road}}, which has only one in each direction. The run did not start; the other edits are intact. Give the road more lanes first, make it one-way, or leave this road out.',
  'parameter/unknown':
    'The parameters are not those of this engine: {{parameter}} is unknown to it, or missing. The run did not start; the other settings are kept. Check its name in the file, or remove it.',
  'parameter/out-of-range':
    'The parameter {{parameter}} is out of its bounds. The run did not start; the other settings are kept. Bring it back between {{min}} and {{max}}.',
  'engine/diverged':
    'The run produced an impossible value and stopped. The project is intact; no result is kept for this run. Check the data around the last edits, then run again.',
  'engine/failed':
    'The run stopped on an internal error. The project is intact. Run again; if it happens again, export the project and report it.',
  'engine/unknown':
    'This engine does not exist in this version. The project is intact. Update the application.',
  'run/worker-lost':
    'The browser interrupted the run. The project is intact and the other results are kept. Run it again.',
  'run/out-of-memory':
    "The device's memory was not enough. The project is intact. Close other tabs, shorten the hypothesis or use larger cells, then run again.",
  'run/time-limit':
    'The run passed the time allowed and stopped. The project is intact. Shorten the hypothesis or use larger cells.',
  'run/upstream':
    'This run starts from another one, which did not come to its end. The project is intact. See why the other one stopped, mend it, then run again.',
  'compare/unlike':
    'These two results cannot be compared: territory, engine version or units differ. Each stays readable on its own. Run both again.',
  'record/unreadable':
    'This run record could not be read. The open work is intact. Check that the file is whole.',
  'record/newer-format':
    'This run record comes from a newer version of Jumelles. The open work is intact. Update the application: reload the page while online.',
  'record/other-engine':
    'This record was made with version {{recorded}} of the engine; this application has version {{current}}. It stays readable, but only the original version can replay it identically.',
  'record/other-result':
    'The replayed run does not give the result of the record. The original record is kept. The file may have been changed: ask its author for the original.',
  'results/unreadable':
    'The results shipped with the example could not be read: the file is incomplete, or not one of those. Territory and project are intact. Start the runs: they will give the same results.',
  'results/newer-format':
    'The results shipped with the example come from a newer version of Jumelles. Territory and project are intact. Reload the page while connected, or start the runs.',
  'storage/full':
    'The browser has no room left to save. The open work stays on screen. Export the project to a file, then free some room.',
  'flood/bed-unknown':
    "A discharge enters a watercourse whose bed is not known: the terrain shows the water's surface. The run waits for your choice: give a bed (width and depth) or subtract the flow of the survey day, in the parameters.",
  'flood/no-water':
    'Nothing brings water in this hypothesis: the run would have nothing to show. Add a discharge, a level or rain to the hypothesis.',
  'flood/outside':
    'A condition of the hypothesis ({{condition}}) lies outside the terrain. The run did not start. Move it inside the extent.',
  'flood/range':
    'An elevation or a level is outside what the engine can represent. The run did not start. Check the unit (metres) and the vertical datum.',
  'flood/series':
    'A series of values of the hypothesis ({{condition}}) is incomplete, negative or does not go forward in time. The run did not start. Mend the series.',
  'flood/datum':
    "A water level ({{condition}}) does not start from the same zero as the terrain. The run did not start. State the offset between the two datums (for a tide: the port's).",
  'flood/lisflood-keyword':
    'The LISFLOOD-FP case uses a keyword that this engine cannot follow ({{keyword}}). The rest of the case is read. Remove this keyword if its effect is negligible.',
  'flood/lisflood-syntax':
    'A line of the LISFLOOD-FP case could not be understood ({{file}}, line {{line}}). The rest is kept. Mend this line.',
  'traffic/syntax':
    '{{file}}: {{count}} lines could not be understood, the first at line {{line}}. They are left out, the rest is kept. Compare this line with the TNTP format (network: from to capacity length time b power; trips: Origin i, then j : trips ; nodes have whole numbers from 1 on).',
  'traffic/no-links':
    '{{file}} holds no usable road. Nothing else is lost. Check that this is a network or flow file in TNTP format, and that it was copied whole.',
  'traffic/no-trips':
    '{{file}} holds no trips. The network is kept. Check that this is a trip file (TNTP or CSV), and that it was copied whole.',
  'traffic/link-count':
    '{{file}} holds {{found}} roads where {{expected}} are announced. Those that were read are kept. If the file was cut short, copy it again.',
  'traffic/trip-total':
    '{{file}} holds {{found}} trips where {{expected}} are announced. Those that were read are kept. If the file was cut short, copy it again.',
  'traffic/self-loop':
    '{{file}}: {{count}} roads end where they begin, the first at line {{line}}. They are left out, the rest is kept. Correct their ends if they lead somewhere.',
  'traffic/parallel':
    '{{file}}: {{count}} roads join two nodes that another road of the file joins already, the first at line {{line}}. All are kept, and share the traffic. Remove the doubles if they are one and the same road.',
  'traffic/values':
    '{{file}}: {{count}} roads have a negative or infinite length, time or coefficient, the first at line {{line}}. They are left out, the rest is kept. Correct these values.',
  'traffic/capacity':
    '{{file}}: {{count}} roads have no capacity although their time depends on it, the first at line {{line}}. They are left out, as if closed; the rest is kept. Give them a capacity above zero.',
  'traffic/columns':
    '{{file}}: {{count}} lines have more than ten values, the first is line {{line}}. The first ten are taken in the order of the TNTP format, the others count for nothing. Check that the columns are: from, to, capacity, length, time, b, power, speed, toll, type.',
  'traffic/decimal-comma':
    '{{file}}: {{count}} lines have commas within their numbers, the first is line {{line}}. They are left out: whether 0,15 is one number or two cannot be told. Write decimals with a point, and thousands without a separator.',
  'traffic/head':
    '{{file}}: the head says “{{written}}” for <{{name}}>, which is no number from zero on. It is taken as absent, the rest is kept. Write a number there, or remove the line.',
  'traffic/cost':
    '{{count}} roads would cost less than zero, or without end, once toll and length are counted (the first from {{from}} to {{to}}). They are closed, the others are kept. Correct their toll, or the weights of toll and length.',
  'traffic/overflow':
    'The costs of the roads exceed the largest number that a computer can write: no equilibrium is found. The files are untouched. Check the capacities, the powers, the times and the number of trips.',
  'traffic/negative-trips':
    '{{file}}: {{count}} numbers of trips are negative, the first at line {{line}}. They are left out, the rest is kept. Correct them.',
  'traffic/unknown-zone':
    '{{trips}} trips begin or end at nodes that no road of the network touches (the first: {{node}}). They are left out, the others are assigned. Join these zones to the network, or check the numbers of the zones.',
  'traffic/unknown-link':
    'No road of the network leads from node {{from}} to node {{to}}. Nothing was computed. Check the two numbers and their order.',
  'traffic/no-path':
    '{{trips}} trips find no way ({{count}} pairs, the first from {{from}} to {{to}}). They are left out, the others are assigned. Look there for a one-way road without a way back, or for a zone that nothing joins.',
  'traffic/closed-nodes':
    'No trip finds a way: <FIRST THRU NODE> is {{first}}, above every node (the last is {{last}}), which forbids passing through any of them. All are left out. Give it the first node that may be passed through: 1 if all may.',
  'roads/no-length':
    '{{count}} roads have no length, the first {{first}}. They are left out, the rest is kept. Correct their ends if they lead somewhere.',
  'roads/double':
    '{{count}} roads are drawn twice, the first {{first}}. Each is taken once. Remove the doubles from the layer, so that what you change is what counts.',
  'roads/loop':
    '{{count}} roads end where they begin, the first {{first}}. They are kept, cut in two at their middle. Nothing needs to be done.',
  'roads/not-in-service':
    '{{count}} roads are planned or under construction, the first {{first}}. They are left out until an edit opens them.',
  'roads/ferry':
    '{{count}} roads are ferries, the first {{first}}. They are left out: nothing says how long one waits for them.',
  'roads/capacity':
    '{{count}} roads have a capacity that is not above zero, the first {{first}}. They keep that of their class. Close them if nothing should pass.',
  'roads/absurd':
    '{{count}} roads state a speed of more than 130 km/h, more than 24 lanes or a width of more than 100 m, the first {{first}}. These values are taken for unknown: those of the class serve. Correct them in the layer.',
  'roads/ban':
    '{{count}} banned turns name roads that are not there, or that do not follow each other, the first {{first}}. These turns stay allowed, the other bans hold. Name two roads that share an end.',
  'roads/parallel':
    '{{count}} roads join two ends that another road joins already, the first {{first}}. All are kept, and share the traffic. Remove the doubles if they are one and the same road.',
  'roads/assumed':
    'Some roads do not say all of themselves. Taken instead: nature, one carriageway ({{nature}} roads); importance, 5 ({{importance}}); urban, yes ({{urban}}); lanes, one in each direction ({{lanes}}); speed, that of the class ({{speed}}). Bring a layer with these attributes if it matters.',
  'roads/disconnected':
    '{{count}} roads, in {{groups}} groups, are joined to no road of the main network, the first {{first}}. They are kept; nobody drives between them and the rest. Look whether a road is missing or ends a little short.',
  'roads/trap':
    '{{count}} ends of roads can be driven to and not left again, the first on {{first}}. They are kept; trips from there find no way. Check the directions of the one-way roads there, unless the road goes on outside the territory.',
  'roads/no-way-in':
    '{{count}} ends of roads can be driven from and not to, the first on {{first}}. They are kept; trips to them find no way. Check the directions of the one-way roads there, unless the road comes from outside the territory.',
  'traffic/no-roads':
    'This territory has no layer of roads: nothing to compute for traffic. Add the road segments of BD TOPO.',
  'traffic/no-zones':
    'Nobody lives or works near a road open to cars, by the layers of the territory. The run did not start. Add population squares or buildings, and roads.',
  'traffic/fleet-shares':
    'In the fleet of vehicles Euro 5 ({{euro5}}) and Euro 6 ({{euro6}}) come to more than 1 together: they are shares of diesel cars. The run did not start. Correct one of them in the hypothesis, or empty it.',
  'traffic/zone-unattached':
    '{{count}} zones, with {{people}} inhabitants, lie more than 2 km from any road joined to the network. Their trips are left out, the others are kept. Check that the roads of that place are loaded and joined to the others.',
  'traffic/zone-parted':
    'Closures part {{count}} zones, with {{people}} inhabitants, from the rest of the network: no car leaves them. Their trips are counted as “without a way”. Leave one way open, or keep these closures if that is what you mean to show.',
  'traffic/margins':
    'Trips sent and received could not be matched exactly: the difference reaches {{share}} of a zone. The run goes on. Look for a zone that no way joins to the others.',
  'traffic/through-lost':
    '{{vehicles}} through vehicles a day have no other way out than where they come in. They are left out, the others are kept. Check the counts and the roads at the edge of the territory.',
  'traffic/through-unplaced':
    'Through traffic of {{vehicles}} vehicles a day is on no road: one of its ends lies more than 2 km from any road open to cars, or both are at one place. It is left out, the rest is computed. Move its ends in the hypothesis, each to a road at the edge.',
  'traffic/ban-unmet':
    '“{{edit}}” bans no turn: neither of these two roads leads straight to the other in that direction. It changes nothing; the rest is computed. Choose two roads that follow each other at a junction, in the order of driving.',
  'traffic/mode-shares':
    'The stated shares of modes cannot be reached in this territory: {{points}} points are missing. The run goes on with the nearest shares. Check these shares, or the distances.',
  'traffic/od-columns':
    '{{file}}: the columns of a trip table were not found (read: {{columns}}). The file is set aside, the rest is kept. It needs an origin, a destination and a number of trips, or the columns COMMUNE, DCLT and IPONDI of a MOBPRO file of INSEE.',
  'traffic/od-syntax':
    '{{file}}: {{count}} rows could not be read, the first at line {{line}}. They are left out, the rest is kept. Each row names an origin, a destination and a number.',
  'traffic/od-cut':
    '{{file}} ends in the middle of a row. What comes before is kept. If the file was cut short, copy it again.',
  'traffic/od-zone':
    '{{trips}} trips begin or end in zones unknown here ({{count}} zones, the first: {{zone}}). They are left out, the others are kept. Name zones by the code of their commune or by their identifier in this run.',
  'traffic/od-inner':
    'The table of trips holds none within one and the same zone: those of the model are kept. If there really are none, or if they are known, add a row per zone to the table, from the zone to itself.',
  'traffic/no-circuit':
    'No car can leave a place and come back to it: one-way roads form no loop. Nobody drives in this run. Check the directions of the layer of roads.',
  'traffic/counts-valueless':
    'Counts without a usable number of vehicles (empty, unreadable or negative): {{count}}. They are left out, the others are kept. Correct their TMJA in the table.',
  'traffic/counts-off-road':
    'Counts without a road within 50 m, or without a road of their number: {{count}}. They are left out, the others are kept. Check their coordinates and the number of their road.',
  'traffic/counts-older':
    'Counts that another one, later or alone in having a year, replaces on the same road: {{count}}. They are left out, the others are kept. Remove the latest from the table if it is wrong.',
  'traffic/calibration-no-counts':
    'The calibration asked for was not made: the territory has no counts. The figures are kept, not calibrated. Add a CSV table that says coordinates and a TMJA.',
  'traffic/calibration-unusable':
    'The calibration asked for was not made: no count can serve, of {{count}}. The figures are kept, not calibrated. Correct the layer of counts: they need a road within 50 m and a TMJA.',
  'traffic/gtfs-table':
    '{{file}} lacks the table {{table}}. Public transport is set aside, the rest is kept. Download the whole GTFS again.',
  'traffic/gtfs-column':
    '{{file}}: the table {{table}} lacks the column {{column}}. Public transport is set aside, the rest is kept. Download the GTFS again, or tell its producer.',
  'traffic/gtfs-shapes':
    '{{file}}: the table shapes.txt has no column {{column}}. Lines are drawn straight from stop to stop, the rest is kept. Download the GTFS again, or tell its producer.',
  'traffic/gtfs-unread':
    '{{file}}: the table {{table}} lacks the column {{column}}: it is set aside, the rest is kept. Download the GTFS again, or tell its producer.',
  'traffic/gtfs-no-runs':
    '{{file}} has no usable table: {{table}}. No departure is known, hence no time by public transport; the stops are kept ({{stops}}), with the time to get there. Download the whole GTFS again.',
  'traffic/gtfs-no-routes':
    '{{file}} has no usable table routes.txt. Departures are kept; lines have their identifier for a name, and, their mode being unknown, none goes round a closed road. Download the whole GTFS again.',
  'traffic/gtfs-rows':
    '{{file}}: {{count}} rows of {{table}} could not be used, the first at line {{line}}. They are left out, the rest is kept. They name an unknown stop, trip or calendar, or hold an unreadable date or time.',
  'traffic/gtfs-no-service':
    '{{file}} has no trip on the day asked for ({{date}}). The network is read, without departures. Choose a day between {{first}} and {{last}}.',
  'traffic/gtfs-no-stops':
    '{{file}} has no readable stop: it serves nobody here. The rest of the territory is kept. Download the whole GTFS again.',
  'traffic/gtfs-swapped':
    '{{file}}: no stop is near the terrain, but they would be if latitudes and longitudes were exchanged. The timetable is kept and serves nobody, the rest of the territory is kept. Exchange stop_lat and stop_lon in stops.txt, or tell its producer.',
  'traffic/gtfs-far':
    '{{file}}: no stop is near the terrain, the nearest is {{km}} km away. The timetable is kept and serves nobody, the rest of the territory is kept. Take the GTFS of the network that serves this territory.',
  'traffic/gtfs-idle':
    '{{file}}: nothing runs on a working day (Tuesday or Thursday), the only day that is computed. The stops are kept, without departures. Take a GTFS whose calendar covers a working week.',
  'traffic/trips-elsewhere':
    '{{file}} holds trips, but none that touches a commune of this territory. It is set aside, the rest is kept. Take the file of the region in which the territory lies, and check the INSEE codes of the layer of communes.',
  'energy/no-weather':
    'No weather is given, and no French climate zone fits this place. Choose a zone in the parameters of the Energy engine.',
  'energy/no-buildings':
    'No heated building is known here. Add a layer of buildings (BD TOPO), with their use or dwellings.',
  'energy/weather-far':
    'Weather of {{name}}: the station is {{km}} km from the territory. It is used as it is. Take a station within 200 km, or remove the file for a typical year of the zone.',
  'energy/weather-light':
    'Weather of {{name}}: {{kwh}} kWh/m² of light in the year, where 600 to 2,500 are expected. It is used as it is. Check the columns of irradiance in the file.',
  'energy/weather-clock':
    'Weather of {{name}}: {{percent}} % of the light falls while the Sun is down. It is used as it is. Check the time zone and the longitude in the file.',
  'energy/weather-bright':
    'Weather of {{name}}: {{percent}} % of the light is beyond what a clear sky lets through at that hour. It is used as it is. Check the hour and the units of irradiance (W/m²).',
  'energy/weather-parts':
    'Weather of {{name}}: beam and diffuse together are {{percent}} % off the global light of the year. It is used as it is. Check the columns of irradiance in the file.',
  'energy/empty-selection':
    '“{{edit}}” is for no building and changes nothing; the rest is computed. Widen the area or change the chosen buildings.',
  'energy/price':
    'A price of energy is zero. Bills of that energy, and those that works avoid, are missing; all the rest is computed. Give each energy a price per kWh in the hypothesis.',
  'energy/network-sources':
    'The network “{{edit}}” has no source of heat: its buildings keep their heating, the rest is computed. Give a part to a source (wood, gas, ground or waste heat).',
  'energy/charging':
    'Electric cars cannot charge in a night: {{km}} km a day ask for more than {{kw}} kW. Their charging is not counted, the rest is computed. Lower the kilometres in the hypothesis, or raise the power of chargers in the parameters.',
  'energy/profile':
    'The imported profile “{{name}}” is not among the layers. Add the file of Enedis that has it, or choose another one in the hypothesis. The usual hours stand in for it; the rest is computed.',
  'energy/collective-width':
    'The members of “{{edit}}” are up to {{km}} km from each other, {{allowed}} km are allowed: they share nothing, the rest is computed. Draw a smaller area, or choose a derogation where the commune may have it.',
  'energy/trees':
    'No crown of “{{edit}}” covers the middle of a cell of the terrain: these trees cast no shade, the rest is computed. Widen the crowns, or bring a terrain with finer cells.',
  'weather/syntax':
    'The weather file {{file}} could not be understood at line {{line}}. It is set aside, the rest is kept. Formats read: EPW (one record per hour), CSV of PVGIS (typical year, or hourly series of the horizontal plane). Download it again.',
  'weather/length':
    'The weather file {{file}} has {{count}} hours, a year has {{expected}}. It is set aside, the rest is kept. Give a whole year, from 1 January to 31 December; if the file is cut off, download it again.',
  'weather/order':
    'The weather file {{file}} does not go forward in time (row of data {{row}}). It is set aside, the rest is kept. Put the hours in order from 1 January to 31 December, each once.',
  'weather/gaps':
    'In the weather file {{file}}, {{hours}} hours in a row have no value (column {{column}}, from hour {{hour}} of the year). It is set aside, the rest is kept: beyond 6 hours nothing is made up. Choose a complete file.',
  'weather/column':
    'The weather file {{file}} has no value in column {{column}}. It is set aside, the rest is kept. Air temperature and global radiation are needed at least: choose a file that has them.',
  'weather/plane':
    'The file {{file}} gives the radiation of a tilted plane, or without its beam and diffuse parts. It is set aside, the rest is kept. In PVGIS, ask for a slope of 0° and for the radiation components, or for the typical year (TMY).',
  'weather/filled':
    'In the weather file {{file}}, {{count}} hours without a possible value (column {{column}}) were filled in between their neighbours. The rest is kept as it is. If that is many, choose another file.',
  'load/columns':
    'The file {{file}} does not have the columns expected ({{columns}}). It is set aside, the rest is kept. Download it again as CSV, its first line unchanged, from its producer (Enedis, GRDF, Agence ORE, SDES, ADEME, CSTB).',
  'load/values':
    'In the file {{file}}, line {{line}} could not be understood (“{{written}}”). It is set aside, the rest is kept. Download it again as CSV; instants carry their offset, as in 2025-01-01T00:30:00+01:00.',
  'load/rows':
    'In the file {{file}}, {{count}} row(s) could not be understood (the first: line {{line}}, “{{written}}”). Totals of which they are part are held for unknown, the rest is kept. Correct them, or download the file again.',
  'load/gaps':
    'The profile {{name}} does not cover a whole year: {{count}} kinds of hour have no coefficient, the first in month {{month}}. It is not used, the rest is kept. Download twelve months of this sub-profile.',
  'load/places':
    'Published consumption ({{file}}): none is of a commune here (communes known: {{communes}}). The file is set aside, the rest is kept. Add the limits of communes, or download the rows of these communes.',
  'diagnoses/values':
    'Energy diagnoses ({{file}}): {{count}} values are beyond belief (U values, areas, years). They are set aside, the rest is kept.',
  'diagnoses/contradict':
    'Energy diagnoses ({{file}}): {{count}} give a living area that their building cannot hold (the first: {{id}}). They are set aside, the others are kept. Check their address, or the height of the building.',
  'diagnoses/unmatched':
    'Energy diagnoses ({{file}}): {{count}} of {{total}} match no building here. They are set aside, the others are kept. They are joined by RNB or BD TOPO identifiers (for the BDNB, add the table batiment_construction), else by a point inside the building.',
};
