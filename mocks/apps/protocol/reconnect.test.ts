import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROMPT, type ReconnectPolicy } from './reconnect-policy.ts';
import { initial, step, type Input, type Output, type State } from './reconnect.ts';

/** Plays inputs, each with its time; gives the outputs of each (without the wake-ups) and the last state. */
function play(inputs: readonly (readonly [atMs: number, input: Input])[], policy: ReconnectPolicy = PROMPT) {
  let state = initial(1);
  const outputs = inputs.map(([atMs, input]) => {
    const [next, made] = step(state, input, atMs, policy);
    state = next;
    return made.filter(({ kind }) => kind !== 'wake-at');
  });
  return { state, outputs };
}

const start: Input = { kind: 'start' };
const wake: Input = { kind: 'wake' };
const stop: Input = { kind: 'stop' };
const at = (kind: 'upgraded' | 'hello' | 'disconnect' | 'pong' | 'closed', link: number): Input => ({ kind, link });
const ticket = (link: number): Input => ({ kind: 'ticket', link, url: `ws://${link}` });
/** Link 1 is ready at 30 ms. */
const ready: readonly (readonly [number, Input])[] = [
  [0, start],
  [10, ticket(1)],
  [20, at('upgraded', 1)],
  [30, at('hello', 1)],
];

describe('step()', () => {
  test('asks, dials, and pings once there was a hello', () => {
    const { outputs } = play([...ready, [1_530, wake]]);
    expect(outputs).toEqual([
      [{ kind: 'ask', link: 1 }],
      [{ kind: 'dial', link: 1, url: 'ws://1' }],
      [],
      [],
      [{ kind: 'ping', link: 1 }],
    ]);
  });

  test('makes before it breaks: the old link is closed at the hello of the new one', () => {
    const { outputs } = play([
      ...ready,
      [60_000, at('disconnect', 1)],
      [60_010, ticket(2)],
      [60_020, at('upgraded', 2)],
      [60_030, at('disconnect', 1)],
      [60_040, at('hello', 2)],
      [60_050, at('closed', 1)],
    ]);
    expect(outputs.slice(4)).toEqual([
      [{ kind: 'ask', link: 2 }],
      [{ kind: 'dial', link: 2, url: 'ws://2' }],
      [],
      [],
      [{ kind: 'close', link: 1 }],
      [],
    ]);
  });

  test('cuts the old link where its close handshake takes too long', () => {
    const { outputs } = play([
      ...ready,
      [2_000, at('disconnect', 1)],
      [2_010, ticket(2)],
      [2_020, at('upgraded', 2)],
      [2_030, at('hello', 2)],
      [3_030, wake],
    ]);
    expect(outputs.at(-1)).toEqual([{ kind: 'terminate', link: 1 }]);
  });

  test('gives up a link without a pong after 10 s, and dials without delay', () => {
    const { outputs, state } = play([...ready, [1_530, wake], [1_600, at('pong', 1)], [11_599, wake], [11_600, wake]]);
    expect(outputs.at(-2)).toEqual([{ kind: 'ping', link: 1 }]);
    expect(outputs.at(-1)).toEqual([
      { kind: 'terminate', link: 1 },
      { kind: 'ask', link: 2 },
    ]);
    expect(state.failures).toBe(0);
  });

  test('gives the link new time where the process itself stood still', () => {
    const { outputs } = play([...ready, [15_000, wake], [24_999, wake], [25_000, wake]]);
    expect(outputs.slice(4)).toEqual([
      [{ kind: 'ping', link: 1 }],
      [{ kind: 'ping', link: 1 }],
      [
        { kind: 'terminate', link: 1 },
        { kind: 'ask', link: 2 },
      ],
    ]);
  });

  test('dials at once when a stable link ends, and backs off when one ends right after hello', () => {
    expect(play([...ready, [2_000, at('closed', 1)]]).outputs.at(-1)).toEqual([{ kind: 'ask', link: 2 }]);
    const { outputs, state } = play([...ready, [50, at('closed', 1)]]);
    expect(outputs.at(-1)).toEqual([]);
    expect(state.dialAtMs).toBeGreaterThan(50);
    expect(state.dialAtMs).toBeLessThanOrEqual(300);
  });

  test.each([
    ['the ticket', []],
    ['the upgrade', [ticket(1)]],
    ['hello', [ticket(1), at('upgraded', 1)]],
  ])('waits 5 s for %s, then gives up and backs off', (_, inputs) => {
    const before = inputs.map((input) => [100, input] as const);
    const from = inputs.length === 0 ? 0 : 100;
    const { outputs, state } = play([[0, start], ...before, [from + 4_999, wake], [from + 5_000, wake]]);
    expect(outputs.at(-2)).toEqual([]);
    expect(outputs.at(-1)).toEqual([{ kind: 'terminate', link: 1 }]);
    expect(state.dialAtMs).toBeLessThanOrEqual(from + 5_250);
  });

  test('takes a disconnect in place of hello for a failure', () => {
    const { outputs, state } = play([
      [0, start],
      [1, ticket(1)],
      [2, at('upgraded', 1)],
      [3, at('disconnect', 1)],
    ]);
    expect(outputs.at(-1)).toEqual([{ kind: 'terminate', link: 1 }]);
    expect(state.failures).toBe(1);
  });

  test('backs off by at most 250 ms at first, doubled up to 3 s, and starts anew only after a link was stable', () => {
    const most: number[] = [];
    for (let failures = 0; failures < 8; failures += 1) {
      const waits = Array.from({ length: 200 }, (_, seed) => {
        const state: State = { ...play([[0, start]]).state, failures, seed };
        const [next] = step(state, { kind: 'refused', link: 1 }, 0, PROMPT);
        return next.dialAtMs ?? 0;
      });
      most.push(Math.max(...waits));
      expect(Math.min(...waits)).toBeLessThan(Math.max(...waits) / 4);
    }
    const limits = [250, 500, 1_000, 2_000, 3_000, 3_000, 3_000, 3_000];
    for (const [index, limit] of limits.entries()) {
      expect(most[index]).toBeLessThanOrEqual(limit);
      expect(most[index]).toBeGreaterThan(limit * 0.9);
    }
    const { state } = play([
      [0, start],
      [1, { kind: 'refused', link: 1 }],
      [300, wake],
      [310, ticket(2)],
      [320, at('upgraded', 2)],
      [330, at('hello', 2)],
    ]);
    expect(state.failures).toBe(1);
    expect(step(state, at('closed', 2), 1_330, PROMPT)[0].failures).toBe(0);
  });

  test('obeys Retry-After', () => {
    const { state } = play([
      [0, start],
      [100, { kind: 'refused', link: 1, retryAfterMs: 30_000 }],
    ]);
    expect(state.dialAtMs).toBe(30_100);
  });

  test('stop closes what is open, drops what is not, and tells when all is gone', () => {
    const { outputs } = play([
      ...ready,
      [2_000, at('disconnect', 1)],
      [2_010, stop],
      [2_020, at('closed', 1)],
      [2_030, start],
    ]);
    expect(outputs.slice(5)).toEqual([
      [
        { kind: 'close', link: 1 },
        { kind: 'terminate', link: 2 },
      ],
      [{ kind: 'stopped' }],
      [],
    ]);
    expect(play([[0, stop]]).outputs).toEqual([[{ kind: 'stopped' }]]);
  });

  test('with a race in it, each disconnect frame begins a dial, whatever is under way', () => {
    const { outputs } = play([...ready, [10_000, at('disconnect', 1)], [10_050, at('disconnect', 1)]], {
      ...PROMPT,
      dialsAtEachDisconnect: true,
    });
    expect(outputs.slice(4)).toEqual([[{ kind: 'ask', link: 2 }], [{ kind: 'ask', link: 3 }]]);
  });

  test.each<[says: string, policy: Partial<ReconnectPolicy>, outputs: readonly (readonly Output[])[]]>([
    ['never dials again', { redials: false, replaces: 'break-before-make' }, [[{ kind: 'close', link: 1 }], [], []]],
    [
      'closes first and waits before it dials',
      { replaces: 'break-before-make', redialDelayMs: 20_000 },
      [[{ kind: 'close', link: 1 }], [], [{ kind: 'ask', link: 2 }]],
    ],
    [
      'closes first and dials once the old link is gone',
      { replaces: 'after-close', closeWithinMs: 30_000 },
      [[{ kind: 'close', link: 1 }], [{ kind: 'ask', link: 2 }], [{ kind: 'terminate', link: 2 }]],
    ],
  ])('with another policy: %s', (_, policy, expected) => {
    const { outputs } = play([...ready, [10_000, at('disconnect', 1)], [12_000, at('closed', 1)], [30_000, wake]], {
      ...PROMPT,
      ...policy,
    });
    expect(outputs.slice(4)).toEqual(expected);
  });
});

describe('step() in any order of inputs', () => {
  const longestRetryAfterMs = 5_000;
  const anyInput: fc.Arbitrary<Input> = fc.integer({ min: 1, max: 6 }).chain((link) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<Input>(wake) },
      {
        weight: 12,
        arbitrary: fc
          .constantFrom('upgraded', 'hello', 'disconnect', 'pong', 'closed')
          .map((kind): Input => ({ kind, link })),
      },
      { weight: 4, arbitrary: fc.constant<Input>(ticket(link)) },
      {
        weight: 2,
        arbitrary: fc.nat(longestRetryAfterMs).map((retryAfterMs): Input => ({ kind: 'refused', link, retryAfterMs })),
      },
    ),
  );
  const anyRun = fc.array(fc.tuple(fc.nat(3_000), anyInput), { maxLength: 60 });

  test('is never deaf for good, dials one link at a time, and closes no link before the next is ready', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        let [state] = step(initial(7), start, 0, PROMPT);
        let nowMs = 0;
        for (const [wait, input] of run) {
          nowMs += wait;
          const [next, outputs] = step(state, input, nowMs, PROMPT);
          const dialing = next.links.filter(
            ({ kind }) => kind === 'asking' || kind === 'dialing' || kind === 'greeting',
          );
          const current = next.links.filter((link) => link.kind === 'ready' && !link.retiring);
          const planned = next.dialAtMs === undefined ? 0 : 1;
          expect(dialing.length + current.length + planned).toBe(1);
          expect(outputs.filter(({ kind }) => kind === 'wake-at')).toHaveLength(1);
          if (outputs.some(({ kind }) => kind === 'close')) expect(current).toHaveLength(1);
          state = next;
        }
      }),
    );
  });

  test('stops in bounded time, and says so once', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        let state = initial(7);
        let nowMs = 0;
        const inputs: readonly (readonly [number, Input])[] = [
          [0, start],
          ...run,
          [0, stop],
          [PROMPT.closeWithinMs, wake],
          [0, wake],
          [0, stop],
        ];
        const said = inputs.flatMap(([wait, input]) => {
          nowMs += wait;
          const [next, outputs] = step(state, input, nowMs, PROMPT);
          state = next;
          return outputs.filter(({ kind }) => kind === 'stopped');
        });
        expect(state.links).toEqual([]);
        expect(said).toHaveLength(1);
      }),
    );
  });

  test('after wakes alone it comes back whenever Slack answers', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(), (run, seed) => {
        let [state] = step(initial(seed), start, 0, PROMPT);
        let nowMs = 0;
        for (const [wait, input] of run) [state] = step(state, input, (nowMs += wait), PROMPT);
        const healed = nowMs;
        for (let turns = 0; turns < 50; turns += 1) {
          const open = state.links.find(
            (link) => link.kind === 'asking' || link.kind === 'dialing' || link.kind === 'greeting',
          );
          if (open === undefined && state.links.some((link) => link.kind === 'ready' && !link.retiring)) break;
          if (open === undefined)
            [state] = step(state, wake, (nowMs = Math.max(nowMs, state.dialAtMs ?? nowMs)), PROMPT);
          else if (open.kind === 'asking') [state] = step(state, ticket(open.id), nowMs, PROMPT);
          else [state] = step(state, at(open.kind === 'dialing' ? 'upgraded' : 'hello', open.id), nowMs, PROMPT);
        }
        expect(state.links.some((link) => link.kind === 'ready' && !link.retiring)).toBe(true);
        expect(nowMs - healed).toBeLessThanOrEqual(Math.max(PROMPT.backOffCapMs, longestRetryAfterMs));
      }),
    );
  });
});
