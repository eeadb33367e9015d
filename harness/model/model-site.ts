/** What faults lay hands on, in virtual time: the same faults strike it that strike a real cell. */

import type { SlackControl, SocketControl } from '../../mocks/slack/io/slack-control.ts';
import type { Observe } from '../../mocks/slack/protocol/facts.ts';
import { disconnectFrame } from '../../mocks/slack/protocol/delivery/messages.ts';
import type { Site } from '../faults/fault.ts';
import type { Route } from '../network/route.ts';
import type { ModelEvents } from './model-events.ts';
import type { ModelHttp } from './model-http.ts';
import type { ModelInstance } from './model-instance.ts';
import type { ModelLink } from './model-link.ts';
import type { ModelSockets } from './model-sockets.ts';
import type { ModelWebApi } from './model-web-api.ts';
import type { Way } from './way.ts';

export interface ModelSiteOptions {
  readonly events: ModelEvents;
  readonly eventsWay: Way;
  readonly webApi: ModelWebApi;
  readonly webApiWay: Way;
  readonly carrier: ModelHttp | ModelSockets;
  readonly instances: readonly ModelInstance[];
  readonly observe: Observe;
}

export function modelSite({
  events,
  eventsWay,
  webApi,
  webApiWay,
  carrier,
  instances,
  observe,
}: ModelSiteOptions): Site {
  const [first] = instances;
  const isSocketMode = 'links' in carrier;
  const slack: SlackControl = {
    recycle: carrier.recycle,
    dropFirstAcks: events.dropFirstAcks,
    loseEvents: events.loseEvents,
    ...(isSocketMode
      ? { sockets: socketControl(carrier, observe) }
      : { enableSubscriptions: events.enableSubscriptions }),
  };
  return {
    events: [route('events', isSocketMode ? 'app' : 'slack', eventsWay)],
    webApi: route('web-api', 'app', webApiWay),
    slack,
    webApiControl: webApi.control,
    app: {
      stop: async ({ signal = 'SIGTERM' } = {}) => first?.stop(signal),
      start: async () => first?.start(),
      suspend: missing('suspend'),
    },
  };
}

function route(name: string, dialer: Route['dialer'], way: Way): Route {
  const { poison, refuse } = way;
  const close = async (): Promise<void> => {};
  return { name, dialer, listen: { host: 'model', port: 1 }, poison, refuse, divert: missing('divert'), close };
}

/** Of the faults of sockets those that strike links; others say that the model has none of it. */
function socketControl({ links, registered }: ModelSockets, observe: Observe): SocketControl {
  function strike(fault: string, act: (link: ModelLink) => void, to: 'all' | 'oldest' = 'all'): number {
    const there = [...links].filter((link) => link.isRegistered());
    const struck = to === 'oldest' ? there.slice(0, 1) : there;
    for (const link of struck) {
      observe({ kind: 'fault-met', fault, link: link.id });
      act(link);
    }
    return struck.length;
  }

  return {
    registered,
    halfOpen: (way) => strike('half-open', (link) => link.die(way)),
    endLinks: (how) =>
      strike('end-links', (link) =>
        link.feed({ kind: 'end', how: how.kind === 'close' ? { kind: 'close', code: how.code } : how }),
      ),
    disconnect: (reason, to) =>
      strike(
        'disconnect',
        (link) => {
          link.say(disconnectFrame(reason, link.host));
          observe({ kind: 'disconnect-sent', link: link.id, reason });
        },
        to,
      ),
    refuseUpgrades: missing('refuseUpgrades'),
    ignoreUpgrades: missing('ignoreUpgrades'),
    withholdHello: missing('withholdHello'),
    sayTooManyWebsockets: missing('sayTooManyWebsockets'),
    withholdPings: missing('withholdPings'),
    withholdPongs: missing('withholdPongs'),
    delayPongs: missing('delayPongs'),
    mute: missing('mute'),
    dropAfterHello: missing('dropAfterHello'),
    write: missing('write'),
    addGhosts: missing('addGhosts'),
    addStranger: missing('addStranger'),
    duplicateEnvelopes: missing('duplicateEnvelopes'),
  };
}

function missing(what: string): () => never {
  return () => {
    throw new Error(`Cannot have ${what} in the model: only a real cell has it`);
  };
}
