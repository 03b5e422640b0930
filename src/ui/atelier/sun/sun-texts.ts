import type { Text } from '../../../base/text.ts';

/** What the tool says; it comes with the tool, after the first picture. */
export const sunTexts = {
  title: { fr: 'Soleil et ombres', en: 'Sun and shadows' },
  date: { fr: 'Date', en: 'Date' },
  hour: { fr: 'Heure légale', en: 'Legal time' },
  play: { fr: 'Dérouler la journée', en: 'Play the day' },
  pause: { fr: 'Arrêter', en: 'Pause' },
  winter: { fr: '21 décembre', en: '21 December' },
  spring: { fr: '21 mars', en: '21 March' },
  summer: { fr: '21 juin', en: '21 June' },
  turn: { fr: 'Jours repères', en: 'Days of the seasons' },
  absent: {
    fr: 'Le système de coordonnées de ce territoire ne dit pas où il se trouve sur la Terre.',
    en: 'The coordinate system of this territory does not say where on Earth it is.',
  },
  about: { fr: 'Ce que montre cette lumière', en: 'What this light shows' },
  note: {
    fr:
      'Ombres du relief, des bâtiments et des ponts, par ciel clair. Les arbres dessinés n’en portent pas : ils disent l’occupation du sol, ' +
      'non des arbres relevés. Les résultats gardent les couleurs de leur légende.',
    en:
      'Shadows of relief, buildings and bridges under a clear sky. The trees that are drawn cast none: they tell land cover, not ' +
      'surveyed trees. Results keep the colours of their legend.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Height and direction of the Sun, in words. */
export const sunHeights = {
  day: {
    fr: (height: string, wind: string) => `soleil à ${height} de haut, vers ${wind}`,
    en: (height: string, wind: string) => `Sun ${height} high, to the ${wind}`,
  },
  twilight: {
    fr: (height: string) => `crépuscule : soleil à ${height} sous l’horizon`,
    en: (height: string) => `twilight: Sun ${height} under the horizon`,
  },
  night: {
    fr: (height: string) => `nuit : soleil à ${height} sous l’horizon`,
    en: (height: string) => `night: Sun ${height} under the horizon`,
  },
} as const;
