import type { VarietyName } from '../../mocks/slack/protocol/facts.ts';
import { ms, seconds, us } from '../base/units.ts';
import type { Due, Workload } from './workload.ts';

/** A little more than a second, so that each has a second of its own where it is to have one. */
const slot = ms(1_050);

interface Step {
  readonly first: VarietyName;
  /** What follows it, and how soon. */
  readonly next?: VarietyName;
  readonly afterMs?: number;
  /** In slots: the second of two takes a second of its own, or needs one free that is past. */
  readonly slots: number;
}

const sameSecond: Step = { first: 'plain', next: 'same-second', afterMs: 20, slots: 1 };
const samePerson: Step = { first: 'same-words', next: 'same-person', afterMs: 600, slots: 2 };
const older: Step = { first: 'without-client-id', next: 'older-ts', afterMs: 300, slots: 1 };
/** Nothing is sent in the second before the next. */
const pause: Step = { first: 'plain', slots: 2 };

const steps: readonly Step[] = [
  { first: 'same-words', slots: 1 },
  { first: 'without-client-id', slots: 1 },
  ...Array.from({ length: 3 }, () => [sameSecond, samePerson, pause, older]).flat(),
];

/** One message after another, some of them like one before in one thing and in nothing else: by such things apps take them for repeats. */
export function lookAlikes(): Workload {
  const dues: Due[] = [];
  let at = 0;
  for (const { first, next, afterMs = 0, slots } of steps) {
    dues.push({ at: us(at), variety: first });
    if (next !== undefined) dues.push({ at: us(at + ms(afterMs)), variety: next });
    at += slots * slot;
  }
  const lasting = us(at);
  return {
    name: 'look-alikes',
    text: `${dues.length} messages in ${(lasting / seconds(1)).toFixed(0)} s, of which some have the words, the second or the person of one before, an older ts, or no client_msg_id`,
    perSecond: dues.length / (lasting / seconds(1)),
    warmUp: ms(0),
    lasting,
    // Which messages they are is what it asks about.
    raises: 'message',
    due: () => dues,
  };
}
