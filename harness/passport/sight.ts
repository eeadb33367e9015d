/** What a probe's journal shows, and the questions that figures put to it; instants are on the journal's own clock. Pure. */

import { complement, type Interval, lengthOf } from '../base/intervals.ts';
import { type Micros, us } from '../base/units.ts';
import { cell } from '../history/cell.ts';
import { episodes } from '../history/episodes.ts';
import { compose } from '../history/fold.ts';
import { type LinkRecord, links } from '../history/links.ts';
import { type ExitRecord, processes } from '../history/processes.ts';
import type { Entry } from '../journal/facts.ts';
import type { Figure } from './figure.ts';

export interface Sight {
  readonly entries: readonly Entry[];
  /** In the order in which they were opened. */
  readonly links: readonly LinkRecord[];
  /** When the fault was asked for; the beginning of the journal where none was. */
  readonly struckAt: Micros;
  /** When the end of the fault was asked for, where it lasted and was ended. */
  readonly healedAt?: Micros;
  /** When the harness began to end the probe: what comes later is of its own making. */
  readonly endAt: Micros;
  /** The process had not ended, by itself or asked, when the probe was over. */
  readonly isRunning: boolean;
  /** The app ended before the harness asked for it. */
  readonly exit?: ExitRecord;
}

const folds = compose({ cell, links, episodes, processes });

export function sightOf(journal: readonly Entry[]): Sight {
  // What comes after is of the harness' own making: it ends the app, which then closes its links.
  const end = journal.findIndex((entry) => entry.kind === 'phase' && entry.phase === 'draining');
  const entries = end === -1 ? journal : journal.slice(0, end + 1);
  const seen = folds.empty();
  for (const entry of entries) folds.step(seen, entry);
  const [strike] = seen.episodes;
  const healed = seen.episodes.find(({ ended }) => ended)?.ended;
  const exit = seen.processes.exits.find(({ asked }) => !asked);
  return {
    entries,
    links: [...seen.links.byId.values()],
    struckAt: strike?.began[0] ?? us(0),
    endAt: seen.cell.drainingAt ?? seen.cell.until,
    ...(healed ? { healedAt: healed[0] } : {}),
    isRunning: seen.processes.exits.length === 0,
    ...(exit ? { exit } : {}),
  };
}

/** The first link that was dialled after the strike and got its hello. */
export function newLink({ links, struckAt }: Sight): (LinkRecord & { readonly readyAt: Micros }) | undefined {
  for (const link of links) {
    const { readyAt, openedAt } = link;
    if (readyAt !== undefined && openedAt >= struckAt) return { ...link, readyAt };
  }
  return undefined;
}

/**
 * Time without a link that could bring an envelope, from the strike to the end of the probe. `cutsLinks`: the strike made
 * the links of that moment useless, whatever else becomes of them.
 */
export function deafUs({ links, struckAt, endAt }: Sight, { cutsLinks }: { readonly cutsLinks: boolean }): Micros {
  const heard = links.flatMap(({ readyAt, openedAt, closing, closed }): readonly Interval[] => {
    if (readyAt === undefined || (cutsLinks && openedAt < struckAt)) return [];
    return [[readyAt, us(Math.min(closing?.at ?? endAt, closed?.at ?? endAt))]];
  });
  return lengthOf(complement(heard, [struckAt, endAt]));
}

/** The most TCP connections that the app held open to Slack at one time after the strike. */
export function mostSockets({ links, struckAt, endAt }: Sight): number {
  const open = links.filter(({ closed }) => (closed?.at ?? Infinity) > struckAt);
  const counts = open.map(
    ({ openedAt }) =>
      open.filter(
        (other) => other.openedAt <= Math.max(openedAt, struckAt) && (other.closed?.at ?? endAt + 1) > openedAt,
      ).length,
  );
  return Math.max(0, ...counts);
}

/** Links that had their hello and were neither closing nor closed when the probe was over. */
export function openAtEnd(sight: Sight): number {
  return linksAt(sight, sight.endAt).length;
}

/** When the app tried while the fault lasted, counted from the strike. */
export function triesOf(
  { entries, struckAt, healedAt, endAt }: Sight,
  isTry: (entry: Entry) => boolean,
): readonly Micros[] {
  const until = healedAt ?? endAt;
  return entries
    .filter((entry) => entry.at >= struckAt && entry.at <= until && isTry(entry))
    .map(({ at }) => us(at - struckAt));
}

/** Links that had their hello and were in use at the strike. */
export function linksAt({ links }: Pick<Sight, 'links'>, at: Micros): readonly LinkRecord[] {
  return links.filter(
    ({ readyAt, closing, closed }) =>
      (readyAt ?? Infinity) <= at && (closing?.at ?? Infinity) > at && (closed?.at ?? Infinity) > at,
  );
}

/** Whether the process outlived the probe. */
export function exitFigure({ exit }: Sight): Figure {
  const how = exit?.signal === null ? `with code ${exit.code}` : `by ${exit?.signal}`;
  return { name: 'process', title: 'The process', kind: 'words', words: exit ? `ends ${how}` : 'goes on' };
}
