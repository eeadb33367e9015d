import { z } from 'zod';
import { allSlackFaults } from '../../mocks/slack/faults/index.ts';
import type { Endpoint } from './endpoint.ts';
import { eventEndpoints } from './event-endpoints.ts';
import { faultEndpoints } from './fault-endpoints.ts';
import type { FaultShelf } from './fault-shelf.ts';
import { openapi } from './openapi.ts';
import { policyEndpoints } from './policy-endpoints.ts';
import { RefusedError } from '../doors/refused-error.ts';
import { sightEndpoints } from './sight-endpoints.ts';
import type { Mock } from './start-mock.ts';
import { strikeEndpoints } from './strike-endpoints.ts';

export interface ControlEndpoints {
  readonly all: readonly Endpoint[];
  /** The body as the endpoint reads it. Throws `RefusedError` where it is not as described. */
  check(endpoint: Endpoint, body: unknown): unknown;
  /** The OpenAPI description of all. */
  describe(url: string): Record<string, unknown>;
}

/** What the control API can do, with the schemas of its bodies: the largest part of the mock to load. */
export function controlEndpoints(mock: Mock, shelf: FaultShelf, ending: AbortSignal): ControlEndpoints {
  const all = [
    ...sightEndpoints(mock, shelf),
    ...eventEndpoints(mock, ending),
    ...strikeEndpoints(mock, ending),
    ...faultEndpoints(mock, shelf, allSlackFaults),
    ...policyEndpoints(mock),
  ];
  return { all, check, describe: (url) => openapi(all, url) };
}

function check({ body: schema }: Endpoint, body: unknown): unknown {
  if (schema === undefined) return undefined;
  const { success, data, error } = schema.safeParse(body);
  if (!success) throw new RefusedError(400, `The body is not as expected: ${z.prettifyError(error)}`);
  return data;
}
