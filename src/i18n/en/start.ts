import type { start as french } from '../fr/start.ts';
import type { Same } from '../same.ts';

export const start: Same<typeof french> = {
  lead: 'What would each alternative change, under each hypothesis? Compare them side by side on the digital twin of your territory, in this browser.',
  example: {
    action: 'Discover the example',
    title: 'A commune beside a river',
    body: 'What happens if the dike is built? Alternatives and floods, already computed: compare, ask why, make each run again. Or: what happens if the Coteaux estate is renovated?',
    energy: 'The same, for energy',
  },
  open: {
    action: 'Open my territory',
    body: 'Drop a folder of data (terrain, buildings, roads, water). Nothing leaves this device.',
  },
  resume: {
    action: 'Resume',
    body: 'Find work saved in this browser.',
    empty: 'No work is saved in this browser yet. It will be as soon as you open the example or a territory.',
    saved: 'saved on {{date}}',
    forget: 'Erase “{{title}}” from this browser',
    forgetTitle: 'Erase this work?',
    forgetBody:
      'The territory, project and results of “{{title}}” will be erased from this browser. The files you exported remain.',
    file: 'Open a territory or project file',
  },
  promises: {
    title: 'Four commitments',
    decide: 'Jumelles does not decide',
    decideBody: 'No score, no ranking, no recommendation: facts, and those who lose stay visible.',
    explain: 'Every figure explains itself',
    explainBody: 'Definition, formula, data and dates, known limits: one click from each number.',
    check: 'Anyone can check',
    checkBody: 'A run can be replayed identically, elsewhere, by others. Nothing leaves the device.',
    limits: 'Jumelles says what it is not',
    limitsBody: 'Not a prevention plan, not a binding document, not a hazard study.',
  },
  opening: 'Opening the example…',
  failed: 'Opening failed',
};
