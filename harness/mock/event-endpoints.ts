import { emission } from './emission.ts';
import { emit } from './emit.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import type { Mock } from './start-mock.ts';

/** Events, commands and interactions, and whether Slack sends them at all. */
export function eventEndpoints(mock: Mock, signal: AbortSignal): readonly Endpoint[] {
  return [
    endpoint({
      verb: 'POST',
      path: '/events',
      does: 'Emits events, commands or interactions to every app that can be reached; where none can, they wait',
      body: emission,
      act: ({ body }) => emit(mock, body, signal),
    }),
    {
      verb: 'POST',
      path: '/subscriptions/enable',
      does: 'Switches events on again after Slack had switched them off',
      act() {
        for (const { control } of mock.apps) control.enableSubscriptions?.();
        return { enabled: mock.apps.map(({ name }) => name) };
      },
    },
  ];
}
