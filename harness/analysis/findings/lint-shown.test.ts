import { expect, test } from 'vitest';
import type { LintFinding } from '../../result.ts';
import { cellOf } from '../fixtures/cells.ts';
import { lintShown } from './lint-shown.ts';

const twice: LintFinding = {
  rule: 'acks-twice',
  gravity: 'shown',
  sentence: 'The app acknowledged event e1 again',
  atUs: 5,
  count: 3,
};

test('what is only shown stands once, whatever the number of systems and cells; what fails a cell is its cause', () => {
  const cells = ['a', 'a', 'b'].map((system, index) =>
    cellOf('socket-mode', {
      id: `${index}`,
      system,
      lint: [twice, { ...twice, rule: 'ack-too-long', gravity: 'fails' }],
    }),
  );
  const found = lintShown([...cells, cellOf('socket-mode', { id: 'clean', system: 'c' })]);
  expect(found.map(({ headline, detail, cells: ids }) => [headline, detail, ids])).toEqual([
    [
      'An app acknowledges one envelope more than once, and nothing failed by it: a, b',
      '9 times in 3 cells. a: The app acknowledged event e1 again. Source: https://docs.slack.dev/apis/events-api/using-socket-mode: one acknowledgement for each envelope.',
      ['0', '1', '2'],
    ],
  ]);
});
