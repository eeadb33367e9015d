/** The life of each link, and of the hosts at Slack's end that hold them. Pure. */

import type { Interval } from '../base/intervals.ts';
import { type Micros, us } from '../base/units.ts';
import type { TransportName } from '../result.ts';
import type { Draft, Fold } from './fold.ts';

export interface LinkRecord {
  readonly id: string;
  readonly transport: TransportName;
  readonly host: string;
  readonly openedAt: Micros;
  /** `hello` was sent; never over HTTP. */
  readonly readyAt?: Micros;
  /** Slack told the app to leave it: the first `disconnect`. */
  readonly toldToLeaveAt?: Micros;
  /** A close frame was sent or received. */
  readonly closing?: { readonly at: Micros; readonly by: 'app' | 'slack'; readonly code: number };
  /** TCP is gone; 1006 where no close frame came before. */
  readonly closed?: { readonly at: Micros; readonly code: number };
  /** Its host was killed: its end is no act of the app's. */
  readonly isKilled: boolean;
  /** Slack gave it up, for want of pongs say. */
  readonly isCut?: boolean;
}

/** A dial of the app that became no link. */
export interface RefusedDial {
  readonly at: Micros;
  /** 0: it ended in the TLS handshake, since the app did not believe the certificate. */
  readonly status: number;
  readonly why: string;
}

export interface HostDown {
  readonly at: Micros;
  readonly host: string;
  /** How many it held. */
  readonly links: number;
}

export interface Links {
  /** Of links whose fact does not say so: the cell's; a passport's journal from before there were cells is Socket Mode. */
  transport: TransportName;
  /** In the order opened. */
  readonly byId: Map<string, Draft<LinkRecord>>;
  readonly hostsDown: HostDown[];
  readonly refusedDials: RefusedDial[];
}

export const links = {
  empty: (): Links => ({ transport: 'socket-mode', byId: new Map(), hostsDown: [], refusedDials: [] }),
  steps: {
    cell(state, { plan }) {
      state.transport = plan.transport;
    },
    'link-opened'(state, { link: id, transport = state.transport, host, at }) {
      state.byId.set(id, { id, transport, host, openedAt: at, isKilled: false });
    },
    'link-ready'({ byId }, { link: id, at }) {
      const link = byId.get(id);
      if (link) link.readyAt = at;
    },
    'disconnect-sent'({ byId }, { link: id, at }) {
      const link = byId.get(id);
      if (link) link.toldToLeaveAt ??= at;
    },
    'link-closing'({ byId }, { link: id, by, code, at }) {
      const link = byId.get(id);
      if (link) link.closing = { at, by, code };
    },
    'link-closed'({ byId }, { link: id, code, at }) {
      const link = byId.get(id);
      if (link) link.closed = { at, code };
    },
    'link-cut'({ byId }, { link: id }) {
      const link = byId.get(id);
      if (link) link.isCut = true;
    },
    'link-refused'({ refusedDials }, { status, why, at }) {
      refusedDials.push({ at, status, why });
    },
    'host-down'({ byId, hostsDown }, { host, how, links: held, at }) {
      hostsDown.push({ at, host, links: held });
      if (how !== 'killed') return;
      for (const link of byId.values()) if (link.host === host && !link.closed) link.isKilled = true;
    },
  },
} satisfies Fold<Links>;

/** Whether an event may be sent on it now: a socket from hello to its close frame, an HTTP connection while it is open. */
export function isUsable({ transport, readyAt, closing, closed }: LinkRecord): boolean {
  return (transport === 'http' || readyAt !== undefined) && !closing && !closed;
}

/** From hello to the close frame or the end of TCP; `until` for those that are still there. What comes over them is another question. */
export function registeredTimes(records: readonly LinkRecord[], until: Micros): readonly Interval[] {
  return records.flatMap(({ readyAt, closing, closed }): Interval[] =>
    readyAt === undefined ? [] : [[readyAt, us(Math.min(closing?.at ?? until, closed?.at ?? until))]],
  );
}
