import { expect, test } from 'vitest';
import { seconds } from '../base/units.ts';
import { delivered, historyOf, type Timed } from '../history/fixtures/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { SuspectedFailure } from '../plan/expectation.ts';
import { number } from './fixtures/cells.ts';
import { judge } from './judge.ts';

const refresh: SuspectedFailure = {
  id: 'F03',
  system: 'bolt-js',
  versions: ['5.1.0'],
  transport: 'socket-mode',
  metric: 'gap',
  between: [seconds(4.5), seconds(6.5)],
  note: 'Waits 5 s',
  source: 'https://github.com/slackapi/bolt-js/issues/2496',
  agent: '@slack:socket-mode/',
};
const lost: SuspectedFailure = { ...refresh, metric: 'lost', between: [1, 9] };

const called = (agent?: string): Timed => ({
  kind: 'api-called',
  at: 1,
  method: 'apps.connections.open',
  status: 200,
  ok: true,
  ...(agent === undefined ? {} : { agent }),
});
const bolt = called('@slack:socket-mode/3.1.0 @slack:bolt/5.1.0 node/24.21.0');

interface Row {
  readonly suspects?: readonly SuspectedFailure[];
  readonly agent?: Timed;
  readonly gap?: number;
  readonly lost?: number;
  readonly says: string;
}

const rows: Readonly<Record<string, Row>> = {
  'the figure, the SDK': { says: ', as the known SDK bug bolt-js#2496 does' },
  'no issue on record': {
    suspects: [{ ...refresh, source: 'slack-protocol.md §4.2' }],
    says: ', as the known failure F03 of bolt-js does',
  },
  'another SDK': { agent: called('Python/3.11.7 slackclient/3.47.0'), says: '' },
  'an SDK that says nothing of itself': { agent: called(), says: '' },
  'a figure outside of what is known': { gap: seconds(6.6), says: '' },
  'another failure beside it': { lost: 1, says: '' },
  'another failure beside it, of the same bug': {
    suspects: [refresh, lost],
    lost: 1,
    says: ', as the known SDK bug bolt-js#2496 does',
  },
  'another failure beside it, of another bug': { suspects: [refresh, { ...lost, id: 'F99' }], lost: 1, says: '' },
  'nothing on record': { suspects: [], says: '' },
};

test.each(Object.entries(rows))('%s', (_, { suspects = [refresh], agent = bolt, gap = seconds(5), ...row }) => {
  const plan: Partial<CellPlan> = {
    suspects,
    expects: [
      { metric: 'gap', atMost: seconds(1) },
      { metric: 'lost', atMost: 0 },
    ],
  };
  const { verdict, why, known } = judge(historyOf([agent, delivered('e0', 2, 5)], { plan }), {
    gap: number(gap),
    lost: number(row.lost ?? 0),
  });
  expect([verdict, known]).toEqual(['fail', undefined]);
  expect(
    why.slice(why.indexOf(row.lost === undefined ? ' 1.0 s' : ' at most 0') + (row.lost === undefined ? 6 : 10)),
  ).toBe(row.says);
});

test('stands in the sentence of the cause, where there is one', () => {
  const plan: Partial<CellPlan> = { suspects: [lost], expects: [{ metric: 'lost', atMost: 0 }] };
  const dropped = delivered('e1', 10, 5).slice(0, 4);
  const { why, cause } = judge(historyOf([bolt, delivered('e0', 2, 5), dropped], { plan }), { lost: number(1) });
  expect(cause?.sentence).toMatch(/never handled 1 of them\. .*, as the known SDK bug bolt-js#2496 does$/);
  expect(why).toBe(`${cause?.sentence}. Failed: lost: 1, expected at most 0`);
});

test('an app that acknowledges nothing at all is like no known failure, whatever its figures are', () => {
  const plan: Partial<CellPlan> = { suspects: [refresh], expects: [{ metric: 'gap', atMost: seconds(1) }] };
  const unanswered = delivered('e1', 10, 5).slice(0, 2);
  const { why } = judge(historyOf([bolt, unanswered], { plan }), { gap: number(seconds(5)) });
  expect(why).toMatch(/^The app acknowledged none of the 1 event that Slack sent it\. Failed: /);
});
