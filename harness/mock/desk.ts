/** The last things that were sent to apps, and what became of each, as a page shows them. Bounded. */

import type { Letter } from '../../mocks/slack/protocol/letter.ts';
import type { Told } from './feed.ts';
import { letterStep } from './letter-steps.ts';
import type { SentLetter, Step } from './page-messages.ts';

export interface Desk {
  see(told: Told): void;
  /** A letter that is on its way, after the fact that it is due. */
  lay(letter: Letter, app: string): void;
  /** Those that changed since the last time, oldest first. */
  take(): readonly SentLetter[];
  /** All that are kept, oldest first. */
  all(): readonly SentLetter[];
}

const mostKept = 100;
const mostSteps = 30;

interface Kept extends Omit<SentLetter, 'steps' | 'body'> {
  readonly dueMs: number;
  readonly steps: Step[];
  letter?: Letter;
}

export function createDesk(): Desk {
  const kept = new Map<string, Kept>();
  const changed = new Set<Kept>();

  function begin({ app = '', event, kind, time }: { app?: string; event: string; kind: string; time: string }): void {
    kept.set(keyOf(app, event), { id: event, app, kind, time, dueMs: Date.parse(time), steps: [] });
    for (const [oldest, letter] of kept) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
      changed.delete(letter);
    }
  }

  /** The Web API, which tells of effects, knows no app: ids are alike only where two apps hear of one thing in one second. */
  function find(app: string | undefined, event: string): Kept | undefined {
    return app === undefined ? [...kept.values()].findLast(({ id }) => id === event) : kept.get(keyOf(app, event));
  }

  return {
    see(told) {
      if (!('event' in told)) return;
      if (told.kind === 'event-due') begin({ ...told, kind: told.payload ?? 'message' });
      const found = find(told.app, told.event);
      if (!found) return;
      changed.add(found);
      const step = letterStep(told);
      if (step && found.steps.length < mostSteps)
        found.steps.push({ ...step, after: Date.parse(told.time) - found.dueMs });
    },
    lay(letter, app) {
      const found = find(app, letter.id);
      if (found) found.letter = letter;
    },
    take() {
      const fresh = [...kept.values()].filter((letter) => changed.has(letter));
      changed.clear();
      return fresh.map(shown);
    },
    all: () => [...kept.values()].map(shown),
  };
}

function keyOf(app: string, event: string): string {
  return `${app} ${event}`;
}

function shown({ id, app, kind, time, steps, letter }: Kept): SentLetter {
  return { id, app, kind, time, steps, ...(letter ? { body: bodyOf(letter) } : {}) };
}

/** As JSON: of a form its fields, or the payload in them. */
function bodyOf({ body, isForm }: Letter): string {
  if (!isForm) return body;
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields['payload'] ?? JSON.stringify(fields);
}
