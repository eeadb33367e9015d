import { type DisconnectReason, disconnectFrame } from '../../protocol/delivery/messages.ts';
import type { Observe } from '../../protocol/facts.ts';
import type { SocketControl } from '../slack-control.ts';
import type { SocketFaults } from './socket-faults.ts';
import type { SocketGhosts } from './socket-ghosts.ts';
import type { SocketLink } from './socket-link.ts';
import type { SocketStrangers } from './socket-strangers.ts';

export interface SocketControlOptions {
  readonly links: ReadonlySet<SocketLink>;
  readonly ghosts: SocketGhosts;
  readonly strangers: SocketStrangers;
  readonly faults: SocketFaults;
  /** The host of a ghost that begins now, and when it is to end, µs. */
  readonly ghostOf: () => { readonly host: string; readonly untilUs: number };
  readonly registered: () => number;
  readonly observe: Observe;
}

/** `SocketControl` over the links, the ghosts and the faults of a socket server. */
export function createSocketControl(options: SocketControlOptions): SocketControl {
  const { links, ghosts, strangers, faults, ghostOf, registered, observe } = options;
  let ghostCount = 0;
  const met = (fault: string, { id }: { readonly id: string }) => observe({ kind: 'fault-met', fault, link: id });

  /** Does it to each link of now; to how many. */
  function strike(fault: string, act: (link: SocketLink) => void, to: 'all' | 'oldest' = 'all'): number {
    const there = [...links].filter((link) => link.isRegistered());
    const living = to === 'oldest' ? there.slice(0, 1) : there;
    for (const link of living) {
      met(fault, link);
      act(link);
    }
    return living.length;
  }

  return {
    refuseUpgrades: (status, { times = Number.POSITIVE_INFINITY, by = 'all' } = {}) =>
      faults.refuseUpgrades(status, times, by),
    ignoreUpgrades: faults.ignoresUpgrades.hold,
    withholdHello: faults.withholdsHello.hold,
    sayTooManyWebsockets: faults.saysTooMany.hold,
    withholdPings: faults.withholdsPings.hold,
    withholdPongs: faults.withholdsPongs.hold,
    delayPongs: faults.delayPongs,
    duplicateEnvelopes: faults.duplicatesEnvelopes.hold,
    mute() {
      const muted = [...links];
      for (const link of muted) link.mute();
      return () => {
        for (const link of muted) if (links.has(link)) link.reset();
      };
    },
    halfOpen: (way) => strike('half-open', (link) => link.die(way)),
    dropAfterHello: faults.dropsAfterHello.hold,
    endLinks: (how) =>
      strike('end-links', (link) => {
        if (how.kind === 'close') link.leaveTcpOpen(how.leavesTcpOpen);
        link.feed({ kind: 'end', how: how.kind === 'close' ? { kind: 'close', code: how.code } : how });
      }),
    disconnect: (reason, to) => strike('disconnect', (link) => sayDisconnect(link, reason, observe), to),
    write: (bytes) => strike('raw-frame', (link) => link.write(bytes)),
    addGhosts(count) {
      const ends = Array.from({ length: count }, () => {
        ghostCount += 1;
        const { host, untilUs } = ghostOf();
        const ghost = { id: `g${ghostCount}`, host };
        met('ghosts', ghost);
        return ghosts.begin(ghost, untilUs);
      });
      return () => {
        for (const end of ends) end();
      };
    },
    addStranger: ({ acks }) => strangers.begin({ host: ghostOf().host, acks }),
    registered,
  };
}

function sayDisconnect(link: SocketLink, reason: DisconnectReason, observe: Observe): void {
  link.say(disconnectFrame(reason, link.host));
  observe({ kind: 'disconnect-sent', link: link.id, reason });
}
