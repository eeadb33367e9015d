import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../random.ts';
import { type Addressee, createRegistrations } from './registrations.ts';

const addressee = (id: string): Addressee => ({ id, host: 'h', take() {} });
const [a, b, c] = ['a', 'b', 'c'].map(addressee) as [Addressee, Addressee, Addressee];

function choices(linkChoice: string, count: number): string {
  const registrations = createRegistrations({ linkChoice }, { random: seeded(3) });
  for (const each of [a, b, c]) registrations.enlist(each);
  return Array.from({ length: count }, () => registrations.choose()?.id).join('');
}

test('choose() gives a payload to any one of them, by the policy (§1.8)', () => {
  expect(choices('sticky', 4)).toBe('aaaa');
  expect(choices('round-robin', 6)).toBe('bcabca');
  const random = choices('random', 300);
  for (const id of ['a', 'b', 'c']) expect(random.split(id).length).toBeGreaterThan(70);
});

test.each(['random', 'round-robin', 'sticky'])('choose() (%s) gives nobody who was struck', (linkChoice) => {
  const steps = fc.array(fc.tuple(fc.constantFrom('enlist', 'strike', 'choose'), fc.constantFrom(a, b, c)));
  fc.assert(
    fc.property(steps, (all) => {
      const registrations = createRegistrations({ linkChoice }, { random: seeded(1) });
      const present = new Set<Addressee>();
      for (const [step, who] of all) {
        if (step === 'enlist' && !present.has(who)) {
          registrations.enlist(who);
          present.add(who);
        } else if (step === 'strike') {
          registrations.strike(who);
          present.delete(who);
        }
        const chosen = registrations.choose();
        expect(chosen === undefined ? present.size === 0 : present.has(chosen)).toBe(true);
      }
    }),
  );
});
