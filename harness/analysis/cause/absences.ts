/** Times in which an app over Socket Mode had no link although its process ran: how they began and ended. Pure. */

import type { History } from '../../history/history.ts';
import type { LinkRecord } from '../../history/links.ts';

export interface Absence {
  /** The link whose end left the app without one. */
  readonly link: LinkRecord;
  readonly at: number;
  /** Who ended it: the app's own close frame came first, or not. */
  readonly isByApp: boolean;
  /** Slack had warned of the end. */
  readonly isAnnounced: boolean;
  /** So long before the end Slack had told the app to leave the link (`disconnect`), and it asked for no other meanwhile (µs). */
  readonly unheededUs?: number;
  /** The next link got its hello; absent: none did until the run ended. */
  readonly backAt?: number;
  /** When the app asked Slack for a link meanwhile. */
  readonly tries: readonly number[];
}

export function absencesOf(history: History): readonly Absence[] {
  const { links, exits, marks, opens, until } = history;
  const ready = links.filter(({ readyAt }) => readyAt !== undefined);
  return ready.flatMap((link): readonly Absence[] => {
    const { readyAt = 0, closing, closed } = link;
    const at = Math.min(closing?.at ?? Infinity, closed?.at ?? Infinity);
    const isOther = ready.some((other) => other !== link && isUp(other, at));
    const backAt = ready
      .flatMap((other) => ((other.readyAt ?? 0) > at ? (other.readyAt ?? []) : []))
      .toSorted((a, b) => a - b)[0];
    // The end of the process explains it better, also where its socket was seen to end a moment before.
    const isGone = exits.some(
      (exit) => exit.at >= at - 2_000_000 && exit.at <= Math.min(backAt ?? until, at + 2_000_000),
    );
    if (at === Infinity || at > until || isOther || isGone) return [];
    return [
      {
        link,
        at,
        isByApp: closing?.by === 'app' && closing.at === at,
        isAnnounced: marks.some((mark) => mark.kind === 'disconnect' && mark.at >= readyAt && mark.at <= at),
        ...unheededIn(link, at, opens),
        ...(backAt === undefined ? {} : { backAt }),
        tries: opens.filter((open) => open > at && open <= (backAt ?? until)),
      },
    ];
  });
}

/** Less is the time that the app may take to act on it. */
const leastUnheededUs = 2_000_000;

function unheededIn({ toldToLeaveAt: told }: LinkRecord, at: number, opens: readonly number[]) {
  const isUnheeded =
    told !== undefined && at - told >= leastUnheededUs && !opens.some((open) => open >= told && open <= at);
  return isUnheeded ? { unheededUs: at - told } : {};
}

function isUp({ readyAt, closing, closed }: LinkRecord, at: number): boolean {
  return readyAt !== undefined && readyAt <= at && (closing?.at ?? Infinity) > at && (closed?.at ?? Infinity) > at;
}
