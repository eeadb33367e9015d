/** All links of the app: opens each, lets it be chosen for envelopes while it takes them, counts those that are registered. */

import type { Observe } from '../../protocol/facts.ts';
import type { Registrations } from '../../protocol/links/registrations.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { SocketEnvelopes } from './socket-envelopes.ts';
import type { SocketFaults } from './socket-faults.ts';
import type { SocketGhosts } from './socket-ghosts.ts';
import type { SocketHost } from './socket-host.ts';
import { SocketLink } from './socket-link.ts';
import type { Upgraded } from './socket-wire.ts';

export interface SocketLinks {
  readonly all: ReadonlySet<SocketLink>;
  open(host: SocketHost, upgraded: Upgraded, lifeUs: number): void;
  /** Links registered, ghosts and those of strangers included. */
  registered(): number;
  /** Ends all at once. */
  close(): void;
}

/** Which fault makes the greeting other than it should be. */
const faultOf = { 'too-many': 'too-many-websockets', withhold: 'withhold-hello' } as const;

export function createSocketLinks(options: {
  readonly policy: PolicyValues;
  readonly faults: SocketFaults;
  readonly ghosts: SocketGhosts;
  /** How many are registered beside the app's. */
  readonly others: () => number;
  readonly registrations: Registrations;
  readonly envelopes: SocketEnvelopes;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
}): SocketLinks {
  const { policy, faults, ghosts, others, registrations, envelopes, now, observe } = options;
  const all = new Set<SocketLink>();
  let opened = 0;

  function changed(link: SocketLink): void {
    if (!link.takesEnvelopes()) return registrations.strike(link);
    registrations.enlist(link);
    // What it is to get comes after its hello.
    process.nextTick(() => envelopes.reconnected(link));
  }

  function registered(): number {
    let count = others();
    for (const link of all) if (link.isRegistered()) count += 1;
    return count;
  }

  return {
    all,
    open(host, upgraded, lifeUs) {
      opened += 1;
      const link = new SocketLink({
        upgraded,
        id: `s${opened}`,
        host: host.name,
        lifeUs,
        leavesTcpOpen: () => policy.leavesTcpOpen,
        policy,
        now,
        observe,
        faults,
        events: {
          text: ({ id }, text) => envelopes.received(id, text),
          changed,
          ghost: ghosts.begin,
          gone: (each) => all.delete(each),
        },
      });
      all.add(link);
      greet(link, { faults, observe, registered: registered() });
    },
    registered,
    close() {
      for (const link of all) link.destroy();
    },
  };
}

function greet(
  link: SocketLink,
  {
    faults,
    observe,
    registered,
  }: { readonly faults: SocketFaults; readonly observe: Observe; readonly registered: number },
): void {
  const hello = faults.saysTooMany.isOn() ? 'too-many' : faults.withholdsHello.isOn() ? 'withhold' : 'say';
  link.feed({ kind: 'greet', registered, hello });
  if (hello !== 'say') observe({ kind: 'fault-met', fault: faultOf[hello], link: link.id });
  else if (faults.dropsAfterHello.isOn()) {
    observe({ kind: 'fault-met', fault: 'drop-after-hello', link: link.id });
    link.feed({ kind: 'end', how: { kind: 'drop' } });
  }
}
