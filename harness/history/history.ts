/** What happened in a cell, put together from its journal in one pass by one fold for each kind of thing. Pure. */

import type { Micros } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import { type CallRecord, calls } from './calls.ts';
import { type Cell, cell } from './cell.ts';
import { type DeadLinks, deadLinks } from './dead-links.ts';
import { deliveries, type Delivery } from './deliveries.ts';
import { type EpisodeRecord, episodes } from './episodes.ts';
import { faultsMet } from './faults-met.ts';
import { compose } from './fold.ts';
import { type InHand, inHandAt } from './in-hand.ts';
import { type Ground, ground } from './ground.ts';
import { health, type HealthAnswer } from './health.ts';
import { instances } from './instances.ts';
import { type HostDown, type LinkRecord, links, type RefusedDial } from './links.ts';
import { type LinkSigns, linkSigns } from './link-signs.ts';
import { type Mark, marks } from './marks.ts';
import { type Notice, notices } from './notices.ts';
import { type OddRequest, oddRequests } from './odd-requests.ts';
import { handlingIn, type Reporting, reportingIn, together } from './reporting.ts';
import { type ExitRecord, processes, type UsageRecord } from './processes.ts';
import { missingCall, missingPart } from './missing-in-app.ts';
import { signs } from './signs.ts';
import { type Successor, successors } from './successors.ts';
import { type StrayAck, strayAcks } from './stray-acks.ts';
import { type TunnelRecord, tunnels } from './tunnels.ts';
import { type UselessFrames, uselessFrames } from './useless-frames.ts';

export interface History {
  readonly plan: CellPlan;
  /** When traffic began: the zero of the scenario's own times. */
  readonly from: Micros;
  /** The last fact's stamp. */
  readonly until: Micros;
  /** All that came to the app or to nobody, in the order raised. */
  readonly deliveries: readonly Delivery[];
  /** Events that Slack sent to somebody else, at least once: in no other list. */
  readonly taken: readonly Delivery[];
  /** Without the warm-up. */
  readonly measured: readonly Delivery[];
  /** Socket Mode's links; HTTP connections are not kept one by one. */
  readonly links: readonly LinkRecord[];
  readonly episodes: readonly EpisodeRecord[];
  /** Calls to apps.connections.open. */
  readonly opens: readonly Micros[];
  readonly calls: readonly CallRecord[];
  /** What the clients that made them call themselves (`User-Agent`). */
  readonly agents: readonly string[];
  readonly hostsDown: readonly HostDown[];
  readonly refusedDials: readonly RefusedDial[];
  /** When Slack did what a fault of its own makes it do, by the fault's name. */
  readonly faultsMet: ReadonlyMap<string, readonly Micros[]>;
  /** Links on which nothing comes through, and since when. */
  readonly deadLinks: DeadLinks;
  readonly exits: readonly (ExitRecord & { readonly inHand: InHand })[];
  readonly marks: readonly Mark[];
  /** From the start of the (first) process until Slack could see the app. */
  readonly startUs: Micros | undefined;
  readonly usages: readonly UsageRecord[];
  /** By instance, from 1: the events that it says it handled. */
  readonly handledBy: ReadonlyMap<number, ReadonlySet<string>>;
  /** Processes that took the place of others in a rolling deployment, in that order. */
  readonly successors: readonly Successor[];
  /** What it asked of a CONNECT proxy. */
  readonly tunnels: readonly TunnelRecord[];
  /** What its health door said, in the order asked; none where nobody asked. */
  readonly healthAnswers: readonly HealthAnswer[];
  /** When the app showed that it lives by anything but an ack. */
  readonly signs: readonly Micros[];
  /** Acks that came twice, late, on another link, or that named nothing. */
  readonly strayAcks: readonly StrayAck[];
  /** What was read on each link. */
  readonly linkSigns: LinkSigns;
  readonly uselessFrames: UselessFrames;
  /** What Slack says of its own to the app: that it drops events. */
  readonly notices: readonly Notice[];
  /** Requests over HTTP that delivered nothing, in the order sent. */
  readonly oddRequests: readonly OddRequest[];
  /** True where it is known what the app handled: by its own word or by what it does. */
  readonly reportsHandled: boolean;
  /** By what that is known. */
  readonly reporting: Reporting;
  /** Longest time the harness' own event loop stood still. */
  readonly longestStallUs: Micros;
  /** p99 of its delay, by a timer of 10 ms. */
  readonly loopP99Us: Micros;
  readonly ground: Readonly<Ground>;
  readonly voids: readonly string[];
  /** Why the app cannot have this cell, where that was found out in it. */
  readonly unsupported?: string;
  /** True where the journal ends before the cell did. */
  readonly isTorn: boolean;
  /** True where the run was ended within the cell, by its user or by force; a cell that failed to start ended by itself. */
  readonly isCutOff: boolean;
  /** The same history with only the events due in this window (absolute). */
  within(from: Micros, until: Micros): History;
}

const folds = {
  cell,
  deliveries,
  links,
  episodes,
  processes,
  calls,
  marks,
  faultsMet,
  deadLinks,
  strayAcks,
  notices,
  oddRequests,
  signs,
  linkSigns,
  uselessFrames,
  instances,
  successors,
  tunnels,
  health,
  ground,
};
const all = compose(folds);

/** Facts that are in the journal for people to read. */
type Unread =
  | 'ghost-ended'
  | 'host-up'
  | 'stranger-ended'
  | 'subscriptions-off'
  | 'subscriptions-on'
  | 'tls-left'
  | 'upgrade-ignored'
  | 'url-not-verified'
  | 'url-verified';
type KindsOf<Each> = Each extends { readonly steps: infer Steps } ? keyof Steps : never;
// Does not compile where a kind of fact is neither read by a fold nor named above.
({}) satisfies Record<Exclude<Entry['kind'], Unread | KindsOf<(typeof folds)[keyof typeof folds]>>, never>;

/**
 * `reporting` as the whole run shows it; default: as this cell does. Throws `SyntaxError` where the journal does not begin with its
 * cell.
 */
export function readHistory(entries: Iterable<Entry>, known: { readonly reporting?: Reporting } = {}): History {
  const states = all.empty();
  for (const entry of entries) {
    all.step(states, entry);
    // What comes after is the harness' own clearing up.
    if (states.cell.phase === 'done') break;
  }
  const { plan, trafficAt, until, phase, voids, unsupported, isCutShort, isInterrupted } = states.cell;
  if (!plan) throw new SyntaxError('Cannot read the journal: its first line is not a cell');
  const reporting = together(known.reporting, reportingIn(plan, states.deliveries));
  const reportsHandled = reporting.by !== 'acks';
  const [raised, taken] = partition([...states.deliveries.byEvent.values()]);
  const deliveries = handlingIn(raised, reporting, { calls: states.calls.all, until });
  const firstMeasured = (trafficAt ?? 0) + plan.warmUpUs;
  return withWindow({
    plan,
    from: trafficAt ?? until,
    until,
    deliveries,
    taken,
    measured: deliveries.filter(({ dueAt }) => dueAt >= firstMeasured),
    links: [...states.links.byId.values()].filter(({ transport }) => transport === 'socket-mode'),
    hostsDown: states.links.hostsDown,
    refusedDials: states.links.refusedDials,
    episodes: states.episodes,
    startUs: states.processes.startUs,
    usages: states.processes.usages,
    exits: states.processes.exits.map((exit) => ({
      ...exit,
      inHand: inHandAt(exit, { deliveries, reportsHandled, handledBy: states.instances }),
    })),
    opens: states.calls.opens,
    calls: states.calls.all,
    agents: states.calls.agents,
    marks: states.marks,
    faultsMet: states.faultsMet,
    deadLinks: states.deadLinks,
    handledBy: states.instances,
    ...goingsOn(states),
    signs: states.signs,
    strayAcks: states.strayAcks.all,
    linkSigns: states.linkSigns,
    uselessFrames: states.uselessFrames,
    notices: [...states.notices.values()],
    oddRequests: [...states.oddRequests.byRequest.values()],
    reportsHandled,
    reporting,
    ...paceOf(states.cell),
    ground: states.ground,
    voids,
    ...unsupportedBy(
      unsupported ??
        missingCall(plan, { calls: states.calls.all, phase }) ??
        missingPart(plan, { raised, phase, exits: states.processes.exits }),
    ),
    isTorn: phase !== 'done',
    isCutOff: isInterrupted || (phase !== 'done' && !isCutShort),
  });
}

/** What was seen of the app besides its events. */
function goingsOn({ successors: processes, tunnels: asked, health: healthAnswers }: ReturnType<typeof all.empty>) {
  return { successors: processes, tunnels: asked, healthAnswers };
}

/** How evenly the harness' own event loop went. */
function paceOf({ longestStallUs, loopP99Us }: Cell): Pick<History, 'longestStallUs' | 'loopP99Us'> {
  return { longestStallUs, loopP99Us };
}

/** Those of the app, and those that somebody else took. */
function partition(raised: readonly Delivery[]): readonly [own: readonly Delivery[], taken: readonly Delivery[]] {
  return [raised.filter(({ takenBy }) => takenBy === undefined), raised.filter(({ takenBy }) => takenBy !== undefined)];
}

function unsupportedBy(why: string | undefined): Pick<History, 'unsupported'> {
  return why === undefined ? {} : { unsupported: why };
}

function withWindow(history: Omit<History, 'within'>): History {
  return {
    ...history,
    within: (from, until) =>
      withWindow({ ...history, measured: history.measured.filter(({ dueAt }) => dueAt >= from && dueAt < until) }),
  };
}
