import { expect, test } from 'vitest';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { ownApp } from '../systems/own-systems.ts';
import { armsInTurn } from './arms-in-turn.ts';

const systems = ['old', 'new'].map((name) => ({ system: { ...ownApp('x'), name }, version: '1' }));
const transports = ['http', 'socket-mode'] as const;

function namesIn(by: 'transport' | 'system', pair: number): readonly string[] {
  return armsInTurn({ systems, transports, by, pair, random: seeded(1) }).map(
    ({ system, transport }) => `${system.name} ${transport}`,
  );
}

test.each(['transport', 'system'] as const)('by %s each arm is as often first as the other: A B B A', (by) => {
  const [one, two, three, four] = [1, 2, 3, 4].map((pair) => namesIn(by, pair));
  expect(one).not.toEqual(two);
  expect([three, four]).toEqual([one, two]);
  expect(new Set(one)).toEqual(new Set(two));
});

test('what is compared stands side by side', () => {
  const common = (by: 'transport' | 'system'): readonly (string | undefined)[] =>
    [0, 2].map((at) => {
      const [a, b] = namesIn(by, 1)
        .slice(at, at + 2)
        .map((each) => each.split(' ')[by === 'transport' ? 0 : 1]);
      return a === b ? a : undefined;
    });
  expect(common('transport')).toEqual(['old', 'new']);
  expect(common('system')).toEqual(['http', 'socket-mode']);
});
