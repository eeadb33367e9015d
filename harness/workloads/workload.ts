import type { PayloadName, VarietyName } from '../../mocks/slack/protocol/facts.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Micros } from '../base/units.ts';

/** One thing to raise. */
export interface Due {
  /** From the start of traffic. */
  readonly at: Micros;
  /** Default `message`. */
  readonly kind?: PayloadName;
  /** Its number, where it is one of the two events of a gesture of a person's. */
  readonly gesture?: number;
  /** How a message is written, and in what it is like one before it. Default: as Slack’s policy has it. */
  readonly variety?: VarietyName;
}

/** Open loop by construction: a list of due times that knows nothing of answers. */
export interface Workload {
  readonly name: string;
  /** In words, with rate and length. */
  readonly text: string;
  /** Mean over its length. */
  readonly perSecond: number;
  /** Events due earlier than this are shown but not measured. */
  readonly warmUp: Micros;
  readonly lasting: Micros;
  /** What is raised, where all is of one kind. Default `message`, or as `due` says. */
  readonly raises?: PayloadName;
  /** Ascending; the same for the same random stream. */
  due(random: Random): Iterable<Due>;
}

/** How much, for how long: what every shape of a workload takes. */
export interface Pace {
  /** Mean over the length. */
  readonly perSecond: number;
  readonly lasting: Micros;
  /** Default none. */
  readonly warmUp?: Micros;
  /** Default `message`. */
  readonly raises?: PayloadName;
}
