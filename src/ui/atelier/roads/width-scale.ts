import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { fullWidthAt, ribbonPx } from '../../../scene/objects/ribbon-widths.ts';
import type { DrawnField, EngineSpec } from '../../../simulation/contract.ts';
import { steadyClasses } from '../views/field-sources.ts';

/** How wide lines of some values are on the map. */
export interface WidthScale {
  readonly title: string;
  readonly rows: readonly { readonly px: number; readonly label: string }[];
  /** What else has to be known of the lines. */
  readonly note?: string;
}

/** What the width of a field's ribbons says where another field says it; null: the field itself. */
export function widthScale(words: Words, spec: EngineSpec, { width }: DrawnField): WidthScale | null {
  const field = width === undefined ? null : steadyClasses(spec, width);
  if (field === null) return null;
  const { classes } = field;
  const full = fullWidthAt(classes);
  const shown = [classes[1], classes[classes.length - 2], full].filter((value) => value !== undefined);
  const unit = units[field.unit][words.language];
  return {
    note: words.say(beside),
    title: words.fill(widthTitle, { field: words.say(field.label) }),
    rows: shown.map((value) => {
      const figure = `${words.number(value, 0)}\u00a0${unit}`.trim();
      return {
        px: ribbonPx(classes, value),
        label: value < full ? figure : words.fill(andMore, { figure }),
      };
    }),
  };
}

const widthTitle = { fr: 'Largeur : {{field}}', en: 'Width: {{field}}' };
const andMore = { fr: '{{figure}} et plus', en: '{{figure}} and more' };
const beside = {
  fr: 'Chaque sens est tracé à droite de l’axe.',
  en: 'Each direction runs at the right of the axis.',
};
