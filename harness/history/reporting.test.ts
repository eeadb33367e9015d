import { describe, expect, test } from 'vitest';
import { us } from '../base/units.ts';
import {
  acked,
  appExited,
  delivered,
  due,
  effect,
  handled,
  historyOf,
  journalOf,
  planOf,
  posted,
  sent,
  settled,
  type Timed,
} from './fixtures/facts.ts';
import { fateOf } from './deliveries.ts';
import { type Reporting, reportingOf, together } from './reporting.ts';

/** So many acknowledged events, of which the app says nothing. */
function swallowed(count: number, first = 0): readonly Timed[] {
  return Array.from({ length: count }, (_, index) => {
    const event = `e${first + index}`;
    const at = index * 10;
    return [due(event, at), sent(event, at), acked(event, at + 1), settled(event, at + 1)];
  }).flat();
}

function commands(count: number): readonly Timed[] {
  return Array.from({ length: count }, (_, n) => {
    const event = `c${n}`;
    return [
      { ...due(event, n), payload: 'slash-command' } as Timed,
      sent(event, n),
      acked(event, n + 1),
      settled(event, n + 1),
    ];
  }).flat();
}

function answers(count: number): readonly Timed[] {
  return Array.from({ length: count }, (_, n) => effect(`e${n}`, n * 10 + 5));
}

function reportingAfter(...cells: readonly (readonly Timed[])[]): Reporting {
  return reportingOf(cells.map((facts) => ({ plan: planOf(), entries: journalOf(facts) })));
}

describe('reportingOf()', () => {
  test.each<[string, readonly (readonly Timed[])[], Reporting]>([
    ['nothing but acks', [swallowed(20)], { by: 'acks' }],
    [
      'its own word in any cell',
      [swallowed(20), [...swallowed(1), handled('e0', 5)]],
      { by: 'reported', interactions: [] },
    ],
    [
      'its own word of the commands and interactions that it names in any cell',
      [
        [...swallowed(1), handled('e0', 5)],
        [...commands(2), handled('c1', 20)],
      ],
      { by: 'reported', interactions: ['slash-command'] },
    ],
    [
      'its answers, where it answers all of a kind',
      [[...swallowed(20), ...answers(20)]],
      { by: 'effects', answers: ['message'], takes: us(4) },
    ],
    [
      'its answers in any cell, also where another cell has none',
      [swallowed(20), [...swallowed(20), ...answers(19)]],
      { by: 'effects', answers: ['message'], takes: us(4) },
    ],
    ['nothing but acks where it answers some', [[...swallowed(20), ...answers(18)]], { by: 'acks' }],
    ['nothing but acks where there are too few', [[...swallowed(4), ...answers(4)]], { by: 'acks' }],
  ])('is %s', (_, cells, expected) => {
    expect(reportingAfter(...cells)).toEqual(expected);
  });

  test('is what the user says of the app, whatever is seen', () => {
    const facts = journalOf(swallowed(3));
    expect(reportingOf([{ plan: planOf({ reportsHandled: true }), entries: facts }])).toEqual({ by: 'reported' });
    expect(reportingOf([{ plan: planOf({ reportsHandled: 'events' }), entries: facts }])).toEqual({
      by: 'reported',
      interactions: [],
    });
    expect(reportingOf([{ plan: planOf({ effectCommand: 'x' }), entries: facts }])).toEqual({ by: 'command' });
  });

  test('adds up what cells show', () => {
    const effects = (...kinds: readonly ('message' | 'slash-command')[]) =>
      ({ by: 'effects', answers: kinds }) as const;
    expect(together(effects('message'), effects('slash-command', 'message'))).toEqual(
      effects('message', 'slash-command'),
    );
    expect(together(effects('message'), { by: 'acks' })).toEqual(effects('message'));
    expect(together({ by: 'reported' }, effects('message'))).toEqual({ by: 'reported' });
    expect(together({ by: 'reported' }, { by: 'reported', interactions: [] })).toEqual({ by: 'reported' });
    expect(together({ by: 'reported' }, { by: 'command' })).toEqual({ by: 'command' });
  });
});

describe('an acknowledged event of which nothing was said or seen', () => {
  const fates = (facts: readonly Timed[], reporting: Reporting) => {
    const history = historyOf([facts], { reporting });
    return history.deliveries.map((delivery) => fateOf(delivery, history));
  };

  test.each<[Reporting, string]>([
    [{ by: 'reported' }, 'lost'],
    [{ by: 'command' }, 'lost'],
    [{ by: 'effects', answers: ['message'] }, 'lost'],
    [{ by: 'effects', answers: ['slash-command'] }, 'handled'],
    [{ by: 'acks' }, 'handled'],
  ])('is by %j %s', (reporting, fate) => {
    expect(fates(swallowed(2), reporting)).toEqual([fate, fate]);
  });

  test.each<[Reporting, string]>([
    [{ by: 'reported' }, 'lost'],
    [{ by: 'reported', interactions: ['slash-command'] }, 'lost'],
    [{ by: 'reported', interactions: ['block-actions'] }, 'handled'],
    [{ by: 'reported', interactions: [] }, 'handled'],
  ])('is by %j %s where it is a command, which has no event_id to print', (reporting, fate) => {
    expect(fates(commands(2), reporting)).toEqual([fate, fate]);
  });

  test('is believed to be handled where an answer may be its own', () => {
    const unclear: Timed = {
      kind: 'api-called',
      at: 50,
      method: 'chat.postMessage',
      status: 200,
      ok: true,
      mayAnswer: ['e0', 'e1'],
    };
    expect(fates([...swallowed(3), unclear], { by: 'effects', answers: ['message'] })).toEqual([
      'handled',
      'handled',
      'lost',
    ]);
  });

  test('is believed to be handled where Slack refused the answers of that time', () => {
    const tooMany = { ...posted(0, 'ratelimited', { status: 429 }), retryAfter: 2 } as Timed;
    const late = [due('e9', 0), sent('e9', 4_000_000), acked('e9', 4_000_000)];
    expect(fates([...swallowed(1), ...late, tooMany], { by: 'effects', answers: ['message'] })).toEqual([
      'handled',
      'lost',
    ]);
    expect(fates([...swallowed(1), tooMany], { by: 'reported' })).toEqual(['lost']);
  });

  test('is believed to be handled where the cell ended before the app usually answers', () => {
    const last = [due('e9', 0), sent('e9', 9_000_000), acked('e9', 9_000_000), settled('e9', 10_500_000)];
    const slow: Reporting = { by: 'effects', answers: ['message'], takes: us(600_000) };
    expect(fates([...swallowed(1), ...last], slow)).toEqual(['lost', 'handled']);
    expect(fates([...swallowed(1), ...last], { ...slow, takes: us(200_000) })).toEqual(['lost', 'lost']);
  });

  test('is no loss where the app answered the other event of the same gesture', () => {
    const gestures = swallowed(4).map((fact) =>
      fact.kind === 'event-due' ? { ...fact, gesture: fact.n % 2 === 0 ? fact.event : `e${fact.n - 1}` } : fact,
    );
    expect(fates([...gestures, effect('e1', 50)], { by: 'effects', answers: ['message'] })).toEqual([
      'handled',
      'handled',
      'lost',
      'lost',
    ]);
  });

  test('is handled as often as a command prints it, where there is one', () => {
    const told = [effect('e0', 5), effect('e1', 90, '', 'command'), effect('e1', 91, '', 'command')];
    const history = historyOf([swallowed(2), told], { plan: { effectCommand: 'x' } });
    expect(history.deliveries.map(({ handledAt }) => handledAt)).toEqual([[], [90, 91]]);
  });

  test('what the app says counts, and not what it shows', () => {
    const history = historyOf([delivered('e0', 0, 5), effect('e0', 7), effect('e0', 8), appExited(9, true)]);
    expect(history.deliveries[0]?.handledAt).toEqual([5]);
  });
});
