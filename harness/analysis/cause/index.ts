import type { History } from '../../history/history.ts';
import { countsAgainstApp, lossesOf } from '../../history/losses.ts';
import { breaches } from '../lint/index.ts';
import type { Cause, CauseKind } from './cause.ts';
import * as registry from './registry.ts';

export type CauseName = (typeof registry)[keyof typeof registry]['name'];

/** Of equally early ones the first: what says more comes before what says less. */
const kinds: readonly CauseKind[] = [
  registry.failsOnSomeKinds,
  registry.endedByItself,
  registry.pastTheProxy,
  registry.holdsUpRollout,
  registry.servesTooEarly,
  registry.outstaysItsStop,
  registry.acceptsForgeries,
  registry.leavesOddRequests,
  registry.redirects,
  registry.refuses,
  registry.neverEndsAnswers,
  registry.breaksOffAnswers,
  registry.acksElsewhere,
  registry.silent,
  registry.ignoresRepeats,
  registry.endsKeptConnections,
  registry.hangsUp,
  registry.dropsRetries,
  registry.takesFailedForDone,
  registry.givesUpPosts,
  registry.acksAndDrops,
  registry.breaksBeforeMakes,
  registry.leavesItsLink,
  registry.leavesOldLinkUnread,
  registry.restless,
  registry.neverBack,
  registry.backLate,
  registry.oneAtATime,
  registry.froze,
  registry.missesAlikeAcks,
  registry.acksAfterACall,
  registry.slowAcks,
  registry.dropsWorkAtStop,
  registry.lingersAtStop,
  registry.opensTooLate,
  registry.answersTwice,
  registry.slowsDown,
  registry.memoryGrows,
  registry.liesAboutHealth,
  registry.leavesBehind,
  registry.forgetsEvents,
  registry.handlesTwice,
  registry.handlesRepeats,
  registry.givenUp,
  registry.missesFirstTries,
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
  const broken = symptoms.has('lint') ? brokenRules(history) : [];
  const told = [
    ...(own.length + broken.length > 0 ? own : found).map(({ kind, cause }) => ({ kind: kind.name, ...cause })),
    ...broken,
  ];
  return told.toSorted((a, b) => a.atUs - b.atUs)[0];
}

function brokenRules(history: History): readonly Cause[] {
  return breaches(history).map(({ rule, sentence, atUs, witness, link }) => ({
    kind: rule,
    sentence,
    atUs,
    witness: witness ?? link ?? 'app',
  }));
}

function lossesIn(history: History): readonly string[] {
  const lossOf = lossesOf(history);
  return history.measured.flatMap((delivery) => {
    const kind = lossOf(delivery);
    return kind !== undefined && countsAgainstApp(kind) ? [`lost: ${kind}`] : [];
  });
}
