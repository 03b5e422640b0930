import { floodEngine } from '../../src/engines/flood/index.ts';
import { execute } from '../../src/simulation/execute.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { createFloodProject, createValley } from './flood-case.ts';

const valley = createValley();
const request = createRequest(createFloodProject(valley), 'works', 'storm', floodEngine.spec, 3600);
const outcome = await execute(floodEngine, valley, request, { at: '', host: 'node', appVersion: '' });

/** Printed for the test that compares Node with the browser: it is run as a program of its own. */
console.log(outcome.kind === 'done' ? JSON.stringify(outcome.record) : JSON.stringify(outcome));
