import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Micros } from '../base/units.ts';

/** Open loop by construction: a list of due times that knows nothing of answers. */
export interface Workload {
  readonly name: string;
  /** In words, with rate and length. */
  readonly text: string;
  /** Events due earlier than this are shown but not measured. */
  readonly warmUp: Micros;
  readonly lasting: Micros;
  /** What is raised. Default `message`. */
  readonly raises?: PayloadName;
  /** Due times from the start of traffic, ascending; the same for the same random stream. */
  due(random: Random): Iterable<Micros>;
}
