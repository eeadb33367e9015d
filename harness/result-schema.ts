/** `result.json` as a schema, published as JSON Schema (`harness/result.schema.json`); a type check keeps it equal to the contract. */

import { z } from 'zod';
import type { RunResult } from './result.ts';

const verdict = z.enum(['pass', 'unknown', 'fail', 'unsupported']);

const transport = z.enum(['http', 'socket-mode']);
const quantile = z.enum(['p50', 'p90', 'p99', 'max']);
const micros = z.number().int().describe('whole microseconds');

const measurement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing'), why: z.string() }),
  z.strictObject({
    kind: z.literal('number'),
    value: z.number(),
    of: z.number().int(),
    witnesses: z.array(z.string()).max(5).optional(),
    isLowerBound: z.boolean().optional(),
    note: z.string().optional(),
    parts: z.array(z.strictObject({ value: z.number(), text: z.string() })).optional(),
  }),
  z.strictObject({
    kind: z.literal('spread'),
    of: z.number().int().min(1),
    unbounded: z.number().int().optional(),
    min: z.number(),
    p50: z.number(),
    p90: z.number(),
    p99: z.number(),
    max: z.number(),
    buckets: z.array(z.tuple([z.number(), z.number().int()])),
  }),
  z.strictObject({
    kind: z.literal('tally'),
    of: z.number().int(),
    counts: z.record(z.string(), z.number().int()),
    witnesses: z.record(z.string(), z.array(z.string())).optional(),
  }),
]);

const expectation = z.strictObject({
  metric: z.string(),
  of: z.enum(['min', 'p50', 'p90', 'p99', 'max']).optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  value: z.number().optional(),
  isLowerBound: z.boolean().optional(),
  verdict: z.enum(['pass', 'unknown', 'fail']),
  isOptional: z.boolean().optional(),
  sentence: z.string(),
});

const answerFigure = z.strictObject({
  value: z.number(),
  isLowerBound: z.boolean().optional(),
  cell: z.string().optional(),
});

const answer = z.strictObject({
  system: z.string(),
  prefers: z.enum(['http', 'socket-mode', 'either']),
  headline: z.string(),
  reasons: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      metric: z.string(),
      of: quantile.optional(),
      by: z.enum(['sum', 'worst', 'steady']),
      values: z.partialRecord(transport, answerFigure),
    }),
  ),
});

const episode = z.strictObject({
  fault: z.string(),
  text: z.string(),
  began: z.tuple([micros, micros]),
  ended: z.tuple([micros, micros]).optional(),
  touched: z.number().int(),
  touchedWhat: z.string(),
});

const cell = z.strictObject({
  id: z.string(),
  suite: z.string(),
  scenario: z.string(),
  system: z.string(),
  transport,
  pair: z.number().int().min(1),
  seed: z.number().int(),
  verdict,
  why: z.string(),
  cause: z.strictObject({ kind: z.string(), sentence: z.string(), atUs: z.number(), witness: z.string() }).optional(),
  known: z
    .strictObject({
      id: z.string(),
      note: z.string(),
      source: z.string(),
      issue: z.string().optional(),
      words: z.string().optional(),
    })
    .optional(),
  decisive: z
    .strictObject({
      metric: z.string(),
      of: quantile.optional(),
      value: z.number(),
      isLowerBound: z.boolean().optional(),
    })
    .optional(),
  handledBy: z.enum(['reported', 'command', 'effects', 'acks']).optional(),
  lint: z
    .array(
      z.strictObject({
        rule: z.string(),
        gravity: z.enum(['fails', 'shown']),
        sentence: z.string(),
        atUs: z.number().int().describe('whole microseconds, from the start of traffic'),
        count: z.number().int().min(1),
        witness: z.string().optional(),
        link: z.string().optional(),
      }),
    )
    .optional(),
  expectations: z.array(expectation),
  measurements: z.record(z.string(), measurement),
  episodes: z.array(episode),
  unsteady: z
    .array(z.strictObject({ gate: z.enum(['lateness', 'event-loop', 'collection']), us: micros, sentence: z.string() }))
    .optional(),
  route: z.literal('direct').optional(),
  rerun: z
    .strictObject({
      first: z.strictObject({
        verdict,
        why: z.string(),
        beside: z.number().int().min(1),
        waitedUs: micros,
        journal: z.string().optional(),
      }),
    })
    .optional(),
  journal: z.string().optional(),
  repeat: z.string(),
});

const word = z.enum(['better', 'worse', 'equivalent', 'inconclusive']);

/** Of what a number is: one metric in the cells of one scenario, system and transport. */
const figureOfCells = z.strictObject({
  scenario: z.string(),
  system: z.string(),
  transport,
  metric: z.string(),
  of: quantile.optional(),
});

const comparedArm = z.strictObject({
  system: z.string(),
  transport,
  value: z.number(),
  isLowerBound: z.boolean().optional(),
});

const comparison = z.strictObject({
  scenario: z.string(),
  by: z.enum(['transport', 'system']),
  system: z.string(),
  arms: z.tuple([comparedArm, comparedArm]),
  metric: z.string(),
  of: quantile.optional(),
  pairs: z.number().int().min(1),
  leftOut: z.number().int().min(1).optional(),
  difference: z.number(),
  interval: z.tuple([z.number(), z.number()]).optional(),
  margin: z.number().min(0),
  method: z.enum(['signed-rank', 'log-rank']),
  p: z.number().min(0).max(1).optional(),
  holm: z.strictObject({ p: z.number().min(0).max(1), of: z.number().int().min(2) }).optional(),
  word,
  phrase: z.string(),
  why: z.string(),
  pairsNeeded: z.number().int().min(1).optional(),
  sentence: z.string(),
});

const machine = z.strictObject({
  cpus: z.number().int(),
  cpu: z.string(),
  memoryBytes: z.number(),
  os: z.string(),
});

const byTransport = z.strictObject({ http: z.number().optional(), 'socket-mode': z.number().optional() });

const calibration = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  machine,
  pairs: z.number().int().min(1),
  spreads: z.array(
    figureOfCells.extend({
      runs: z.number().int().min(2),
      median: z.number(),
      equalArms: z.number().min(0),
      betweenRuns: z.number().min(0),
    }),
  ),
  timerLatenessUs: z.strictObject({ p50: z.number(), p99: z.number() }),
  proxyUs: byTransport.optional(),
});

const baseline = z.strictObject({
  id: z.string(),
  startedAt: z.iso.datetime(),
  verdicts: z.array(
    z.strictObject({
      word: z.enum(['better', 'worse', 'changed']),
      sentence: z.string(),
      scenario: z.string().optional(),
      system: z.string().optional(),
      transport: transport.optional(),
      before: verdict.optional(),
    }),
  ),
  figures: z.array(
    figureOfCells.extend({
      before: z.number(),
      after: z.number(),
      margin: z.number().min(0),
      noise: z.number().min(0).optional(),
      word,
      sentence: z.string(),
    }),
  ),
  differences: z
    .array(
      figureOfCells.extend({
        difference: z.number(),
        interval: z.tuple([z.number(), z.number()]).optional(),
        word,
      }),
    )
    .optional(),
});

const claim = z.strictObject({
  id: z.string(),
  claim: z.string(),
  word: z.enum(['supported', 'contradicted', 'inconclusive', 'policy']),
  why: z.string(),
  figures: z.array(
    figureOfCells.omit({ transport: true }).extend({
      values: z.partialRecord(transport, z.strictObject({ value: z.number(), isLowerBound: z.boolean().optional() })),
      interval: z.tuple([z.number(), z.number()]).optional(),
      pairs: z.number().int().min(1),
      instances: z.number().int().min(2).optional(),
      bears: z.enum(['for', 'against', 'same', 'open']),
    }),
  ),
});

const titled = z.strictObject({ title: z.string(), note: z.string() });

export const resultSchema = z
  .strictObject({
    schema: z.literal(1),
    run: z.strictObject({
      id: z.string(),
      startedAt: z.iso.datetime(),
      tookUs: micros,
      command: z.string(),
      seed: z.number().int(),
      pairs: z.number().int(),
      workers: z.number().int(),
      instances: z.number().int().min(2).optional(),
      interrupted: z.boolean(),
      order: z.array(z.string()),
      policy: z.strictObject({
        name: z.string(),
        values: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
      }),
      toxiproxy: z.strictObject({ kind: z.enum(['real', 'embedded', 'none']), version: z.string(), from: z.string() }),
      versions: z.record(z.string(), z.string()),
      installed: z
        .record(z.string(), z.object({ lock: z.string().optional(), packages: z.array(z.string()) }))
        .optional(),
      machine,
      commit: z.strictObject({ id: z.string(), dirty: z.boolean() }).optional(),
      calibration: calibration.optional(),
    }),
    answers: z.array(answer).optional(),
    findings: z.array(
      z.strictObject({
        kind: z
          .enum([
            'failure',
            'unknown',
            'difference',
            'known-failure',
            'comparisons',
            'refusals',
            'losses',
            'latency',
            'lint',
          ])
          .optional(),
        headline: z.string(),
        detail: z.string(),
        cells: z.array(z.string()),
        metric: z.string().optional(),
        figures: z
          .strictObject({ metric: z.string(), http: z.number(), socketMode: z.number(), over: z.string() })
          .optional(),
        ranking: z
          .strictObject({
            metric: z.string(),
            of: z.enum(['p50', 'p90', 'p99', 'max']).optional(),
            transport: z.enum(['http', 'socket-mode']),
            rows: z.array(
              z.strictObject({ system: z.string(), value: z.number(), isLowerBound: z.boolean().optional() }),
            ),
          })
          .optional(),
      }),
    ),
    catalogue: z.strictObject({
      metrics: z.record(
        z.string(),
        z.strictObject({
          title: z.string(),
          asks: z.string(),
          unit: z.enum(['us', 'count', 'share', 'per-second', 'bytes']),
          better: z.enum(['lower', 'higher']),
          isHeadline: z.boolean().optional(),
          margin: z.strictObject({ atLeast: z.number(), share: z.number() }).optional(),
        }),
      ),
      scenarios: z.record(
        z.string(),
        z.strictObject({
          suite: z.string(),
          title: z.string(),
          asks: z.string(),
          source: z.string(),
          workload: z.string(),
          faults: z.array(z.string()),
          direct: z.string().optional(),
          unsupported: z.partialRecord(transport, z.string()),
          failures: z.array(z.strictObject({ id: z.string(), title: z.string() })).optional(),
        }),
      ),
      systems: z.record(z.string(), titled),
      transports: z.record(transport, titled),
    }),
    cells: z.array(cell),
    comparisons: z.array(comparison),
    claims: z.array(claim).optional(),
    baseline: baseline.optional(),
  })
  .meta({ title: 'slack-transport-harness result', description: 'Result of one run, schema version 1' });

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** Does not compile where the schema and the contract differ. */
export const schemaIsContract: Same<DeepReadonly<z.infer<typeof resultSchema>>, DeepReadonly<RunResult>> = true;
