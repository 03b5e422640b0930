import type { notes as french } from '../fr/notes.ts';
import type { Same } from '../same.ts';

export const notes: Same<typeof french> = {
  'code-unknown': 'The code “{{code}}” is not in the nomenclature: {{count}} features left without a class.',
  'squares-rebuilt': '{{count}} population squares were redrawn from their identifier.',
  'outside-terrain': '{{count}} features outside the terrain were left aside.',
  'not-of-this-kind': '{{count}} features of another nature were left aside.',
  'diagnoses-joined': '{{count}} buildings of {{total}} were given energy characteristics from them.',
  'repeated-features': '{{count}} features present twice were kept once.',
  'producer-unknown': 'The producer is not stated.',
  'licence-unknown': 'The licence is not stated.',
  'date-unknown': 'The edition date is not stated.',
  'crs-guessed': '{{file}}: coordinate system inferred from the position (EPSG:{{epsg}}).',
  resampled: 'Brought from cells of {{from}} m to those of the terrain, {{to}} m.',
  reprojected: 'Grid brought from EPSG:{{from}} to EPSG:{{to}}.',
  'overlap-differs': '{{file}} differs from its neighbours by up to {{metres}} m.',
};
