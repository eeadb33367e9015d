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

/**
 * Every event of some kinds fails, or every one but the first of its kind, and none of all the others: so it is what is in them, or in what they are
 * like that first one.
 */
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
    const isClear = failing.every((kind) => kind.bad.length >= fewest && (isWhole(kind) || isAllButFirst(kind)));
    if (earliest === undefined || !isClear || well.length < fewestWell) return undefined;
    const failed = failing.flatMap(({ bad }) => bad);
    return {
      sentence: [
        `The app ${whatItDid(failed)} ${failing.map(wordsOf).join(', ')}`,
        `; with the ${events(well.length)} of other kinds it did well`,
        meaningOf(failed),
        `. The first was ${first(earliest.event, earliest.dueAt, history)}`,
      ].join(''),
      atUs: earliest.dueAt - history.from,
      witness: earliest.event,
    };
  },
} as const satisfies CauseKind;

interface Kind {
  readonly words: string;
  readonly all: History['deliveries'];
  readonly bad: History['deliveries'];
}

function isWhole({ all, bad }: Kind): boolean {
  return bad.length === all.length;
}

function isAllButFirst({ all: [earliest, ...later], bad }: Kind): boolean {
  return earliest !== undefined && !bad.includes(earliest) && later.length === bad.length;
}

function wordsOf(kind: Kind): string {
  const { words, all, bad } = kind;
  return isWhole(kind)
    ? `all ${count(bad.length)} ${words}`
    : `${count(bad.length)} of ${count(all.length)} ${words}, all but the first`;
}

function whatItDid(failed: History['deliveries']): string {
  if (failed.every(({ ackedAt }) => ackedAt !== undefined)) return 'acknowledged and did not handle';
  const statuses = new Set(failed.flatMap(({ attempts }) => attempts.flatMap(({ status }) => status ?? [])));
  const [status] = statuses.size === 1 ? statuses : [];
  return status === undefined ? 'did not acknowledge' : `answered ${status} to`;
}

/** A signature that fits some bodies and not others is made of something else than the bytes that came. */
function meaningOf(failed: History['deliveries']): string {
  const isSignature = failed.every(({ attempts }) => attempts.every(({ status }) => status === 401 || status === 403));
  if (isSignature)
    return ': it does not accept Slack’s signature of these, as an app does that signs JSON written again (other escapes of / and of letters beyond ASCII) in place of the bytes that came';
  if (failed.every(({ variety }) => variety === 'form-signs'))
    return ': in the form that Slack posts these are escaped (%26, %3D). An app that decodes the form before it takes it apart at & and =, or that looks in all of it for the word payload, takes the person’s text for fields of the form';
  return '';
}
