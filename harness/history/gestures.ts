/** What an app posted in answer to each gesture of a person's that Slack sends as two events. Pure. */

import type { Micros } from '../base/units.ts';
import type { Delivery } from './deliveries.ts';

/** Ids of those that the app answered, whichever of their events it did so for. */
export function answeredGesturesIn(deliveries: readonly Pick<Delivery, 'gesture' | 'effects'>[]): ReadonlySet<string> {
  return new Set(
    deliveries.flatMap(({ gesture, effects }) => (gesture !== undefined && effects.length > 0 ? [gesture] : [])),
  );
}

export interface AnsweredGesture {
  /** The id of its first event. */
  readonly gesture: string;
  readonly events: readonly { readonly event: string; readonly payload: string }[];
  readonly posts: readonly Micros[];
}

export function answersByGesture({ measured }: { readonly measured: readonly Delivery[] }): readonly AnsweredGesture[] {
  const both = measured.filter(({ gesture }) => gesture !== undefined);
  return [...Map.groupBy(both, ({ gesture = '' }) => gesture)].map(([gesture, parts]) => ({
    gesture,
    events: parts.map(({ event, payload }) => ({ event, payload })),
    posts: parts
      .flatMap(({ effects }) => effects.flatMap(({ by, at }) => (by === 'post' ? [at] : [])))
      .toSorted((a, b) => a - b),
  }));
}
