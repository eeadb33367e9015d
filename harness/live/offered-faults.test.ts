import { expect, test } from 'vitest';
import { namedFaults } from '../config/named-faults.ts';
import { offeredFaults } from './offered-faults.ts';

const offered = offeredFaults({ isTls: false });

test.each(namedFaults.map(({ name, parameters }) => [name, parameters] as const))(
  '%s is offered with parameters that it takes',
  (name, parameters) => {
    const found = offered.find((each) => each.name === name);
    expect(found?.text).not.toBe('');
    expect(parameters.safeParse(found?.example).error).toBeUndefined();
  },
);

test('says of what cannot be had why, and over which transport alone', () => {
  const of = (name: string) => offered.find((each) => each.name === name);
  expect(of('bad-certificate')?.unavailable).toBe('It is a fault of TLS, and this run speaks none');
  expect(of('slow-handler')?.unavailable).toContain('in a scenario only');
  expect(of('mute')?.only).toBe('socket-mode');
  expect(of('forged-requests')?.only).toBe('http');
  expect(of('recycle')).not.toHaveProperty('only');
});

test('gives each key to one fault', () => {
  const keys = offered.flatMap(({ key }) => key ?? []);
  expect(keys.toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
});
