import { count } from '../../base/quantity.ts';
import type { Delivery } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import { lossesOf } from '../../history/losses.ts';
import type { CauseKind } from './cause.ts';
import { kindWords } from './kind-words.ts';
import { ended } from './symptoms.ts';
import { events, first } from './words.ts';

/** Fewer of a kind may have failed for another reason. */
const fewest = 3;
/** Fewer that were well show nothing. */
const fewestWell = 5;

/** Every event of some kinds fails, and none of all the others: so it is what is in them. */
export const failsOnSomeKinds = {
  name: 'fails-on-some-kinds',
  means: 'It fails on some kinds of events and on no other',
  explains: ended,
  find(history) {
    const lossOf = lossesOf(history);
    const isBad = (delivery: Delivery): boolean => {
      const loss = lossOf(delivery);
      return loss === 'never delivered' || loss === 'refused' || loss === 'acknowledged, not handled';
    };
    const kinds = [
      ...Map.groupBy(
        history.deliveries.filter(({ attempts }) => attempts.some(({ link }) => link !== '')),
        kindWords,
      ),
    ].map(([words, all]) => ({ words, all, bad: all.filter(isBad) }));
    const failing = kinds.filter(({ bad }) => bad.length > 0);
    // Of what the app may well leave alone it is not known whether it did.
    const well = kinds
      .filter(({ bad }) => bad.length === 0)
      .flatMap(({ all }) => all.filter(({ handledAt, isSilenceUnclear }) => handledAt.length > 0 || !isSilenceUnclear));
    const [earliest] = failing.flatMap(({ bad }) => bad).toSorted((a, b) => a.dueAt - b.dueAt);
    const isClear = failing.every(({ all, bad }) => bad.length === all.length && bad.length >= fewest);
    if (earliest === undefined || !isClear || well.length < fewestWell) return undefined;
    const failed = failing.flatMap(({ bad }) => bad);
    return {
      sentence: [
        `The app ${whatItDid(failed)} ${failing.map(({ words, bad }) => `all ${count(bad.length)} ${words}`).join(', ')}`,
        `; with the ${events(well.length)} of other kinds it did well`,
        meaningOf(failed),
        `. The first was ${first(earliest.event, earliest.dueAt, history)}`,
      ].join(''),
      atUs: earliest.dueAt - history.from,
      witness: earliest.event,
    };
  },
} as const satisfies CauseKind;

function whatItDid(failed: History['deliveries']): string {
  if (failed.every(({ ackedAt }) => ackedAt !== undefined)) return 'acknowledged and did not handle';
  const statuses = new Set(failed.flatMap(({ attempts }) => attempts.flatMap(({ status }) => status ?? [])));
  const [status] = statuses.size === 1 ? statuses : [];
  return status === undefined ? 'did not acknowledge' : `answered ${status} to`;
}

/** A signature that fits some bodies and not others is made of something else than the bytes that came. */
function meaningOf(failed: History['deliveries']): string {
  const isSignature = failed.every(({ attempts }) => attempts.every(({ status }) => status === 401 || status === 403));
  return isSignature
    ? ': it does not accept Slack’s signature of these, as an app does that signs JSON written again (other escapes of / and of letters beyond ASCII) in place of the bytes that came'
    : '';
}
