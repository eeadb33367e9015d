/** What goes on in the cells of a run, for whoever looks: a minute of the past at once, and then what is new each time it is told. */

import type { Entry } from '../journal/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { TransportName } from '../result.ts';
import { type CellFeed, cellNews, feedCell, keptOf, startCellFeed, takeFresh } from './cell-news.ts';
import type { HandState, LiveMessage, LiveMs, LogLine } from './messages.ts';

export interface Feed {
  /** A cell begins; what is known of an earlier one of its transport is let go. */
  began(plan: CellPlan): void;
  saw(transport: TransportName, entry: Entry): void;
  note(line: Omit<LogLine, 'at'>): void;
  /** What has changed since the last time goes out. */
  tell(): void;
  /** `send` gets the past now, and then what is told. Returns what ends it. */
  watch(send: (message: LiveMessage) => void): () => void;
}

const mostLines = 200;
/** Of one message: what is more nobody can read. */
const mostFreshLines = 30;

export function createFeed({ now, hand }: { readonly now: () => LiveMs; readonly hand: () => HandState }): Feed {
  const cells = new Map<TransportName, CellFeed>();
  const readers = new Set<(message: LiveMessage) => void>();
  let lines: readonly LogLine[] = [];
  let notes: LogLine[] = [];

  return {
    began(plan) {
      cells.set(plan.transport, startCellFeed(plan, now()));
    },
    saw(transport, entry) {
      const cell = cells.get(transport);
      if (cell) feedCell(cell, entry);
    },
    note: (line) => notes.push({ at: now(), ...line }),
    tell() {
      const fresh = [...cells.values()].map((cell) => ({ cell, news: takeFresh(cell, now()) }));
      const log = [...fresh.flatMap(({ news }) => news.log), ...notes].toSorted((a, b) => a.at - b.at);
      lines = [...lines, ...log].slice(-mostLines);
      notes = [];
      if (readers.size === 0) return;
      const message: LiveMessage = {
        kind: 'news',
        now: now(),
        cells: fresh.map(({ cell, news }) => cellNews(cell, news)),
        bands: fresh.flatMap(({ news }) => news.bands),
        log: log.slice(-mostFreshLines),
        hand: hand(),
      };
      for (const send of readers) send(message);
    },
    watch(send) {
      send({
        kind: 'news',
        now: now(),
        cells: [...cells.values()].map((cell) => cellNews(cell, keptOf(cell, now()))),
        bands: [...cells.values()].flatMap(({ bands }) => bands),
        log: lines,
        hand: hand(),
      });
      readers.add(send);
      return () => readers.delete(send);
    },
  };
}
