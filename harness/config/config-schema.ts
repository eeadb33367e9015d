/** `harness.config.*` as a schema, published as JSON Schema (`harness/config/config.schema.json`). */

import { z } from 'zod';
import { promises } from '../../mocks/slack/protocol/policy.ts';
import { isHealthUrl } from '../plan/health-url.ts';
import { parsePolicy } from '../plan/parse-policy.ts';
import { expectation, metricName, oneOf, scenario, text, transport, wishFor } from './scenario-schema.ts';

const command = z.union([text, z.strictObject({ http: text.optional(), 'socket-mode': text.optional() })], {
  error: "expected a command, or { http: '...', 'socket-mode': '...' } with one for each transport",
});

const healthUrl = text.refine(isHealthUrl, 'expected a URL such as http://127.0.0.1:{HEALTH_PORT}/healthz');

const system = z
  .strictObject({
    name: z
      .string('expected a name such as my-app')
      .regex(/^[a-z][a-z\d-]*$/, 'expected lower-case letters, digits and -, such as my-app'),
    title: text.optional(),
    note: text.optional(),
    transports: z
      .array(transport, 'expected a list of transports')
      .min(1, 'expected http, socket-mode or both')
      .optional(),
    command,
    offers: z
      .array(z.enum(['handled', 'handler-delay'], 'expected handled or handler-delay'), 'expected a list of offers')
      .optional(),
    promises: z.array(z.literal('exactly-once', 'expected exactly-once'), 'expected a list of promises').optional(),
    health: healthUrl.optional(),
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
    for (const each of entry.transports ?? [])
      if (commands[each] === undefined)
        context.addIssue({
          code: 'custom',
          path: ['command', each],
          message: `expected a command, since transports has ${each}`,
        });
  });

const policy = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]), 'expected names of the policy with their values')
  .superRefine((values, context) => {
    for (const [name, value] of Object.entries(values)) {
      if (!Object.hasOwn(promises, name))
        context.addIssue({ code: 'custom', path: [name], message: wishFor(Object.keys(promises), name) });
      else
        try {
          parsePolicy([`${name}=${String(value)}`]);
        } catch (error) {
          const message = (error as Error).message.replace(/^.*?: (?=expected)/, '');
          context.addIssue({ code: 'custom', path: [name], message });
        }
    }
  });

/** `ours`: names of the scenarios that there are already. */
export function configSchema(ours: readonly string[]) {
  return z
    .strictObject(
      {
        $schema: text.optional(),
        systems: named(system, 'expected a list of systems').default([]),
        scenarios: named(scenario, 'expected a list of scenarios').default([]),
        thresholds: z
          .array(expectation.safeExtend({ scenario: oneOf(ours) }), 'expected a list of thresholds')
          .default([]),
        policy: policy.default({}),
        expectedFailures: z
          .array(
            z.strictObject({
              scenario: text,
              metric: metricName,
              transport: transport.optional(),
              system: text.optional(),
              reason: text,
              expires: z.iso.date('expected a date such as 2027-01-31'),
            }),
            'expected a list of expected failures',
          )
          .default([]),
      },
      'expected `export default defineConfig({ systems: [...] })`',
    )
    .superRefine(({ scenarios }, context) => {
      for (const [index, { name }] of scenarios.entries())
        if (ours.includes(name))
          context.addIssue({
            code: 'custom',
            path: ['scenarios', index, 'name'],
            message: 'expected a name that no scenario of ours has',
          });
    });
}

export type ConfigData = z.output<ReturnType<typeof configSchema>>;

function named<Schema extends z.ZodType<{ readonly name: string }>>(schema: Schema, wish: string) {
  return z.array(schema, wish).superRefine((all, context) => {
    const seen = new Set<string>();
    for (const [index, { name }] of all.entries()) {
      if (seen.has(name))
        context.addIssue({ code: 'custom', path: [index, 'name'], message: 'expected a name of its own' });
      seen.add(name);
    }
  });
}
