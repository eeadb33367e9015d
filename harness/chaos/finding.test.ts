import { describe, expect, test } from 'vitest';
import { cellOf } from '../analysis/fixtures/cells.ts';
import { seconds } from '../base/units.ts';
import { foundLines } from './finding-text.ts';
import { causeOfFailure, type Finding, isSameFinding, slugOf } from './finding.ts';
import type { Parameters } from './program.ts';

const cause = { kind: 'never-back', sentence: 'It was not back', atUs: 1, witness: 'e1' };

describe('causeOfFailure()', () => {
  test.each([
    ['what the app did', { verdict: 'fail', cause } as const, 'never-back'],
    [
      'the figures that failed, where nothing shows what it did',
      {
        verdict: 'fail',
        expectations: [
          { metric: 'unsettled', verdict: 'fail', sentence: '' },
          { metric: 'lost', verdict: 'fail', sentence: '' },
          { metric: 'late', verdict: 'pass', sentence: '' },
        ],
      } as const,
      'lost and unsettled',
    ],
    [
      'that it ended, whatever it did before',
      {
        verdict: 'fail',
        cause,
        expectations: [
          { metric: 'deaf-after-faults', verdict: 'fail', sentence: '' },
          { metric: 'unasked-exits', verdict: 'fail', sentence: '' },
        ],
      } as const,
      'ends',
    ],
    ['nothing of a cell that passed', { verdict: 'pass' } as const, undefined],
    ['nothing of a cell without a verdict', { verdict: 'unknown', cause } as const, undefined],
  ])('is %s', (_, cell, expected) => {
    expect(causeOfFailure(cellOf('http', cell))).toBe(expected);
  });

  test('is nothing where the failure is on record', () => {
    const known = { id: 'F1', note: '', source: '', words: '' };
    expect(causeOfFailure(cellOf('http', { verdict: 'fail', cause, known }))).toBeUndefined();
  });
});

describe('isSameFinding()', () => {
  const one = finding({ lane: 'to-app', delay: '50 ms' });

  test('is by cause, transport and faults, whatever their times and numbers', () => {
    expect(isSameFinding(one, finding({ lane: 'to-app', delay: '900 ms' }, 7))).toBe(true);
  });

  test.each<[string, Finding]>([
    ['another cause', { ...one, cause: 'silent' }],
    ['another transport', { ...one, transport: 'http' }],
    ['another variety of the fault', finding({ lane: 'to-slack', delay: '50 ms' })],
    ['one fault more', { ...one, program: { ...one.program, steps: [...one.program.steps, ...one.program.steps] } }],
  ])('is another one: %s', (_, other) => {
    expect(isSameFinding(one, other)).toBe(false);
  });
});

test('slugOf() is a name that a scenario may have', () => {
  expect(slugOf({ ...finding({}), cause: 'lost and unsettled' })).toBe('lost-and-unsettled-socket-mode-slow-network');
});

test('foundLines() tell what fails, after which faults, and how often', () => {
  const words = { ...finding({ lane: 'to-app' }), system: 'bolt-js@5.1.0', why: 'It was not back', tried: 12 };
  expect(foundLines({ ...words, isSmallest: true, failed: 9, of: 10 })).toEqual([
    'bolt-js@5.1.0 over Socket Mode: It was not back',
    '1 fault in 20 s of traffic, 5 events a second:',
    '  1. 2 s to 4.5 s  slow-network {"lane":"to-app"}',
    'Nothing of it can be taken away, 12 smaller ones were tried. It failed in the same way in 9 of 10 repeats.',
  ]);
  expect(foundLines({ ...words, isSmallest: false, failed: 0, of: 0 }).at(-1)).toBe(
    'The budget for shrinking it was spent, 12 smaller ones were tried.',
  );
});

function finding(parameters: Parameters, from = 2): Finding {
  const step = { fault: 'slow-network', from: seconds(from), to: seconds(from + 2.5), with: parameters };
  return {
    cause: 'never-back',
    transport: 'socket-mode',
    program: { lasting: seconds(20), perSecond: 5, steps: [step] },
  };
}
