/** What was seen of a machine, and what follows of it. A leaf. */

import type { Availability } from '../systems/system.ts';

export interface Sight {
  /** `22.12.0` */
  readonly node: string;
  readonly platform: NodeJS.Platform;
  /** Where faults would be injected: the embedded engine, or the real server and where it was found. */
  readonly toxiproxy: 'embedded' | { readonly from: string };
  /** By name: what was found, or why it is not enough. */
  readonly runtimes: Readonly<
    Record<RuntimeName, { readonly version: string } | Extract<Availability, { why: string }>>
  >;
  /** Why no port of the harness' own range can be had; undefined where one can. */
  readonly portsTaken: string | undefined;
  /** How many files and sockets a process may have open; undefined where the machine does not tell. */
  readonly openFiles: number | undefined;
  /** How late a timer was at worst, in ms. */
  readonly timerLateMs: number;
  /** How far the wall clock went apart from the monotonic one meanwhile, in ms. */
  readonly clockJumpMs: number;
  /** Of the last minute. */
  readonly load: number;
  readonly cpus: number;
  readonly cache: { readonly folder: string; readonly whyNot?: string };
}

export type RuntimeName = 'Python' | 'Java' | 'Go';

/** `poor`: runs work, and something of them is less than it could be. `missing`: they do not. */
export interface Finding {
  readonly about: string;
  readonly state: 'good' | 'poor' | 'missing';
  readonly says: string;
  /** The one line that brings it, typed in a shell. */
  readonly fix?: string;
}
