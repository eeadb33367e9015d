import { describe, expect, test } from 'vitest';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { seconds } from '../base/units.ts';
import { namedFaults } from '../config/named-faults.ts';
import { appStates, type AppState } from './app-states.ts';
import { openingsOf } from './aims.ts';
import { leftOut, vocabulary } from './vocabulary.ts';

test('every fault that a scenario file can name is drawn, or left out with a reason', () => {
  const names = [...vocabulary.map(({ fault }) => fault), ...Object.keys(leftOut)];
  expect(names.toSorted()).toEqual(namedFaults.map(({ name }) => name).toSorted());
});

describe.each(vocabulary.map((kind) => [kind.fault, kind] as const))('%s', (fault, { draw, lasting, over }) => {
  const named = namedFaults.find(({ name }) => name === fault);

  test('has parameters that a scenario file takes, whatever is drawn', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const parameters = draw?.(seeded(seed)) ?? {};
      expect(() => named?.make(named.parameters.parse(parameters)), JSON.stringify(parameters)).not.toThrow();
    }
  });

  test('is drawn for the transports that can have it', () => {
    expect(Object.keys(named?.asks?.unsupported ?? {})).toEqual(
      over === undefined || named?.asks === undefined ? [] : [over === 'http' ? 'socket-mode' : 'http'],
    );
  });

  test('lasts a second at least, and no longer than a round leaves time for', () => {
    expect(lasting[0]).toBeGreaterThanOrEqual(seconds(1));
    expect(lasting[1]).toBeLessThanOrEqual(seconds(30));
  });
});

describe.each(Object.keys(appStates) as AppState[])('what brings an app into the state "%s"', (state) => {
  test('is made of faults that a scenario file takes, and is in force when the state is met', () => {
    expect(openingsOf(state).length).toBeGreaterThan(0);
    for (const { steps, within } of openingsOf(state)) {
      for (const { fault, with: parameters = {} } of steps) {
        const named = namedFaults.find(({ name }) => name === fault);
        expect(() => named?.make(named.parameters.parse(parameters))).not.toThrow();
      }
      // An app takes a while to do what a fault that strikes once makes it do.
      if (steps.length > 0) expect(within[1]).toBeLessThanOrEqual(Math.max(...steps.map(({ to }) => to)) + seconds(3));
      expect(within[0]).toBeLessThanOrEqual(within[1]);
    }
  });
});
