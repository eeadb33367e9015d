import { describe, expect, test } from 'vitest';
import { parseYaml } from '../config/parse-yaml.ts';
import { scenarioOf } from '../config/scenario-of.ts';
import { scenario as schema } from '../config/scenario-schema.ts';
import { writeYaml } from '../config/write-yaml.ts';
import { minutes, seconds } from '../base/units.ts';
import { timedWords } from '../matrix/timed-fault.ts';
import { chaosScenario, type NamedProgram, programAsWritten } from './chaos-scenario.ts';
import { drawProgram } from './draw-program.ts';
import { holds, onlyOver } from './program.ts';
import { vocabulary } from './vocabulary.ts';

function named(seed: number): NamedProgram {
  const program = drawProgram({ seed, lasting: minutes(2), perSecond: 5, intensity: 3, kinds: vocabulary });
  return { name: `round-${seed}`, title: `Round ${seed}`, program };
}

describe('a program', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'is the same written to a file and read again: seed %d',
    (seed) => {
      const written = writeYaml(programAsWritten(named(seed)), 'A line above\nand another');
      const read = scenarioOf(schema.parse(parseYaml(written).data), 'file');
      const ran = chaosScenario(named(seed));
      expect(read.faults.map(timedWords)).toEqual(ran.faults.map(timedWords));
      expect(read.faults).toHaveLength(named(seed).program.steps.length);
      expect([read.workload.text, read.expects, read.decides]).toEqual([ran.workload.text, ran.expects, ran.decides]);
      expect([read.toleratesMisses, read.unsupported]).toEqual([true, {}]);
    },
  );

  test('asks nothing of the other transport where it is for one', () => {
    const { unsupported } = chaosScenario({ ...named(1), transports: ['socket-mode'] });
    expect(Object.keys(unsupported ?? {})).toEqual(['http']);
  });

  test('asks whether forgeries are accepted where there are any', () => {
    const forged = { fault: 'forged-requests', from: seconds(1), to: seconds(2), over: 'http' } as const;
    const metrics = (steps: NamedProgram['program']['steps']): readonly string[] =>
      chaosScenario({ ...named(1), program: { ...named(1).program, steps } }).expects.map(({ metric }) => metric);
    expect(metrics([forged])).toContain('forgeries-accepted');
    expect(metrics([])).not.toContain('forgeries-accepted');
  });
});

test('onlyOver() takes what strikes over the transport, and no word of the other', () => {
  const { program } = named(3);
  const http = onlyOver('http', program);
  expect(program.steps.some(({ over }) => over === 'socket-mode')).toBe(true);
  expect(http.steps.length).toBe(program.steps.filter(({ over = 'http' }) => over === 'http').length);
  for (const step of http.steps) expect(step).not.toHaveProperty('over');
});

test('holds() knows a fault by its words, and not by its numbers', () => {
  const step = { fault: 'half-open', from: seconds(1), to: seconds(2), with: { way: 'both' } };
  const steps = [{ ...step, from: seconds(9), to: seconds(10) }];
  expect(holds({ steps }, [step])).toBe(true);
  expect(holds({ steps }, [{ ...step, with: { way: 'to-app' } }])).toBe(false);
  expect(holds({ steps }, [step, { ...step, fault: 'mute' }])).toBe(false);
});
