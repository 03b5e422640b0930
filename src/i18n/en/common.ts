import type { common as french } from '../fr/common.ts';
import type { Same } from '../same.ts';

export const common: Same<typeof french> = {
  appName: 'Jumelles',
  /** Between a name and its value. */
  colon: ':',
  usualValue: 'usual: {{value}}',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  add: 'Add',
  edit: 'Edit',
  delete: 'Delete',
  rename: 'Rename',
  back: 'Back',
  undo: 'Undo the last action',
  redo: 'Redo the undone action',
  loading: 'Loading…',
  language: 'Language',
  french: 'French',
  english: 'English',
  theme: 'Appearance',
  light: 'Light',
  dark: 'Dark',
  menu: 'Menu',
  help: 'Help',
  none: 'none',
  unknown: 'unknown',
  fictional: 'fictional',
  fold: 'Fold',
  unfold: 'Unfold',
  skipToContent: 'Skip to content',
  disclaimer:
    'Simulation for information only. Not a risk prevention plan, not a binding document, not a hazard study.',
  fictionalNotice: 'Fictional territory, made-up data',
  crash: {
    title: 'The page met an error',
    body: 'Your project is saved in this browser and untouched. Reload the page to go on.',
    reload: 'Reload the page',
  },
};
