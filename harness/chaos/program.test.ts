import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hastened, retryRests } from '../../mocks/slack/protocol/policy.ts';
import { defaultHaste } from '../plan/defaults.ts';
import { refused } from '../faults/refused.ts';
import type { AtTime } from '../matrix/timed-fault.ts';
import { minutes as lasting, ms, seconds } from '../base/units.ts';
import { faultKinds } from './fault-kinds.ts';
import { program, type ProgramOptions } from './program.ts';

const policy = hastened(defaultHaste).values;
/** As long as an app may take to be back. */
const reconnect = seconds(6);

const anyOptions: fc.Arbitrary<ProgramOptions> = fc.record({
  seed: fc.nat(),
  minutes: fc.double({ min: 0.1, max: 4, noNaN: true }),
  faults: fc.constant(faultKinds),
});

describe('program()', () => {
  test('draws the same from the same seed, and something else from another one', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        expect(told(program(options))).toEqual(told(program(options)));
      }),
    );
    const programs = Array.from({ length: 50 }, (_, seed) => program({ seed, minutes: 2, faults: faultKinds }));
    expect(new Set(programs.map((each) => JSON.stringify(told(each)))).size).toBe(50);
  });

  test('has an episode at least, none that overlaps another, quiet between them, and traffic after the last', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const timed = program(options);
        const total = lasting(options.minutes);
        expect(timed.length).toBeGreaterThan(0);
        expect(timed[0]?.from).toBeGreaterThan(0);
        for (const [index, { from, to }] of timed.entries()) {
          expect(to - from).toBeGreaterThanOrEqual(seconds(1) - ms(10));
          expect(to - from).toBeLessThanOrEqual(seconds(12));
          const next = timed[index + 1];
          if (next) expect(next.from - to).toBeGreaterThanOrEqual(seconds(1.5) - ms(10));
          else expect(total - to).toBeGreaterThanOrEqual(Math.min(seconds(6), total / 3));
        }
      }),
    );
  });

  test('draws each kind of fault once before any twice, where length allows', () => {
    const names = new Set(program({ seed: 1, minutes: 10, faults: faultKinds }).map(({ fault }) => kindOf(fault.text)));
    expect(names.size).toBe(faultKinds.length);
  });

  test('leaves every event an attempt that meets no hard fault, whether the others fail at once or at their deadline', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const timed = program(options);
        for (let due = 0; due < lasting(options.minutes); due += ms(250))
          expect(canReach(timed, due), `due at ${due / seconds(1)} s`).toBe(true);
      }),
    );
  });

  test('would leave none where hard faults came without a recess', () => {
    const endless = [0, 5, 10].map((from) => ({ from: seconds(from), to: seconds(from + 4), fault: refused() }));
    expect(canReach(endless, 0)).toBe(false);
  });
});

function told(timed: readonly AtTime[]): readonly unknown[] {
  return timed.map(({ from, to, fault: { name, text } }) => ({ from, to, name, text }));
}

/** Delays and statuses are options of a kind, not kinds. */
function kindOf(text: string): string {
  return text.replaceAll(/\d+/g, '');
}

/** Whether an attempt of the event gets through, however the ones before it fail and whatever a warning made the app do. */
function canReach(timed: readonly AtTime[], due: number): boolean {
  return [true, false].every((isPatient) => reaches({ timed, isPatient, at: due, attempt: 0 }));
}

const rests = [...retryRests(policy), undefined];

function reaches(options: { timed: readonly AtTime[]; isPatient: boolean; at: number; attempt: number }): boolean {
  const { timed, isPatient, at, attempt } = options;
  const troubles = timed
    .flatMap((each) => troubleOf(each, isPatient) ?? [])
    .filter(({ from, to }) => at >= from && at < to);
  if (troubles.length === 0) return true;
  const rest = rests[attempt];
  if (rest === undefined) return false;
  const isSilent = troubles.every(({ from, name }) => name.startsWith('partition') && at < from + seconds(5));
  // What swallows bytes lets an attempt fail only at its deadline, until the app gives its socket up (after 5 s or more).
  const failures = [at + policy.ackDeadlineUs, ...(isSilent ? [] : [at])];
  return failures.every((failed) => reaches({ timed, isPatient, at: failed + rest, attempt: attempt + 1 }));
}

/** From when to when an app may be out of reach, be it that it takes `reconnect` to be back. */
function troubleOf({ from, to, fault: { name, text } }: AtTime, isPatient: boolean) {
  if (name === 'slow-network' || name === 'drop-first-acks') return undefined;
  if (name === 'end-links' || text.includes('dies')) return { name, from, to: from + reconnect };
  if (name !== 'recycle') return { name, from, to: to + reconnect };
  // Warned, an app leaves at once (and where TCP is left open may wait 6 s to see its end), or after 11 s, when it is cut.
  const cut = from + seconds(11);
  return isPatient ? { name, from: cut, to: cut + reconnect } : { name, from, to: from + seconds(6) + reconnect };
}
