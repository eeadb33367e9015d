/** A probe: one question about how a client reconnects, put to one fresh process of it. */

import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Fault } from '../faults/fault.ts';
import type { Entry } from '../journal/facts.ts';
import type { Heal } from '../network/route.ts';
import type { Micros } from '../base/units.ts';
import type { Figure } from './figure.ts';
import type { Sight } from './sight.ts';

/** What a probe may do and wait for. The app is ready, events flow. */
export interface ProbeSite {
  /** How long the probe may wait for the app. */
  readonly patience: Micros;
  /** Begins the fault and writes into the journal when it was asked for and when it was in force; what it returns ends it. */
  strike(fault: Fault): Promise<Heal>;
  /** Begins what is no strike: nothing of it is written into the journal. */
  begin(fault: Fault): Promise<Heal>;
  /** The first entry from the strike on that passes, undefined where none did within the time, or the probe is cut short. */
  until(passes: (entry: Entry) => boolean, within: Micros): Promise<Entry | undefined>;
  /** The same from this moment on. */
  next(passes: (entry: Entry) => boolean, within: Micros): Promise<Entry | undefined>;
  pause(time: Micros): Promise<void>;
  isRunning(): boolean;
}

export interface Probe {
  readonly name: string;
  readonly title: string;
  readonly asks: string;
  /** What is done to the app, in a sentence. */
  readonly does: string;
  /** Of what real Slack and real networks do: a section of slack-protocol.md or a web address. */
  readonly source: string;
  /** The longest it waits for the app; at most 60 s, or more under `--long` only. */
  readonly patience: Micros;
  /** The same under `--long`; where `patience` is zero, the probe is not run without. */
  readonly longPatience?: Micros;
  /** What it shows depends on when within the client's own ticks it strikes: its repetitions spread over them. */
  readonly isPhased?: true;
  /** Slack's promises that are set otherwise than documented. */
  readonly policy?: Partial<PolicyValues>;
  act(site: ProbeSite): Promise<void>;
  /** From the journal alone. */
  figures(sight: Sight): readonly Figure[];
  /** The app tried to get a link: what the waits of its back-off lie between, and its line in the curve. */
  readonly tries?: { readonly curve?: string; isTry(entry: Entry): boolean };
}
