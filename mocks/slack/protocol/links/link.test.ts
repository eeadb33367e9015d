import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SlackFact } from '../facts.ts';
import { isRegistered, type Link, type LinkInput, type LinkOutput, stepLink, takesEnvelopes } from './link.ts';
import { documented, type PolicyValues } from '../policy.ts';

const second = 1_000_000;
const policy = documented.values;
const life = 360 * second;
const opened = { kind: 'opened', id: 's1', host: 'host-1', lifeUs: life } as Link;
const greet: LinkInput = { kind: 'greet', registered: 1, hello: 'say' };
const wake: LinkInput = { kind: 'wake' };

type Timed = readonly [at: number, input: LinkInput];

/** Plays inputs, each with its time; what was put out, in a word each. */
function play(
  inputs: readonly Timed[],
  changes: Partial<PolicyValues> = {},
): { readonly link: Link; readonly words: readonly (readonly string[])[] } {
  let link = opened;
  const words = inputs.map(([at, input]) => {
    const [next, outputs] = stepLink(link, input, at, { ...policy, ...changes });
    link = next;
    return outputs.map(wordOf);
  });
  return { link, words };
}

function wordOf(output: LinkOutput): string {
  switch (output.kind) {
    case 'text': {
      const { type, reason } = JSON.parse(output.text) as { type: string; reason?: string };
      return reason === undefined ? type : `${type} ${reason}`;
    }
    case 'end':
      return output.how.kind === 'close' ? `close ${output.how.code}` : output.how.kind;
    case 'ghost':
      return `ghost ${output.untilUs / second}`;
    case 'wake-at':
      return `wake-at ${output.atUs / second}`;
    case 'observed':
      return `fact ${output.fact.kind}`;
    default:
      return output satisfies never;
  }
}

describe('stepLink()', () => {
  test('greets with hello, and is ready for its whole life', () => {
    const { link, words } = play([[0, greet]]);
    expect(words).toEqual([['fact link-opened', 'hello', 'fact link-ready', 'wake-at 360']]);
    expect(link).toMatchObject({ kind: 'ready', untilUs: life });
    expect(takesEnvelopes(link)).toBe(true);
  });

  test('warns at the end of its life, refreshes 10 s later, and closes 1 s after that', () => {
    const { link, words } = play([
      [0, greet],
      [life, wake],
      [life + 10 * second, wake],
      [life + 11 * second, wake],
      [life + 12 * second, { kind: 'lost', code: 1000 }],
    ]);
    expect(words.slice(1)).toEqual([
      ['disconnect warning', 'fact disconnect-sent', 'wake-at 370'],
      ['disconnect refresh_requested', 'fact disconnect-sent', 'wake-at 371'],
      ['fact link-closing', 'close 1000'],
      ['fact link-closed'],
    ]);
    expect(link.kind).toBe('closed');
  });

  test('goes the same way, only earlier, where its host is retired', () => {
    const { words } = play([
      [0, greet],
      [5 * second, { kind: 'retire' }],
      [6 * second, { kind: 'retire' }],
      [15 * second, wake],
    ]);
    expect(words.slice(1)).toEqual([
      ['disconnect warning', 'fact disconnect-sent', 'wake-at 15'],
      [],
      ['disconnect refresh_requested', 'fact disconnect-sent', 'wake-at 16'],
    ]);
  });

  test('does nothing when it is woken too early', () => {
    expect(
      play([
        [0, greet],
        [life - 1, wake],
      ]).words[1],
    ).toEqual([]);
  });

  test('tells the eleventh socket that there are too many, in place of hello', () => {
    const { link, words } = play([[0, { kind: 'greet', registered: policy.maxLinks + 1, hello: 'say' }]]);
    expect(words).toEqual([['fact link-opened', 'disconnect too_many_websockets', 'fact disconnect-sent', 'drop']]);
    expect(link.kind).toBe('closing');
    expect(play([[0, { kind: 'greet', registered: policy.maxLinks, hello: 'say' }]]).link.kind).toBe('ready');
  });

  test.each([
    ['ready', []],
    ['warned', [[second, { kind: 'retire' }]]],
    [
      'refreshing',
      [
        [second, { kind: 'retire' }],
        [11 * second, wake],
      ],
    ],
  ] as const)('takes the app’s close frame while it is %s, once, and says so', (kind, before) => {
    const inputs: readonly Timed[] = [[0, greet], ...before];
    expect(play(inputs).link.kind).toBe(kind);
    const closed: Timed = [12 * second, { kind: 'app-closed', code: 1001 }];
    const { link, words } = play([...inputs, closed, closed]);
    expect(words.slice(-2)).toEqual([['fact link-closing'], []]);
    expect(link.kind).toBe('closing');
    expect(takesEnvelopes(link)).toBe(false);
  });

  test('takes envelopes when ready or warned only', () => {
    const warned = play([
      [0, greet],
      [1, { kind: 'retire' }],
    ]).link;
    const refreshing = play([
      [0, greet],
      [1, { kind: 'retire' }],
      [10 * second + 1, wake],
    ]).link;
    expect([opened, warned, refreshing].map(takesEnvelopes)).toEqual([false, true, false]);
  });
});

describe('stepLink(), by the knobs of slack-protocol.md', () => {
  test('waits with its hello (§1.11), and is registered meanwhile', () => {
    const { words, link } = play([[0, greet]], { helloDelayUs: 50_000 });
    expect(words).toEqual([['fact link-opened', 'wake-at 0.05']]);
    expect([isRegistered(link), takesEnvelopes(link)]).toEqual([true, false]);
    const later = play(
      [
        [0, greet],
        [50_000, wake],
      ],
      { helloDelayUs: 50_000 },
    );
    expect(later.words[1]).toEqual(['hello', 'fact link-ready', 'wake-at 360.05']);
  });

  test('tells in hello what was registered, ghosts and all, and its life (§1.3)', () => {
    const [, outputs] = stepLink(opened, { kind: 'greet', registered: 7, hello: 'say' }, 0, policy);
    expect(outputs).toContainEqual({
      kind: 'text',
      text: '{"type":"hello","num_connections":7,"debug_info":{"host":"host-1","build_number":18,"approximate_connection_time":360},"connection_info":{"app_id":"A0MOCK0001"}}',
    });
  });

  test.each([
    ['withhold', ['fact link-opened'], 'silent', true],
    [
      'too-many',
      ['fact link-opened', 'disconnect too_many_websockets', 'fact disconnect-sent', 'drop'],
      'closing',
      false,
    ],
  ] as const)('with hello: %s', (hello, words, kind, counts) => {
    const played = play([[0, { kind: 'greet', registered: 1, hello }]]);
    expect(played.words).toEqual([words]);
    expect([played.link.kind, isRegistered(played.link)]).toEqual([kind, counts]);
  });

  test('may go without a warning (§1.6)', () => {
    const { words } = play(
      [
        [0, greet],
        [5 * second, { kind: 'retire' }],
        [6 * second, wake],
      ],
      { sendsWarning: false },
    );
    expect(words.slice(1)).toEqual([
      ['disconnect refresh_requested', 'fact disconnect-sent', 'wake-at 6'],
      ['fact link-closing', 'close 1000'],
    ]);
  });

  test.each([
    [1_000, 'close 1000'],
    [1_001, 'close 1001'],
    [1_005, 'close 1005'],
    [1_006, 'drop'],
  ])('closes with code %d: %s (§1.6, §1.10)', (closeCode, word) => {
    const inputs: readonly Timed[] = [
      [0, greet],
      [1, { kind: 'retire' }],
      [11 * second, wake],
      [12 * second, wake],
      [13 * second, wake],
    ];
    const { words } = play(inputs, { closeCode });
    expect(words.at(-2)).toEqual(['fact link-closing', word]);
    expect(words.at(-1)).toEqual([]);
  });

  test.each([
    ['none', 'cut', []],
    ['half-open', 'cut', ['ghost 100']],
    ['no-close-frame', 'cut', ['ghost 100']],
    ['none', 'lost', []],
    ['half-open', 'lost', []],
    ['no-close-frame', 'lost', ['ghost 100']],
    ['no-close-frame', 'app-closed', []],
    ['no-close-frame', 'killed', []],
  ] as const)('ghosts: %s; a link that is %s leaves %j (§1.8)', (ghosts, kind, left) => {
    const input: LinkInput =
      kind === 'cut' ? { kind, why: 'no pong' } : kind === 'killed' ? { kind } : { kind, code: 1000 };
    const { words } = play(
      [
        [0, greet],
        [50 * second, input],
        [51 * second, { kind: 'lost', code: 1006 }],
      ],
      { ghosts, ghostLifeUs: 100 * second },
    );
    expect(words.flat().filter((word) => word.startsWith('ghost'))).toEqual(left);
  });

  test('a link that never got its hello leaves no ghost', () => {
    const { words } = play([[0, { kind: 'lost', code: 1006 }]], { ghosts: 'no-close-frame' });
    expect(words).toEqual([['fact link-closed']]);
  });
});

const anyInput: fc.Arbitrary<LinkInput> = fc.oneof(
  fc.record({
    kind: fc.constant('greet'),
    registered: fc.integer({ min: 1, max: 12 }),
    hello: fc.constantFrom('say', 'withhold', 'too-many'),
  } as const),
  fc.constantFrom<LinkInput>(
    { kind: 'retire' },
    wake,
    { kind: 'app-closed', code: 1000 },
    { kind: 'lost', code: 1006 },
    { kind: 'killed' },
    { kind: 'cut', why: 'no pong' },
    { kind: 'broke', code: 1009, reason: '' },
    { kind: 'end', how: { kind: 'fin' } },
    { kind: 'end', how: { kind: 'close', code: 1001 } },
  ),
);

test('a link, whatever comes: opens, is ready, closes and ends once at most each, and is silent afterwards', () => {
  const arbitrary = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 * second }), anyInput), { maxLength: 20 });
  fc.assert(
    fc.property(arbitrary, (waits) => {
      const facts: SlackFact[] = [];
      let link = opened;
      let now = 0;
      for (const [wait, input] of waits) {
        now += wait;
        const wasClosed = link.kind === 'closed';
        const [next, outputs] = stepLink(link, input, now, policy);
        link = next;
        if (wasClosed) expect(outputs).toEqual([]);
        for (const output of outputs) {
          if (output.kind === 'observed') facts.push(output.fact);
          if (output.kind === 'wake-at') expect(output.atUs).toBeGreaterThanOrEqual(now);
        }
      }
      for (const kind of ['link-opened', 'link-ready', 'link-closing', 'link-closed'])
        expect(facts.filter((fact) => fact.kind === kind).length).toBeLessThanOrEqual(1);
    }),
  );
});
