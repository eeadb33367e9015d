/** What happened to each event and each link, put together from a journal in one pass. Pure. */

import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Touches } from '../journal/facts.ts';
import type { Entry } from '../journal/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';

export interface Attempt {
  readonly attempt: number;
  readonly sentAt: number;
  readonly link: string;
  readonly host: string;
  failedAt?: number;
  reason?: string;
  /** In time or late; an ack that a fault dropped is in `ackDroppedAt`. */
  ackedAt?: number;
  ackDroppedAt?: number;
}

export interface Delivery {
  readonly event: string;
  readonly n: number;
  readonly dueAt: number;
  readonly raisedAt: number;
  readonly attempts: Attempt[];
  /** First ack of any attempt. */
  ackedAt?: number;
  /** When the app said that it handled the event; more than one: handled more than once. */
  readonly handledAt: number[];
  outcome?: 'acked' | 'abandoned';
  /** What was raised. */
  readonly payload: PayloadName;
  /** What the person saw who waited for the answer, where it failed. */
  userError?: 'operation_timeout' | 'dispatch_failed';
}

export interface LinkRecord {
  readonly id: string;
  readonly host: string;
  readonly openedAt: number;
  readyAt?: number;
  closingAt?: number;
  closingBy?: 'app' | 'slack';
  closedAt?: number;
  /** Its host was killed: its end is no act of the app's. */
  isKilled: boolean;
}

export interface EpisodeRecord {
  readonly fault: string;
  readonly text: string;
  readonly severs: boolean;
  readonly isMomentary: boolean;
  readonly touches: Touches;
  readonly began: readonly [asked: number, confirmed: number];
  ended?: readonly [asked: number, confirmed: number];
}

/** What one process took of the machine, as seen from outside. */
export interface UsageRecord {
  readonly at: number;
  readonly instance: number;
  readonly pid: number;
  readonly rssBytes: number;
  readonly peakBytes: number;
  readonly cpuUs: number;
}

export interface Mark {
  readonly at: number;
  readonly kind: 'disconnect' | 'exit' | 'start' | 'host' | 'restart';
  readonly text: string;
}

export interface History {
  readonly plan: CellPlan;
  /** When traffic began: the zero of the scenario's own times. */
  readonly from: number;
  /** The last fact's stamp. */
  readonly until: number;
  /** All, in the order raised. */
  readonly deliveries: readonly Delivery[];
  /** Without the warm-up. */
  readonly measured: readonly Delivery[];
  /** Socket Mode's links; HTTP connections are not kept one by one. */
  readonly links: readonly LinkRecord[];
  readonly episodes: readonly EpisodeRecord[];
  /** Calls to apps.connections.open. */
  readonly opens: readonly number[];
  readonly hostsDown: readonly { readonly at: number; readonly links: number }[];
  /** When facts of a kind came, by kind. */
  readonly factTimes: ReadonlyMap<string, readonly number[]>;
  readonly exits: readonly { readonly at: number; readonly asked: boolean; readonly text: string }[];
  readonly marks: readonly Mark[];
  /** From the start of the (first) process until Slack could see the app, µs. */
  readonly startUs: number | undefined;
  readonly usages: readonly UsageRecord[];
  /** Duplicate acks, and acks that named nothing. */
  readonly strayAcks: number;
  /** True where the app says what it handled. */
  readonly reportsHandled: boolean;
  /** Longest time the harness' own event loop stood still, µs. */
  readonly longestStall: number;
  readonly voids: readonly string[];
  /** True where the journal ends before the cell did. */
  readonly isTorn: boolean;
  /** The same history with only the events due in this window (absolute µs). */
  within(from: number, to: number): History;
}

/** Throws `SyntaxError` where the journal does not begin with its cell. */
export function readHistory(entries: Iterable<Entry>): History {
  let plan: CellPlan | undefined;
  let from: number | undefined;
  let until = 0;
  let isDone = false;
  let strayAcks = 0;
  let longestStall = 0;
  let reportsHandled = false;
  const deliveries = new Map<string, Delivery>();
  const links = new Map<string, LinkRecord>();
  const episodes: EpisodeRecord[] = [];
  const opens: number[] = [];
  const hostsDown: { at: number; links: number }[] = [];
  const factTimes = new Map<string, number[]>();
  const exits: { at: number; asked: boolean; text: string }[] = [];
  const marks: Mark[] = [];
  const usages: UsageRecord[] = [];
  let startUs: number | undefined;
  const voids: string[] = [];

  for (const entry of entries) {
    const { at } = entry;
    // What comes after is the harness' own clearing up.
    if (isDone) break;
    until = Math.max(until, at);
    const times = factTimes.get(entry.kind);
    if (times) times.push(at);
    else factTimes.set(entry.kind, [at]);
    switch (entry.kind) {
      case 'cell':
        plan = entry.plan;
        break;
      case 'phase':
        if (entry.phase === 'traffic') from = entry.zero ?? at;
        if (entry.phase === 'done') isDone = true;
        break;
      case 'event-due':
        from ??= at;
        deliveries.set(entry.event, {
          event: entry.event,
          n: entry.n,
          dueAt: entry.due,
          raisedAt: at,
          attempts: [],
          handledAt: [],
          payload: entry.payload ?? 'message',
        });
        break;
      case 'attempt-sent': {
        const { attempt, link, host } = entry;
        deliveries.get(entry.event)?.attempts.push({ attempt, link, host, sentAt: at });
        break;
      }
      case 'attempt-failed':
        attemptFailed(deliveries.get(entry.event), entry.attempt, at, entry.reason);
        break;
      case 'ack': {
        const delivery = deliveries.get(entry.event);
        if (entry.standing === 'duplicate') strayAcks += 1;
        if (!delivery) break;
        delivery.ackedAt ??= at;
        const attempt = attemptOf(delivery, entry.attempt);
        if (attempt) attempt.ackedAt ??= at;
        break;
      }
      case 'ack-dropped': {
        const attempt = attemptOf(deliveries.get(entry.event), entry.attempt);
        if (attempt) attempt.ackDroppedAt = at;
        break;
      }
      case 'ack-unknown':
        strayAcks += 1;
        break;
      case 'delivery-ended': {
        const delivery = deliveries.get(entry.event);
        if (delivery) delivery.outcome = entry.outcome;
        break;
      }
      case 'user-saw-error': {
        const delivery = deliveries.get(entry.event);
        if (delivery) delivery.userError ??= entry.error;
        break;
      }
      case 'event-dropped': {
        const delivery = deliveries.get(entry.event);
        if (delivery) delivery.outcome = 'abandoned';
        break;
      }
      case 'handled':
        reportsHandled = true;
        deliveries.get(entry.event)?.handledAt.push(at);
        break;
      case 'link-opened':
        if (entry.link.startsWith('s'))
          links.set(entry.link, { id: entry.link, host: entry.host, openedAt: at, isKilled: false });
        break;
      case 'link-ready':
      case 'link-closing':
      case 'link-closed':
        linkChanged(links.get(entry.link), entry);
        break;
      case 'host-down':
        hostsDown.push({ at, links: entry.links });
        if (entry.how === 'killed')
          for (const link of links.values())
            if (link.host === entry.host && link.closedAt === undefined) link.isKilled = true;
        marks.push({ at, kind: 'host', text: `${entry.host} ${entry.how}` });
        break;
      case 'disconnect-sent':
        marks.push({ at, kind: 'disconnect', text: `disconnect: ${entry.reason}` });
        break;
      case 'api-called':
        if (entry.method === 'apps.connections.open') opens.push(at);
        break;
      case 'app-started':
        marks.push({ at, kind: 'start', text: `${nameOf(entry)} started` });
        break;
      case 'app-exited': {
        const text = `${nameOf(entry)} ended (${entry.signal ?? `exit code ${entry.code}`})`;
        exits.push({ at, asked: entry.asked, text });
        marks.push({ at, kind: 'exit', text });
        break;
      }
      case 'app-ready':
        startUs ??= entry.startUs;
        break;
      case 'app-usage': {
        const { instance, pid, rssBytes, peakBytes, cpuUs } = entry;
        usages.push({ at, instance, pid, rssBytes, peakBytes, cpuUs });
        break;
      }
      case 'fault-began': {
        const { fault, text, severs, isMomentary, touches, asked } = entry;
        episodes.push({ fault, text, severs, isMomentary, touches, began: [asked, at] });
        break;
      }
      case 'fault-ended': {
        const episode = episodes.findLast((each) => each.fault === entry.fault && each.ended === undefined);
        if (episode) episode.ended = [entry.asked, at];
        break;
      }
      case 'fault-failed':
        voids.push(`Fault "${entry.fault}" could not be had: ${entry.why}`);
        break;
      case 'toxiproxy-restarted':
        voids.push(`Toxiproxy was restarted: ${entry.why}`);
        marks.push({ at, kind: 'restart', text: 'Toxiproxy restarted' });
        break;
      case 'loop-delay':
        longestStall = entry.maxUs;
        break;
      case 'void':
        voids.push(entry.why);
        break;
      case 'app-log':
      case 'frame-odd':
      case 'host-up':
      case 'link-refused':
      case 'url-verified':
      case 'url-not-verified':
      case 'link-cut':
      case 'ghost-began':
      case 'ghost-ended':
      case 'upgrade-ignored':
      case 'ping-heard':
      case 'pong-heard':
      case 'answer-used':
      case 'subscriptions-off':
      case 'subscriptions-on':
        break;
      default:
        entry satisfies never;
    }
  }
  if (!plan) throw new SyntaxError('Cannot read the journal: its first line is not a cell');

  const all = [...deliveries.values()];
  const firstMeasured = (from ?? 0) + plan.warmUpUs;
  return withWindow({
    plan,
    from: from ?? until,
    until,
    deliveries: all,
    measured: all.filter(({ dueAt }) => dueAt >= firstMeasured),
    links: [...links.values()],
    episodes,
    opens,
    hostsDown,
    factTimes,
    exits,
    marks,
    startUs,
    usages,
    strayAcks,
    longestStall,
    reportsHandled,
    voids,
    isTorn: !isDone,
  });
}

function withWindow(history: Omit<History, 'within'>): History {
  return {
    ...history,
    within: (from, to) =>
      withWindow({ ...history, measured: history.measured.filter(({ dueAt }) => dueAt >= from && dueAt < to) }),
  };
}

function nameOf({ instance = 1 }: { readonly instance?: number }): string {
  return instance === 1 ? 'app' : `app (instance ${instance})`;
}

function attemptOf(delivery: Delivery | undefined, attempt: number): Attempt | undefined {
  return delivery?.attempts.find((each) => each.attempt === attempt);
}

/** An attempt that found no link was never sent; it is kept all the same, as one that failed when it was due. */
function attemptFailed(delivery: Delivery | undefined, attempt: number, at: number, reason: string): void {
  const sent = attemptOf(delivery, attempt);
  if (sent) {
    sent.failedAt = at;
    sent.reason = reason;
  } else delivery?.attempts.push({ attempt, sentAt: at, link: '', host: '', failedAt: at, reason });
}

function linkChanged(
  link: LinkRecord | undefined,
  entry: Extract<Entry, { kind: 'link-ready' | 'link-closing' | 'link-closed' }>,
): void {
  if (!link) return;
  if (entry.kind === 'link-ready') link.readyAt = entry.at;
  else if (entry.kind === 'link-closed') link.closedAt = entry.at;
  else {
    link.closingAt = entry.at;
    link.closingBy = entry.by;
  }
}
