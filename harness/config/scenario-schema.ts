/** A scenario of the user's own, as YAML, JSON or TypeScript says it; names and parameters follow from the registries. */

import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { payloadNames } from '../../mocks/slack/protocol/facts.ts';
import { allMetrics, metricNamed } from '../metrics/index.ts';
import * as shapes from '../workloads/registry.ts';
import { namedFaults } from './named-faults.ts';
import { timeFrom, timePattern, timeWish } from './time-text.ts';

export const text = z.string('expected a text').min(1, 'expected a text that is not empty');
export const time = z.string(timeWish).regex(timePattern, timeWish);
export const transport = oneOf(['http', 'socket-mode']);
export const metricName = oneOf(allMetrics.map(({ name }) => name));
const quantile = oneOf(['p50', 'p90', 'p99', 'max']);

/** One of these names; a wrong one is answered with all of them and the nearest. */
export function oneOf<const Name extends string>(names: readonly Name[]) {
  return z.enum(names as unknown as readonly [Name, ...Name[]], {
    error: ({ input }) => wishFor(names, input),
  });
}

export function wishFor(names: readonly string[], input: unknown): string {
  const nearest = typeof input === 'string' ? `; did you mean ${closest(input, names)}?` : '';
  return `expected one of ${names.join(', ')}${nearest}`;
}

const limit = z.union([z.number(), text], 'expected a number, or a time such as "10 s"');

/** How much is enough, in the unit of the metric: a metric of time wants a time, any other a number. */
export const expectation = z
  .strictObject({ metric: metricName, of: quantile.optional(), atLeast: limit.optional(), atMost: limit.optional() })
  .superRefine((each, context) => {
    if (each.atLeast === undefined && each.atMost === undefined)
      context.addIssue({ code: 'custom', path: ['metric'], message: 'expected atLeast, atMost or both beside it' });
    const isTime = metricNamed(each.metric).unit === 'us';
    for (const side of ['atLeast', 'atMost'] as const) {
      const value = each[side];
      if (value === undefined) continue;
      if (isTime ? typeof value === 'string' && timeFrom(value) !== undefined : typeof value === 'number') continue;
      context.addIssue({ code: 'custom', path: [side], message: isTime ? timeWish : 'expected a number' });
    }
  });

const [first, ...others] = namedFaults.map(({ name, parameters }) =>
  z.strictObject({
    fault: z.literal(name),
    from: time,
    to: time,
    over: transport.optional(),
    ...(Object.keys(parameters.shape).length === 0
      ? { with: parameters.optional() }
      : { with: parameters.safeParse({}).success ? parameters.optional() : parameters }),
  }),
);
if (first === undefined) throw new RangeError('There is no fault to name');

const fault = z.discriminatedUnion('fault', [first, ...others], {
  error: ({ code, input }) =>
    code === 'invalid_union'
      ? wishFor(
          namedFaults.map(({ name }) => name),
          (input as { readonly fault?: unknown } | undefined)?.fault,
        )
      : 'expected a fault, with its name, from and to',
});

const workload = z.strictObject({
  shape: oneOf(Object.keys(shapes)).default('steady'),
  perSecond: z
    .number('expected events a second')
    .positive('expected a number above 0')
    .max(100, 'expected at most 100'),
  for: time,
  kind: oneOf(payloadNames).optional(),
});

export const scenario = z
  .strictObject({
    name: z
      .string('expected a name such as long-partition')
      .regex(/^[a-z][a-z\d-]*$/, 'expected lower-case letters, digits and -, such as long-partition'),
    title: text.optional(),
    asks: text.optional(),
    source: text.optional(),
    workload,
    faults: z.array(fault, 'expected a list of faults').default([]),
    expects: z.array(expectation, 'expected a list of expectations').min(1, 'expected at least one expectation'),
    transports: z.array(transport).min(1, 'expected http, socket-mode or both').optional(),
    toleratesMisses: z.boolean('expected true or false').optional(),
  })
  .superRefine(({ workload: { for: lasting }, faults }, context) => {
    for (const [index, { from, to }] of faults.entries()) {
      const [begins, ends, over] = [from, to, lasting].map((each) => timeFrom(each) ?? 0) as [number, number, number];
      if (ends <= begins)
        context.addIssue({ code: 'custom', path: ['faults', index, 'to'], message: `expected a time after ${from}` });
      else if (ends >= over)
        context.addIssue({
          code: 'custom',
          path: ['faults', index, 'to'],
          message: `expected a time before the end of the traffic, which lasts ${lasting}`,
        });
    }
  });

export type ScenarioData = z.output<typeof scenario>;
