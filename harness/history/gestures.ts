/** What an app posted in answer to each gesture of a person's that Slack sends as two events. Pure. */

import type { Micros } from '../base/units.ts';
import type { History } from './history.ts';

export interface AnsweredGesture {
  /** The id of its first event. */
  readonly gesture: string;
  readonly events: readonly { readonly event: string; readonly payload: string }[];
  readonly posts: readonly Micros[];
}

export function answersByGesture({ measured }: Pick<History, 'measured'>): readonly AnsweredGesture[] {
  const both = measured.filter(({ gesture }) => gesture !== undefined);
  return [...Map.groupBy(both, ({ gesture = '' }) => gesture)].map(([gesture, parts]) => ({
    gesture,
    events: parts.map(({ event, payload }) => ({ event, payload })),
    posts: parts
      .flatMap(({ effects }) => effects.flatMap(({ by, at }) => (by === 'post' ? [at] : [])))
      .toSorted((a, b) => a - b),
  }));
}
