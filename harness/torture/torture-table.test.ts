import { expect, test } from 'vitest';
import { tortureTable } from './torture-table.ts';

test('tortureTable() counts by kind when it was struck and what was wrong, and says it', () => {
  const fine = { ended: [130], strikes: ['amid'], wrong: [] } as const;
  const bad = {
    ended: [1],
    strikes: ['late', 'missed'],
    wrong: [{ what: 'processes', text: 'left process 7 (app)' }],
  } as const;
  expect(
    tortureTable([
      { kind: 'SIGINT', seed: 1, found: fine },
      { kind: 'SIGINT', seed: 2, found: fine },
      { kind: 'SIGHUP', seed: 3, found: bad },
    ]),
  )
    .toBe(`what was done  trials  early  amid  late  missed  ended with    exit code  processes  ports  files  blame  journals
SIGINT         2       0      2     0     0       130 ×2        0          0          0      0      0      0
SIGHUP         1       0      0     1     1       1 ×1          0          1          0      0      0      0
all            3       0      2     1     1       1 ×1, 130 ×2  0          1          0      0      0      0

SIGHUP, seed 3: processes: left process 7 (app)
`);
});
