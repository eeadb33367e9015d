import { expect, test } from 'vitest';
import { delivered, effect, historyOf } from '../history/fixtures/facts.ts';
import type { Reporting } from '../history/reporting.ts';
import { habitNote } from './habit-note.ts';

function noteOf(answered: number, reporting: Reporting): string | undefined {
  const acked = Array.from({ length: 10 }, (_, n) => delivered(`e${n}`, n * 10, 1).slice(0, 4));
  const answers = Array.from({ length: answered }, (_, n) => effect(`e${n}`, n * 10 + 5));
  return habitNote(historyOf([...acked, answers], { reporting }));
}

test.each<[string, Reporting]>([
  ['answers none of the kind always', { by: 'acks' }],
  ['answers commands always', { by: 'effects', answers: ['slash-command'] }],
])('tells of messages left by an app that %s', (_, reporting) => {
  expect(noteOf(4, reporting)).toBe(
    'of 10 messages alike that it acknowledged the app answered 4: whether it lost the others or means to leave them is not known, as it does not say what it handled ({"handled":"<event_id>"} on its output)',
  );
});

test.each<[string, number, Reporting]>([
  ['it answers all', 10, { by: 'acks' }],
  ['it answers hardly any', 2, { by: 'acks' }],
  ['its losses are counted', 4, { by: 'effects', answers: ['message'] }],
  ['it says what it handled', 4, { by: 'reported' }],
])('says nothing where %s', (_, answered, reporting) => {
  expect(noteOf(answered, reporting)).toBeUndefined();
});
