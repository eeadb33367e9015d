/** What `run.json` and the first line of a journal must say, so that a folder from elsewhere can be analysed. */

import { z } from 'zod';
import type { RunPlan } from '../plan/run-plan.ts';
import { resultSchema } from '../result-schema.ts';

const transport = z.enum(['http', 'socket-mode']);
const quantile = z.enum(['p50', 'p90', 'p99', 'max']);
const text = z.string();
const number = z.number();

/** Fields that are not named here are left as they are: nothing depends on them. */
export const cellPlanSchema = z.object({
  id: text,
  suite: text,
  scenario: text,
  system: text,
  transport,
  pair: z.int().min(1),
  instances: z.int().min(1).optional(),
  isSupervised: z.boolean().optional(),
  seed: number,
  policy: z.object({ name: text, values: z.record(text, z.union([number, text, z.boolean()])) }),
  workload: text,
  text: text.optional(),
  faults: z.array(text),
  alone: z.boolean(),
  tls: z.boolean().optional(),
  route: z.literal('direct').optional(),
  reportsHandled: z.union([z.boolean(), z.literal('events')]).optional(),
  effectCommand: text.optional(),
  health: text.optional(),
  needsCall: text.optional(),
  mayLack: text.optional(),
  warmUpUs: number,
  toleratesMisses: z.boolean().optional(),
  expects: z.array(
    z.object({
      metric: text,
      of: quantile.optional(),
      atLeast: number.optional(),
      atMost: number.optional(),
      isOptional: z.boolean().optional(),
    }),
  ),
  decides: z.object({ metric: text, of: quantile.optional() }),
  knownFailures: z.array(
    z.object({
      id: text,
      system: text,
      versions: z.array(text),
      transport,
      metric: text,
      between: z.tuple([number, number]),
      note: text,
      source: text,
      isIntermittent: text.optional(),
      standsAt: text.optional(),
      expiredOn: text.optional(),
    }),
  ),
  repeat: text,
});

const { run, catalogue } = resultSchema.shape;

export const runPlanSchema = z.object({
  version: z.literal(1),
  manifest: z.object(run.shape).omit({ tookUs: true, interrupted: true }),
  catalogue: z.object(catalogue.shape).omit({ metrics: true }),
  cells: z.array(z.object({ plan: cellPlanSchema, journal: text, unsupported: text.optional() })),
  unavailable: z.record(text, text).optional(),
  required: z.array(text).optional(),
  allowsUnsupported: z.boolean().optional(),
  passport: z.object({ isLong: z.boolean() }).optional(),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

// Does not compile where the schema asks for what a plan of ours need not have.
undefined as unknown as RunPlan satisfies DeepReadonly<z.infer<typeof runPlanSchema>>;

/** The first thing that is wrong with a value, in words; undefined where nothing is. */
export function wrongWith(schema: z.ZodType, value: unknown): string | undefined {
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) return undefined;
  const at = issue.path.map(String).join('.');
  return `${at === '' ? 'it' : at}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
}
