import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { disconnect } from '../../mocks/slack/faults/disconnect.ts';
import { endLinks } from '../../mocks/slack/faults/end-links.ts';
import { recycle } from '../../mocks/slack/faults/recycle.ts';
import { beginAtApps } from './begin-at-apps.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import type { Mock } from './start-mock.ts';

const recycling = recycle.parameters.extend({
  downForMs: z.int().min(0).max(600_000).default(0).describe('until the replacement is up'),
});

/** Shorthands for the faults that strike once. */
export function strikeEndpoints(mock: Mock, signal: AbortSignal): readonly Endpoint[] {
  return [
    endpoint({
      verb: 'POST',
      path: '/hosts/recycle',
      does: 'Recycles the containers that serve the apps',
      body: recycling,
      async act({ body: { downForMs, ...parameters } }) {
        const { end } = await beginAtApps(mock, recycle, parameters);
        void pause(downForMs, undefined, { signal })
          .then(() => end?.())
          .catch(() => undefined);
        return { recycled: mock.apps.map(({ name }) => name), how: parameters.how };
      },
    }),
    endpoint({
      verb: 'POST',
      path: '/links/end',
      does: 'Ends the sockets of now',
      body: endLinks.parameters.shape.how,
      act: async ({ body }) => ({ ended: (await beginAtApps(mock, endLinks, { how: body })).links }),
    }),
    endpoint({
      verb: 'POST',
      path: '/links/disconnect',
      does: 'Sends a disconnect frame to the sockets of now, and nothing else',
      body: disconnect.parameters,
      act: async ({ body }) => ({ sent: (await beginAtApps(mock, disconnect, body)).links }),
    }),
  ];
}
