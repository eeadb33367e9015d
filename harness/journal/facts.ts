/** Every fact that a journal can hold, as types. A leaf: what reads and what writes journals meets here. */

import type { FailureReason, SlackFact } from '../../mocks/slack/protocol/facts.ts';
import type { Micros } from '../base/units.ts';
import type { CellPlan } from '../plan/cell-plan.ts';

/** What an app's processes take of the machine, read from outside of them. */
export interface Usage {
  /** Memory in use now, all processes together. */
  readonly rssBytes: number;
  /** Most memory that each process used so far, added up; where only `ps` tells, the same as `rssBytes`. */
  readonly peakBytes: number;
  /** CPU time used so far, user and system, with children that have ended. */
  readonly cpuUs: number;
  readonly processes: number;
}

/**
 * What proves that a fault bit: an effect that it must have had and that nothing else in the cell explains. A fault without
 * one leaves its cell without a verdict.
 */
export type Touches =
  /**
   * Attempts sent while it lasted that got no ack meanwhile; none where one of them did, or was handled: nothing passes it. `lane`:
   * only what goes this way is held; absent: both ways.
   */
  | { readonly rule: 'held'; readonly lane?: 'to-app' | 'to-slack' }
  /** Attempts whose ack took so much longer than the quickest one outside of every fault. */
  | { readonly rule: 'slowed'; readonly atLeastUs: number }
  /**
   * Where Slack dials: attempts that failed for this reason (and with this status) while it lasted. Where the app dials: sockets
   * that ended, dials that failed in TLS, and attempts without a socket. None where something passed it.
   */
  | { readonly rule: 'cut'; readonly reason: FailureReason; readonly status?: number }
  /** Where Slack dials: attempts that other hosts sent once one was down. Where the app dials: sockets that ended with their host. */
  | { readonly rule: 'rerouted' }
  /** Acks that Slack ignored. */
  | { readonly rule: 'acks' }
  /** Events whose handler took at least this long after the attempt was sent. */
  | { readonly rule: 'handlers'; readonly atLeastUs: number }
  /** Slack did what these faults make it do, link by link, call by call: facts `fault-met` of these names. */
  | { readonly rule: 'met'; readonly faults: readonly string[] }
  /** Exits of the app that were asked for. */
  | { readonly rule: 'exits' }
  /** Traffic while it lasted, which proves nothing: in journals of old, and of passports, which are not judged by it. */
  | { readonly rule: 'attempts' | 'hosts' };

export type AppFact =
  /** `instance`: from 1, where an app runs several times; absent: it runs once. */
  | {
      readonly kind: 'app-started';
      readonly pid: number;
      readonly instance?: number;
      /** How often it has been started again after an end that nobody asked for; absent: it was not for that. */
      readonly restart?: number;
    }
  /**
   * Slack can see the app: the Request URL is verified, or a link got hello; with several instances, each of them.
   * `startUs`: since the (first) process was started.
   */
  | { readonly kind: 'app-ready'; readonly startUs?: number }
  /** What the app's processes take of the machine: at ready, each 5 s, and before a stop. */
  | ({ readonly kind: 'app-usage'; readonly instance: number; readonly pid: number } & Usage)
  /**
   * What the app's own health door said to a supervisor: an HTTP status, or 0 where it did not answer within a second; `tookUs` is
   * how long that took.
   */
  | { readonly kind: 'health-answered'; readonly status: number; readonly tookUs: number }
  /** `instance`: which of several said so, from 2 on; absent: the first. */
  | { readonly kind: 'handled'; readonly event: string; readonly instance?: number }
  | { readonly kind: 'app-log'; readonly stream: 'stdout' | 'stderr'; readonly line: string }
  | {
      readonly kind: 'app-exited';
      readonly code: number | null;
      readonly signal: string | null;
      /** False where nobody asked for it. */
      readonly asked: boolean;
      /** When it was told to end. */
      readonly askedAt?: number;
      readonly instance?: number;
      /** The signal for which its code stands, where a shell stood between: see `Exit`. */
      readonly byShell?: string;
      /** The last it printed on either stream, without what it handled; control characters are escaped. */
      readonly lastLines?: readonly string[];
      /** It is started again after so many milliseconds. */
      readonly restartInMs?: number;
    }
  /**
   * A rolling deployment: a process was started beside the others to take the place of one of them. `waitedUs`: since its start, until
   * Slack or the balancer reached it; where they did not, or it ended, the deployment stopped there.
   */
  | {
      readonly kind: 'successor';
      readonly instance: number;
      readonly replaces: number;
      readonly waitedUs: number;
      readonly isReached: boolean;
    };

/** The app asked the CONNECT proxy for a tunnel: 200 where it got it, 407 without the password, 403 where it leads elsewhere. */
export interface TunnelFact {
  readonly kind: 'tunnel-asked';
  readonly to: 'web-api' | 'events' | 'elsewhere';
  readonly status: number;
}

export type FaultFact =
  /** The fact's own stamp is when Toxiproxy (or the mock) confirmed; `asked` is when it was told to. */
  | {
      readonly kind: 'fault-began';
      readonly fault: string;
      readonly text: string;
      readonly asked: number;
      /** True where no link can be used while it lasts. */
      readonly severs: boolean;
      readonly isMomentary: boolean;
      readonly touches: Touches;
    }
  | { readonly kind: 'fault-ended'; readonly fault: string; readonly asked: number }
  /** The fault could not be injected or healed: the cell is void. */
  | { readonly kind: 'fault-failed'; readonly fault: string; readonly why: string };

export type PhaseFact =
  /** First line of every journal: what was to be run, so that it can be judged again without the scenario's file. */
  | { readonly kind: 'cell'; readonly version: 1; readonly plan: CellPlan }
  /** `zero`, with `traffic`: the instant from which the scenario's own times count, a moment after the fact. */
  | { readonly kind: 'phase'; readonly phase: 'starting' | 'traffic' | 'draining' | 'done'; readonly zero?: number }
  /** The environment failed us; the cell has no verdict. */
  | {
      readonly kind: 'void';
      readonly why: string;
      /** Nothing failed: the app cannot have such a cell. */
      readonly isUnsupported?: boolean;
      /** The user ended the run in the middle of the cell. */
      readonly isInterrupted?: boolean;
    }
  /** Standing of the harness itself. */
  | { readonly kind: 'loop-delay'; readonly p99Us: number; readonly maxUs: number }
  | { readonly kind: 'toxiproxy-restarted'; readonly why: string };

/** What a cell stands on: parts of the harness, and the machine. Each fact is told when its time is over: `at` is the end of it. */
export type GroundFact =
  /** A part of ours gave no sign of life for that long: the proxy's data path, the keeper of the processes, our own event loop. */
  | { readonly kind: 'stall'; readonly part: GroundPart; readonly lengthUs: number }
  /**
   * The machine in this time: the share of it in which something waited for a processor, for memory, for the disk (Linux' PSI,
   * "some"; absent where the machine does not tell), and the load of the last minute.
   */
  | {
      readonly kind: 'pressure';
      readonly overUs: number;
      readonly cpuShare?: number;
      readonly memoryShare?: number;
      readonly ioShare?: number;
      readonly load: number;
      readonly cpus: number;
    }
  /** An instance was ready to run and had no processor: the thread that waited longest; `cpuUs`: what all its threads used meanwhile. */
  | {
      readonly kind: 'app-waited';
      readonly instance: number;
      readonly overUs: number;
      readonly waitUs: number;
      readonly cpuUs: number;
      readonly cpus: number;
    }
  /** The harness collected garbage, and did nothing else meanwhile. */
  | { readonly kind: 'gc-pause'; readonly lengthUs: number }
  /** The wall clock went on by so much more (or less) than the time that passed. */
  | { readonly kind: 'clock-jumped'; readonly byUs: number }
  /** How many cells, at most, ran at the same time as this one. */
  | { readonly kind: 'beside'; readonly cells: number };

export type GroundPart = 'proxy' | 'keeper' | 'harness';

export type Fact = SlackFact | AppFact | FaultFact | TunnelFact | PhaseFact | GroundFact;
export type Entry = Fact & { readonly seq: number; readonly at: Micros };
