import type { Endpoint } from './endpoint.ts';
import type { FaultShelf } from './fault-shelf.ts';
import { appEnvironment } from '../transports/app-environment.ts';
import { socketsOf } from './sockets-of.ts';
import type { Mock } from './start-mock.ts';

/** What there is to see: standing, facts, messages. */
export function sightEndpoints(mock: Mock, shelf: FaultShelf): readonly Endpoint[] {
  return [
    {
      verb: 'GET',
      path: '/status',
      does: 'What is connected, what is under way, what was seen',
      act: () => ({
        apps: mock.apps.map(({ name, canBeReached, inFlight }) => ({
          app: name,
          canBeReached: canBeReached(),
          inFlight: inFlight(),
        })),
        registeredLinks: socketsOf(mock).registered(),
        waitingForAnApp: mock.waitingRoom.waiting(),
        faults: shelf.list(),
        facts: mock.feed.counts(),
        memoryBytes: process.memoryUsage().rss,
        uptimeSeconds: Math.round(process.uptime()),
      }),
    },
    {
      verb: 'GET',
      path: '/environment',
      does: 'What an app must find in its environment: where Slack is, and the tokens of this mock',
      act: () => appEnvironment(mock.apiUrl, mock.credentials),
    },
    {
      verb: 'GET',
      path: '/facts',
      does: 'Calls, acks, links and all else as it is seen: a stream of JSON lines, which goes on until you hang up',
      query: {
        kinds: 'only these kinds, with commas: api-called,ack',
        since: 'first the kept facts from this number on (0: all that are kept)',
        follow: 'false: only what is kept, then the end',
      },
      act: () => undefined,
    },
    {
      verb: 'GET',
      path: '/messages/{channel}',
      does: 'What stands in a channel, newest first',
      act: ({ segments }) => ({ messages: mock.memory.messagesOf(segments['channel'] ?? '') }),
    },
  ];
}
