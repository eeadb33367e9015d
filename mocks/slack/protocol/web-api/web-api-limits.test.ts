import { expect, test } from 'vitest';
import { documented, type PolicyValues, withValues } from '../policy.ts';
import type { Tier, WebApiMethod } from './web-api-call.ts';
import { createWebApiLimits } from './web-api-limits.ts';

const methodOf = (tier: Tier, method = 'some.method'): WebApiMethod => ({
  method,
  tier,
  tokens: ['bot'],
  scopes: [],
  answer: () => ({}),
});

/** How many calls at one moment are taken, and what the next one is told. */
function burst(tier: Tier, values: Partial<PolicyValues> = {}, channel = 'general') {
  const limits = createWebApiLimits(withValues(documented, values).values);
  for (let taken = 0; taken < 2_000; taken += 1) {
    const seconds = limits.takeTurn(methodOf(tier), { channel }, 0);
    if (seconds !== undefined) return [taken, seconds];
  }
  return undefined;
}

test.each<[Tier, Partial<PolicyValues>, readonly number[]]>([
  [1, {}, [1, 60]],
  [2, {}, [20, 3]],
  [3, {}, [50, 2]],
  [4, {}, [100, 1]],
  ['special', {}, [600, 1]],
  ['posts', {}, [10, 1]],
  ['connections', {}, [20, 1]],
  [1, { tier1PerMinute: 4 }, [4, 15]],
  [3, { tier3PerMinute: 6 }, [6, 10]],
  [3, { tier3PerMinute: 0 }, [0, 86_400]],
  ['posts', { postsPerChannelPerMinute: 3 }, [1, 20]],
  ['connections', { connectionsOpenPerMinute: 1, connectionsOpenBurst: 2 }, [2, 60]],
  ['connections', { enforcesTiers: false }, [20, 1]],
])('tier %s with %j takes and tells %j (slack-protocol.md §1.1, §3.2)', (tier, values, told) => {
  expect(burst(tier, values)).toEqual(told);
});

test('nothing but apps.connections.open is limited where tiers are off, nor posts to a channel that is none', () => {
  expect(burst(1, { enforcesTiers: false })).toBeUndefined();
  expect(burst('posts', { enforcesTiers: false })).toBeUndefined();
  expect(burst('posts', {}, 'C0NOWHERE')).toBeUndefined();
});

test('methods do not share a limit', () => {
  const limits = createWebApiLimits(documented.values);
  expect(limits.takeTurn(methodOf(1, 'a.a'), {}, 0)).toBeUndefined();
  expect(limits.takeTurn(methodOf(1, 'a.a'), {}, 0)).toBe(60);
  expect(limits.takeTurn(methodOf(1, 'b.b'), {}, 0)).toBeUndefined();
});
