/** The user's own systems, from `harness.config.ts` (or `.js`, `.mjs`) in the folder the harness was started in. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { ConfiguredSystem } from '../define-config.ts';
import { configuredSystem } from '../systems/own-systems.ts';
import type { System } from '../systems/system.ts';
import { UsageError } from './usage-error.ts';

const names = ['harness.config.ts', 'harness.config.js', 'harness.config.mjs'];

/** None where there is no such file. Throws `UsageError` where it cannot be loaded or does not say what it must. */
export async function loadConfig(folder = process.cwd()): Promise<readonly System[]> {
  const name = names.find((each) => existsSync(join(folder, each)));
  if (name === undefined) return [];
  const file = join(folder, name);
  let module: { readonly default?: unknown };
  try {
    module = await import(pathToFileURL(file).href);
  } catch (error) {
    throw new UsageError(`Cannot load ${file}: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(module.default);
  if (!parsed.success) throw new UsageError(`Cannot use ${file}: ${sentence(parsed.error, module.default)}`);
  return parsed.data.systems.map((entry) =>
    configuredSystem(entry as ConfiguredSystem, { file: name, folder: resolve(folder, entry.cwd ?? '.') }),
  );
}

const text = z.string('expected a text').min(1, 'expected a text that is not empty');
const command = z.union([text, z.strictObject({ http: text.optional(), 'socket-mode': text.optional() })], {
  error: "expected a command, or { http: '...', 'socket-mode': '...' } with one for each transport",
});

const system = z
  .strictObject({
    name: z
      .string('expected a name such as my-app')
      .regex(/^[a-z][a-z\d-]*$/, 'expected lower-case letters, digits and -, such as my-app'),
    title: text.optional(),
    note: text.optional(),
    transports: z
      .array(z.enum(['http', 'socket-mode'], 'expected http or socket-mode'), 'expected a list of transports')
      .min(1, 'expected http, socket-mode or both')
      .optional(),
    command,
    offers: z
      .array(z.enum(['handled', 'handler-delay'], 'expected handled or handler-delay'), 'expected a list of offers')
      .optional(),
    promises: z.array(z.literal('exactly-once', 'expected exactly-once'), 'expected a list of promises').optional(),
    env: z.record(z.string(), z.string('expected a text'), 'expected names with their texts').optional(),
    cwd: text.optional(),
  })
  .superRefine((entry, context) => {
    if (typeof entry.command === 'string') return;
    const commands = entry.command;
    if (Object.keys(commands).length === 0)
      context.addIssue({
        code: 'custom',
        path: ['command'],
        message: 'expected a command for http, socket-mode or both',
      });
    for (const transport of entry.transports ?? [])
      if (commands[transport] === undefined)
        context.addIssue({
          code: 'custom',
          path: ['command', transport],
          message: `expected a command, since transports has ${transport}`,
        });
  });

const schema = z
  .strictObject(
    { systems: z.array(system, 'expected a list of systems') },
    'expected `export default defineConfig({ systems: [...] })`',
  )
  .superRefine(({ systems }, context) => {
    const seen = new Set<string>();
    for (const [index, { name }] of systems.entries()) {
      if (seen.has(name))
        context.addIssue({ code: 'custom', path: ['systems', index, 'name'], message: 'expected a name of its own' });
      seen.add(name);
    }
  });

/** The first thing that is wrong: where, what is there, what is expected. */
function sentence({ issues: [issue] }: z.ZodError, config: unknown): string {
  if (!issue) return 'it is not a config';
  const { path } = issue;
  const where = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  if (issue.code === 'unrecognized_keys')
    return `${where.slice(1) || 'the config'} has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which it does not know`;
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], config);
  return `${where.slice(1) || 'its default export'} is ${JSON.stringify(value) ?? 'missing'}: ${issue.message}`;
}
