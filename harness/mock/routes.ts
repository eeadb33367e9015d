/** The control API as data: what the server answers with, and what its OpenAPI description is made of. */

import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { promises } from '../../mocks/slack/protocol/policy.ts';
import { parsePolicy } from '../plan/parse-policy.ts';
import { beginFault } from './begin-fault.ts';
import type { FaultShelf } from './fault-shelf.ts';
import { RefusedError } from './refused-error.ts';
import * as requests from './requests.ts';
import type { Mock } from './start-mock.ts';

export interface Route {
  readonly verb: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `{id}` stands for one segment. */
  readonly path: string;
  readonly does: string;
  readonly body?: z.ZodType;
  readonly query?: Readonly<Record<string, string>>;
  /** Returns what is answered as JSON. Throws `RefusedError`. */
  act(call: RouteCall): unknown;
}

export interface RouteCall {
  /** Checked by `body`. */
  readonly body: unknown;
  readonly segments: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** One route: its `act` gets the body as its schema reads it. */
function route<Schema extends z.ZodType>(
  told: Omit<Route, 'act' | 'body'> & {
    readonly body: Schema;
    act(call: Omit<RouteCall, 'body'> & { readonly body: z.infer<Schema> }): unknown;
  },
): Route {
  return { ...told, act: (call) => told.act({ ...call, body: call.body as z.infer<Schema> }) };
}

export function routesOf(mock: Mock, shelf: FaultShelf, signal: AbortSignal): readonly Route[] {
  const reachable = () => {
    const apps = mock.apps.filter((app) => app.canBeReached());
    if (apps.length === 0)
      throw new RefusedError(
        409,
        'No app can be reached: connect one over Socket Mode, or start the one at --request-url',
      );
    return apps;
  };
  const sockets = () => {
    const [found] = mock.apps.flatMap(({ control }) => control.sockets ?? []);
    if (found === undefined) throw new RefusedError(409, 'There are no sockets');
    return found;
  };

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
        registeredLinks: sockets().registered(),
        faults: shelf.list(),
        facts: mock.feed.counts(),
        memoryBytes: process.memoryUsage().rss,
        uptimeSeconds: Math.round(process.uptime()),
      }),
    },
    route({
      verb: 'POST',
      path: '/events',
      does: 'Emits events, commands or interactions to every app that can be reached',
      body: requests.emission,
      act({ body: { kind, count, perSecond } }) {
        const apps = reachable();
        const raise = () => apps.map((app) => ({ app: app.name, id: app.raise(kind) }));
        if (perSecond === undefined) return { emitted: Array.from({ length: count }, raise).flat() };
        void (async () => {
          const began = performance.now();
          for (let n = 0; n < count && !signal.aborted; n += 1) {
            await pause(Math.max(0, began + (n * 1_000) / perSecond - performance.now()), undefined, { signal });
            raise();
          }
        })().catch(() => undefined);
        return { emitting: count, perSecond, apps: apps.map(({ name }) => name) };
      },
    }),
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
      act: ({ segments }) => ({ messages: mock.messages(segments['channel'] ?? '') }),
    },
    route({
      verb: 'POST',
      path: '/hosts/recycle',
      does: 'Recycles the containers that serve the apps',
      body: requests.recycle,
      async act({ body: { how, leavesTcpOpen, downForMs } }) {
        const options = leavesTcpOpen === undefined ? {} : { leavesTcpOpen };
        const bringUp = await Promise.all(mock.apps.map(({ control }) => control.recycle(how, options)));
        void pause(downForMs, undefined, { signal })
          .then(() => Promise.all(bringUp.map((up) => up())))
          .catch(() => undefined);
        return { recycled: mock.apps.map(({ name }) => name), how };
      },
    }),
    route({
      verb: 'POST',
      path: '/links/end',
      does: 'Ends the sockets of now',
      body: requests.ending,
      act: ({ body }) => ({ ended: sockets().endLinks(body) }),
    }),
    route({
      verb: 'POST',
      path: '/links/disconnect',
      does: 'Sends a disconnect frame to the sockets of now, and nothing else',
      body: requests.notice,
      act: ({ body: { reason } }) => ({ sent: sockets().disconnect(reason) }),
    }),
    { verb: 'GET', path: '/faults', does: 'Faults that last', act: () => ({ faults: shelf.list() }) },
    route({
      verb: 'POST',
      path: '/faults',
      does: 'Begins a fault',
      body: requests.fault,
      act: ({ body }) => ({ id: shelf.put(JSON.stringify(body), beginFault(mock, body)) }),
    }),
    {
      verb: 'DELETE',
      path: '/faults/{id}',
      does: 'Ends a fault',
      act({ segments }) {
        const id = Number(segments['id']);
        if (!shelf.end(id)) throw new RefusedError(404, `There is no fault ${segments['id']}: GET /faults lists them`);
        return { ended: id };
      },
    },
    { verb: 'DELETE', path: '/faults', does: 'Ends all faults', act: () => ({ ended: shelf.endAll() }) },
    {
      verb: 'GET',
      path: '/policy',
      does: 'Every knob with its value, its meaning and its source',
      act: () =>
        Object.fromEntries(
          Object.entries(promises).map(([name, told]) => [
            name,
            { ...told, default: told.value, value: mock.policy[name as keyof typeof promises] },
          ]),
        ),
    },
    route({
      verb: 'PATCH',
      path: '/policy',
      does: 'Sets knobs; they hold for the next attempt, link, call or tick. Those with readAtStart are refused',
      body: requests.knobs,
      act({ body }) {
        const values = knobsOf(body);
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

function knobsOf(body: z.infer<typeof requests.knobs>): ReturnType<typeof parsePolicy> {
  try {
    return parsePolicy(Object.entries(body).map(([name, value]) => `${name}=${value}`));
  } catch (error) {
    throw new RefusedError(400, (error as Error).message);
  }
}
