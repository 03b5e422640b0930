import type { forms as french } from '../fr/forms.ts';
import type { Same } from '../same.ts';

export const forms: Same<typeof french> = {
  series: {
    way: 'How the series is given',
    byPeak: 'A peak',
    byTable: 'A table',
    base: 'Before and after',
    top: 'At its highest',
    rise: 'Rise',
    fall: 'Fall',
    table: 'Hours, value ({{unit}})',
    tableHelp: 'One line per instant, pasted from a spreadsheet: hours; value.',
    peak: 'At its highest: {{value}}, at {{time}}',
    fault: {
      'two-numbers': 'Line {{line}}: two numbers are expected, hours then value.',
      order: 'Line {{line}}: hours must increase.',
      empty: 'The table is empty.',
    },
  },
  geometry: {
    none: 'Nothing is drawn yet.',
    points_one: '{{n}} point',
    points_many: '{{n}} points',
    points_other: '{{n}} points',
    ground: 'ground from {{low}} to {{high}}',
    draw: 'Draw on the map',
    redraw: 'Draw again',
    finish: 'Finish',
    removeLast: 'Remove the last point',
    coordinates: 'Coordinates',
    coordinatesHelp:
      'One point a line: easting northing, in metres, or longitude latitude. Or GeoJSON, pasted or dropped here.',
    crossed: 'The outline crosses itself: remove or move the last point.',
    fault: 'These coordinates were not understood.',
    how: {
      point: 'Click the place on the map.',
      line: 'Click the points of the line on the map, then “Finish”.',
      area: 'Click the outline of the area on the map, then “Finish”.',
    },
  },
  border: {
    side: 'Side',
    north: 'north',
    east: 'east',
    south: 'south',
    west: 'west',
    from: 'From',
    to: 'To',
  },
  feature: {
    none: 'This territory has no layer “{{layer}}”.',
    choose: 'Feature',
    pick: 'Choose on the map',
    how: 'Click near the feature on the map.',
  },
  features: {
    count_one: '{{count}} chosen',
    count_many: '{{count}} chosen',
    count_other: '{{count}} chosen',
    add: 'Add',
    remove: 'Remove {{name}}',
    how: 'Click near a feature on the map to add it, once more to remove it, then “Finish”.',
  },
};
