import { writeFileSync } from 'node:fs';
import { projectJsonSchema } from '../src/scenario/json-schema.ts';

const target = new URL('../docs/spec/project.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(projectJsonSchema(), null, 2)}\n`);
