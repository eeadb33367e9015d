import { count } from '../base/quantity.ts';
import type { History } from '../history/history.ts';
import { leftAlone } from '../history/reporting.ts';

/** Fewer may be answered by chance. */
const fewestAnswered = 3;

/**
 * Of an app that answers some of people's messages and leaves others that are like them, in a sentence: what became of those is not known.
 * Undefined where it answers all or none, and where it says what it handled.
 */
export function habitNote({ reporting, measured }: Pick<History, 'reporting' | 'measured'>): string | undefined {
  const isKnown =
    reporting.by === 'reported' ||
    reporting.by === 'command' ||
    (reporting.by === 'effects' && reporting.answers.includes('message'));
  if (isKnown) return undefined;
  const alike = measured.filter(
    ({ payload, variety, ackedAt }) => payload === 'message' && !leftAlone.has(variety) && ackedAt !== undefined,
  );
  const answered = alike.filter(({ effects }) => effects.length > 0).length;
  if (answered < fewestAnswered || answered === alike.length) return undefined;
  return `of ${count(alike.length)} messages alike that it acknowledged the app answered ${count(answered)}: whether it lost the others or means to leave them is not known, as it does not say what it handled ({"handled":"<event_id>"} on its output)`;
}
