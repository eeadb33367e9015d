import type { History } from '../../history/history.ts';
import { countsAgainstApp, lossesOf } from '../../history/losses.ts';
import type { Cause, CauseKind } from './cause.ts';
import * as registry from './registry.ts';

export type CauseName = (typeof registry)[keyof typeof registry]['name'];

/** Of equally early ones the first: what says more comes before what says less. */
const kinds: readonly CauseKind[] = [
  registry.endedByItself,
  registry.refuses,
  registry.acksElsewhere,
  registry.silent,
  registry.ignoresRepeats,
  registry.dropsRetries,
  registry.acksAndDrops,
  registry.breaksBeforeMakes,
  registry.leavesItsLink,
  registry.neverBack,
  registry.backLate,
  registry.froze,
  registry.slowAcks,
  registry.handlesTwice,
  registry.handlesRepeats,
  registry.givenUp,
];

/** The earliest thing that the app did and that explains one of the figures that failed. Pure. */
export function causeOf(history: History, failed: readonly string[]): Cause | undefined {
  const symptoms = new Set(failed.flatMap((metric) => (metric === 'lost' ? lossesIn(history) : [metric])));
  const found = kinds
    .filter(({ explains }) => explains.some((symptom) => symptoms.has(symptom)))
    .flatMap((kind) => {
      const cause = kind.find(history);
      return cause ? [{ kind, cause }] : [];
    });
  const own = found.filter(({ kind }) => kind.isFallback !== true);
  const [first] = (own.length > 0 ? own : found).toSorted((a, b) => a.cause.atUs - b.cause.atUs);
  return first && { kind: first.kind.name, ...first.cause };
}

function lossesIn(history: History): readonly string[] {
  const lossOf = lossesOf(history);
  return history.measured.flatMap((delivery) => {
    const kind = lossOf(delivery);
    return kind !== undefined && countsAgainstApp(kind) ? [`lost: ${kind}`] : [];
  });
}
