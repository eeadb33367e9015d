import { expect, test } from 'vitest';
import { steadyTraffic as steadyScenario } from '../../scenarios/latency/steady.ts';
import { slashCommandScenario } from '../../scenarios/acks/slash-command.ts';
import { raising } from './scenario.ts';

test('raising() changes what is raised, not when', () => {
  const { workload } = raising(steadyScenario, [{ kind: 'app-mention', share: 1 }]);
  expect(workload).toEqual({
    ...steadyScenario.workload,
    raises: 'app-mention',
    due: expect.any(Function),
    text: expect.stringMatching(/of kind app-mention$/),
  });
});

test('raising() leaves a scenario alone that asks about a kind of its own', () => {
  expect(raising(slashCommandScenario, [{ kind: 'app-mention', share: 1 }])).toBe(slashCommandScenario);
});
