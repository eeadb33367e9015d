import { z } from 'zod';
import { promises } from '../../mocks/slack/protocol/policy.ts';
import { parsePolicy } from '../plan/parse-policy.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { RefusedError } from '../doors/refused-error.ts';
import type { Mock } from './start-mock.ts';

const knobs = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .describe('name → value, as `policy` lists them');

/** Slack's promises: read and set while the mock runs. */
export function policyEndpoints(mock: Mock): readonly Endpoint[] {
  return [
    {
      verb: 'GET',
      path: '/policy',
      does: 'Every knob with its value, its meaning and its source',
      act: () =>
        Object.fromEntries(
          Object.entries(promises).map(([name, promise]) => [
            name,
            { ...promise, default: promise.value, value: mock.policy[name as keyof typeof promises] },
          ]),
        ),
    },
    endpoint({
      verb: 'PATCH',
      path: '/policy',
      does: 'Sets knobs; they hold for the next attempt, link, call or tick. Those with readAtStart are refused',
      body: knobs,
      act({ body }) {
        const values = valuesOf(body);
        const fixed = Object.keys(values).find((name) => 'readAtStart' in promises[name as keyof typeof promises]);
        if (fixed !== undefined)
          throw new RefusedError(
            409,
            `${fixed} is read at start: start the mock with --policy ${fixed}=${body[fixed]}`,
          );
        mock.setPolicy(values);
        return values;
      },
    }),
  ];
}

function valuesOf(body: z.infer<typeof knobs>): ReturnType<typeof parsePolicy> {
  try {
    return parsePolicy(Object.entries(body).map(([name, value]) => `${name}=${value}`));
  } catch (error) {
    throw new RefusedError(400, (error as Error).message);
  }
}
