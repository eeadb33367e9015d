import { greatest, least } from '../../base/extremes.ts';
import { duration } from '../../base/quantity.ts';
import { seconds } from '../../base/units.ts';
import type { Attempt } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';

/** Fewer show no habit. */
const fewest = 3;
/** A link is new for no longer. */
const newFor = seconds(10);

export interface Answered {
  readonly attempt: Pick<Attempt, 'sentAt' | 'link'>;
  /** Undefined: not known. */
  readonly isBad: boolean | undefined;
}

/** All that went wrong came first on a link that was opened in the run, and what came later on such links went well. Behind a sentence; `well`: `handled`. Pure. */
export function onNewLinks(
  { links, from }: Pick<History, 'links' | 'from'>,
  answered: readonly Answered[],
  well: string,
): string | undefined {
  const readyAt = new Map(
    links.flatMap(({ id, readyAt: at }) => (at !== undefined && at > from ? [[id, at] as const] : [])),
  );
  const agesOf = (wanted: boolean): readonly number[] =>
    answered.flatMap(({ attempt: { link, sentAt }, isBad }) => {
      const opened = readyAt.get(link);
      return isBad !== wanted || opened === undefined ? [] : [sentAt - opened];
    });
  const [young, later] = [agesOf(true), agesOf(false)];
  const oldest = greatest(young);
  const isAll = young.length === answered.filter(({ isBad }) => isBad === true).length && oldest < newFor;
  if (!isAll || young.length < fewest || later.length < fewest || least(later) <= oldest) return undefined;
  return `: each came on a link that it had opened less than ${duration(oldest)} before, and all that came later on such links it ${well}`;
}
