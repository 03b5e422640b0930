import { z } from 'zod';
import { project } from './project.ts';

/** JSON Schema (2020-12) of the project document, as published in `docs/spec/project.schema.json`. */
export function projectJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: 'Jumelles project', ...z.toJSONSchema(project, { io: 'input' }) };
}
