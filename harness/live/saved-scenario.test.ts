import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYaml } from '../config/parse-yaml.ts';
import { scenarioOf } from '../config/scenario-of.ts';
import { scenario } from '../config/scenario-schema.ts';
import { writeYaml } from '../config/write-yaml.ts';
import type { Recorded } from './hand.ts';
import { offeredFaults } from './offered-faults.ts';
import { savedScenario } from './saved-scenario.ts';

const offered = offeredFaults({ isTls: true });

const anyRecord: fc.Arbitrary<Recorded & { readonly text: string }> = fc
  .record({ which: fc.constantFrom(...offered), from: fc.nat(600_000), lasting: fc.option(fc.nat(60_000)) })
  .map(({ which: { name, text, example, only }, from, lasting }) => ({
    text,
    fault: name,
    with: example,
    ...(only === undefined ? {} : { over: only }),
    from,
    ...(lasting === null ? {} : { to: from + lasting }),
  }));

test('whatever was done is a scenario that runs take, with the same faults in the same order', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 6 }), fc.constantFrom(0.5, 5, 100), (all, rate) => {
      const recorded = all.toSorted((a, b) => a.from - b.from);
      const text = writeYaml(savedScenario({ name: 'by-hand-1', recorded, rate, now: 700_000 }), 'two\nlines');
      expect(text).toMatch(/^# two\n# lines\n/);
      const read = scenarioOf(scenario.parse(parseYaml(text).data), 'by-hand-1.yaml');
      expect(read.faults.map(({ fault }) => fault.text)).toEqual(recorded.map(({ text }) => text));
      expect(read.unsupported, 'each fault that one transport cannot have strikes the other alone').toEqual({});
      expect(read.workload.perSecond).toBe(rate);
      expect(read.faults[0]).toMatchObject({ from: 3_000_000 });
    }),
  );
});

test('keeps how long each fault lasted and how far they were apart', () => {
  const recorded = [
    { fault: 'refused', with: {}, from: 100_000, to: 104_000 },
    { fault: 'suspended', with: {}, from: 106_000 },
  ];
  expect(savedScenario({ name: 'by-hand-1', recorded, rate: 5, now: 110_000 })).toMatchObject({
    title: 'Done by hand (refused, suspended)',
    workload: { perSecond: 5, for: '25 s' },
    faults: [
      { fault: 'refused', from: '3 s', to: '7 s' },
      { fault: 'suspended', from: '9 s', to: '13 s' },
    ],
  });
});
