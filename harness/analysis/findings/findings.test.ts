import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../../base/units.ts';
import type { CellResult, Finding, Measurement, TransportName, Verdict } from '../../result.ts';
import { cellOf, number, spreadOf } from '../fixtures/cells.ts';
import { findings } from './findings.ts';

const titles = {
  scenarios: { outage: { title: 'Outage' }, recycle: { title: 'Recycle' }, quiet: { title: 'Quiet network' } },
  metrics: { 'added-gap': { better: 'lower' } },
} as const;
const known = { id: 'F03', note: 'It waits', source: 'https://example.com', issue: 'bolt-js#2496' };

function cell(
  system: string,
  transport: TransportName,
  scenario: string,
  measurements: Readonly<Record<string, Measurement>>,
  more: Partial<CellResult> = {},
): CellResult {
  const id = `${scenario} ${system} ${transport} ${more.pair ?? 1}`;
  return cellOf(transport, { id, system, scenario, measurements, ...more });
}

const failing = (system: string, scenario: string, lost: number, more: Partial<CellResult> = {}): CellResult =>
  cell(
    system,
    'http',
    scenario,
    { lost: number(lost, 100) },
    { verdict: 'fail', why: `lost: ${lost}, expected at most 0`, ...more },
  );

const headlines = (cells: readonly CellResult[]): string[] => findings(cells, titles).map(({ headline }) => headline);
const ofKind = (kind: Finding['kind'], cells: readonly CellResult[]): readonly Finding[] =>
  findings(cells, titles).filter((finding) => finding.kind === kind);

const anyCell = fc
  .record({
    system: fc.constantFrom('a', 'b', 'c'),
    transport: fc.constantFrom('http', 'socket-mode'),
    scenario: fc.constantFrom('outage', 'recycle', 'quiet'),
    verdict: fc.constantFrom<Verdict>('pass', 'fail', 'unknown', 'unsupported'),
    isKnown: fc.boolean(),
    gap: fc.nat(seconds(20)),
    lost: fc.nat(5),
    pair: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ system, transport, scenario, verdict, isKnown, gap, lost, pair }) =>
    cell(
      system,
      transport,
      scenario,
      { 'added-gap': number(gap), lost: number(lost) },
      { verdict, pair, ...(verdict === 'fail' && isKnown ? { known } : {}) },
    ),
  );
const anyRun = fc.uniqueArray(anyCell, { selector: ({ id }) => id, minLength: 1, maxLength: 40 });

describe('findings()', () => {
  test('has a failure as its headline wherever a cell fails, else what has no verdict', () => {
    fc.assert(
      fc.property(anyRun, (cells) => {
        const first = findings(cells, titles)[0]?.kind;
        if (cells.some((each) => each.verdict === 'fail' && !each.known)) expect(first).toBe('failure');
        else if (cells.some(({ verdict }) => verdict === 'unknown')) expect(first).toBe('unknown');
        else expect(['failure', 'unknown']).not.toContain(first);
      }),
    );
  });

  test('points at every cell that fails or has no verdict', () => {
    fc.assert(
      fc.property(anyRun, (cells) => {
        const pointedAt = new Set(findings(cells, titles).flatMap((finding) => finding.cells));
        for (const { id, verdict } of cells)
          if (verdict === 'fail' || verdict === 'unknown') expect(pointedAt).toContain(id);
      }),
    );
  });
});

describe('a failure', () => {
  test('is put in one sentence, of one system, of some and of all', () => {
    const passing = (system: string): CellResult => cell(system, 'http', 'outage', { lost: number(0, 100) });
    expect(headlines([failing('a', 'outage', 3)])[0]).toBe('Outage: a fails over HTTP (lost: 3, expected at most 0)');
    expect(headlines([failing('a', 'outage', 3), passing('b')])[0]).toBe(
      'Outage: a fails over HTTP (lost: 3, expected at most 0)',
    );
    expect(headlines([failing('a', 'outage', 3), failing('b', 'outage', 4), passing('c')])[0]).toMatch(
      /^Outage: 2 of 3 systems fail over HTTP \(a: lost: 3/,
    );
    expect(headlines([failing('a', 'outage', 3), failing('b', 'outage', 4)])[0]).toMatch(
      /^Outage: every system fails over HTTP \(a: /,
    );
  });

  test('names the other systems that fail, and those that do not', () => {
    const [finding] = ofKind('failure', [
      failing('a', 'outage', 3),
      failing('b', 'outage', 4),
      cell('c', 'http', 'outage', {}),
    ]);
    expect(finding?.detail).toBe('Also b: lost: 4, expected at most 0. No failure there: c. There was no fault.');
  });

  test('says what the app did, where that is known, and then the figures', () => {
    const cause = { kind: 'drops-retries', sentence: 'The app lost its way', atUs: 1, witness: 'e1' };
    const expectations = [{ metric: 'lost', verdict: 'fail', sentence: 'lost: 3, expected at most 0' }] as const;
    const why = 'The app lost its way. Failed: lost: 3, expected at most 0';
    const [finding] = ofKind('failure', [failing('a', 'outage', 3, { cause, expectations, why })]);
    expect([finding?.headline, finding?.detail]).toEqual([
      'Outage: a fails over HTTP. The app lost its way',
      'Failed: lost: 3, expected at most 0. There was no fault.',
    ]);
  });

  test('says in how many pairs it was', () => {
    const pairs = [1, 2, 3].map((pair) => failing('a', 'outage', 1, { pair, verdict: pair === 3 ? 'pass' : 'fail' }));
    expect(headlines(pairs)[0]).toContain('fails over HTTP, in 2 of 3 pairs (');
  });

  test('comes the earlier the more it loses, and the fourth and further ones together', () => {
    const scenarios = ['s1', 's2', 's3', 's4', 's5'];
    const found = ofKind(
      'failure',
      scenarios.map((scenario, index) => failing('a', scenario, index)),
    );
    expect(found.map(({ headline }) => headline.split(':')[0])).toEqual(['s5', 's4', 's3', '2 more cells fail, in']);
    expect(found[3]?.headline).toBe('2 more cells fail, in: s2, s1');
    expect(found[3]?.cells).toHaveLength(2);
  });

  test('that is known is said to be, and comes after what differs', () => {
    const kinds = [
      failing('a', 'recycle', 3, { known }),
      cell('a', 'http', 'outage', { 'added-gap': number(0) }),
      cell('a', 'socket-mode', 'outage', { 'added-gap': number(seconds(9)) }),
    ];
    expect(findings(kinds, titles).map(({ kind }) => kind)).toEqual(['difference', 'known-failure']);
    expect(ofKind('known-failure', kinds)[0]?.headline).toBe(
      'Recycle: a fails over HTTP with a known SDK bug (bolt-js#2496) (lost: 3, expected at most 0)',
    );
    const { issue: _, ...without } = known;
    expect(ofKind('known-failure', [failing('a', 'recycle', 3, { known: without })])[0]?.headline).toContain(
      'with a known failure (F03)',
    );
  });
});

describe('a cell without a verdict', () => {
  const open = (system: string): CellResult =>
    cell(system, 'http', 'outage', {}, { verdict: 'unknown', why: 'It is torn' });

  test('is counted, with the reason', () => {
    const pass = cell('z', 'http', 'outage', {});
    expect(headlines([open('a')])[0]).toBe('No cell of this run has a verdict: It is torn');
    expect(headlines([open('a'), pass])[0]).toBe('Outage, a over HTTP has no verdict: It is torn');
    expect(headlines([open('a'), open('b'), pass])[0]).toBe(
      '2 of 3 cells have no verdict, the first because: It is torn',
    );
  });

  test('that is unsupported is none: nothing was asked', () => {
    expect(headlines([cell('a', 'http', 'outage', {}, { verdict: 'unsupported' })])).toEqual([]);
  });
});

describe('the time in which an app is deaf', () => {
  const gap = (
    system: string,
    transport: TransportName,
    scenario: string,
    value: number,
    more: Partial<CellResult> = {},
  ) => cell(system, transport, scenario, { 'added-gap': number(value) }, more);
  const open = (system: string, transport: TransportName, value: number) =>
    cell(system, transport, 'outage', { 'added-gap': { kind: 'number', value, of: 1, isLowerBound: true } });
  const bySocket = (scenario: string, values: Readonly<Record<string, number>>, more: Partial<CellResult> = {}) =>
    Object.entries(values).map(([system, value]) =>
      gap(system, 'socket-mode', scenario, value, value >= seconds(1) ? more : {}),
    );

  test.each<[string, readonly CellResult[], string | undefined]>([
    [
      'of one system',
      [gap('a', 'http', 'outage', 0), gap('a', 'socket-mode', 'outage', seconds(5))],
      'Outage: a is deaf for 5.0 s over Socket Mode, for 0 s over HTTP',
    ],
    [
      'that is longer over HTTP',
      [gap('a', 'http', 'outage', seconds(5)), gap('a', 'socket-mode', 'outage', ms(10))],
      'Outage: a is deaf for 5.0 s over HTTP, for 10 ms over Socket Mode',
    ],
    [
      'of one of three',
      bySocket('recycle', { a: seconds(5), b: ms(100), c: 0 }),
      'Recycle: a is deaf for 5.0 s over Socket Mode, the others there for at most 100 ms',
    ],
    [
      'of two of three',
      bySocket('recycle', { a: seconds(5), b: seconds(2), c: 0 }),
      'Recycle: 2 of 3 systems are deaf for 2.0 s to 5.0 s over Socket Mode, the others there for at most 0 s',
    ],
    [
      'of all',
      bySocket('outage', { a: seconds(9), b: seconds(8), c: seconds(60) }),
      'Outage: every system is deaf for 8.0 s to 1 min 0 s over Socket Mode',
    ],
    ['below a second', bySocket('outage', { a: 0, b: ms(999), c: 0 }), undefined],
    [
      'that had no end, of one system',
      [gap('a', 'http', 'outage', 0), open('a', 'socket-mode', seconds(82))],
      'Outage: a is deaf for more than 1 min 22 s over Socket Mode, for 0 s over HTTP',
    ],
    [
      'that had no end over either transport: what differs is how long it was watched',
      [open('a', 'http', seconds(20)), open('a', 'socket-mode', seconds(82))],
      undefined,
    ],
    [
      'that both transports share',
      [gap('a', 'http', 'outage', seconds(8)), gap('a', 'socket-mode', 'outage', seconds(8.9))],
      undefined,
    ],
  ])('%s', (_, cells, headline) => {
    expect(headlines(cells)[0]).toBe(headline);
  });

  test('is that of the worst of several pairs', () => {
    const cells = [1, 2, 3].flatMap((pair) => [
      gap('a', 'socket-mode', 'outage', seconds(pair), { pair }),
      gap('a', 'http', 'outage', 0, { pair }),
    ]);
    expect(headlines(cells)[0]).toContain('for 3.0 s over Socket Mode');
  });

  test('is that of the pair that failed, as in the matrix, though another that passed took longer', () => {
    const cells = [
      gap('a', 'socket-mode', 'outage', seconds(5), { pair: 1, verdict: 'fail', known }),
      gap('a', 'socket-mode', 'outage', seconds(9), { pair: 2, verdict: 'pass' }),
      gap('a', 'http', 'outage', 0),
    ];
    expect(headlines(cells)[0]).toContain('for 5.0 s over Socket Mode');
  });

  test('comes first where it is known of a system, however short, then by the difference', () => {
    const cells = [
      ...bySocket('outage', { a: seconds(60), b: seconds(8), c: seconds(8) }),
      ...bySocket('recycle', { a: seconds(5), b: 0, c: 0 }, { verdict: 'fail', known }),
      ...bySocket('quiet', { a: seconds(10), b: 0, c: 0 }),
    ];
    for (const order of [cells, cells.toReversed()])
      expect(headlines(order).map((headline) => headline.split(':')[0])).toEqual([
        'Recycle',
        'Outage',
        'Quiet network',
      ]);
    expect(findings(cells, titles)[0]?.detail).toMatch(/a: known SDK bug \(bolt-js#2496\)\.$/);
  });

  test('ranks several systems, the worst first', () => {
    expect(findings(bySocket('recycle', { b: ms(100), a: seconds(5), c: 0 }), titles)[0]?.ranking).toEqual({
      metric: 'added-gap',
      transport: 'socket-mode',
      rows: [
        { system: 'a', value: seconds(5) },
        { system: 'b', value: ms(100) },
        { system: 'c', value: 0 },
      ],
    });
  });

  test.each<[string, Readonly<Record<string, number>>, string]>([
    ['came later', { lost: 0, retries: 5 }, ' Slack’s retries brought all of it later.'],
    ['was never sent again', { lost: 0, retries: 0 }, ''],
    ['was lost', { lost: 3, retries: 5 }, ' Not all of it came later by Slack’s retries: 3 events were lost.'],
    [
      'was a command',
      { lost: 0, retries: 0, 'user-errors': 4 },
      ' Slack sends a command or a click only once: 4 times a person saw an error.',
    ],
    [
      'was given up in haste',
      { lost: 0, retries: 5, 'lost-to-haste': 2 },
      ' 2 Slack gave up only because its retries are hastened here.',
    ],
  ])('says what became of what was sent then: it %s', (_, figures, sentences) => {
    const [first, ...others] = bySocket('recycle', { a: seconds(5), b: 0 });
    const measurements = {
      ...first?.measurements,
      ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, number(value)])),
    };
    const cells = first ? [{ ...first, measurements }, ...others] : others;
    expect(ofKind('difference', cells)[0]?.detail).toBe(
      `Deaf: what Slack sends in that time gets no ack in time.${sentences}`,
    );
  });
});

describe('what became of events', () => {
  const fates = (transport: TransportName, lost: number, late: number, scenario = 'outage', system = 'a'): CellResult =>
    cell(system, transport, scenario, { lost: number(lost, 100), late: number(late, 100), duplicates: number(1, 100) });

  test('is added up over the scenarios that both transports can have', () => {
    const [finding] = ofKind('losses', [
      fates('http', 0, 2),
      fates('socket-mode', 3, 5),
      fates('http', 50, 50, 'recycle'),
    ]);
    expect(finding?.headline).toBe(
      'Lost: 0 of 100 events over HTTP, 3 of 100 events (3 by a) over Socket Mode; late: 2 over HTTP, 5 over Socket Mode',
    );
    expect(finding?.cells).toHaveLength(2);
    expect(finding?.figures).toEqual({ metric: 'late', http: 2, socketMode: 5, over: '1 scenario' });
  });

  test('tells apart how they were lost, those included that are not the app’s fault', () => {
    const losses = { kind: 'tally', of: 100, counts: { 'never delivered': 2, 'dropped by Slack': 5 } } as const;
    const cells = [fates('http', 2, 0), fates('socket-mode', 0, 0)].map((each, index) => ({
      ...each,
      measurements: { ...each.measurements, ...(index === 0 ? { losses } : {}) },
    }));
    expect(ofKind('losses', cells)[0]?.detail).toContain(
      ' Never handled: 5 dropped by Slack, 2 never delivered over HTTP. Late:',
    );
  });

  test('names who lost the most first', () => {
    const cells = ['a', 'b', 'c'].map((system, index) => fates('http', index * 2, 0, 'outage', system));
    expect(ofKind('losses', cells)[0]?.headline).toBe(
      'Lost: 6 of 300 events (4 by c; 2 by b) over HTTP; late: 0 over HTTP',
    );
  });

  test('does not take what is not known for nothing', () => {
    const unknown = { kind: 'nothing', why: 'the app does not say what it handled' } as const;
    const cells = [cell('a', 'http', 'outage', { lost: number(0, 100), late: number(0, 100), duplicates: unknown })];
    expect(ofKind('losses', cells)[0]?.detail).toContain('Handled more than once: not known over HTTP.');
    expect(ofKind('losses', [fates('http', 0, 0)])[0]?.detail).toContain('Handled more than once: 1 over HTTP.');
  });

  test('does not call handled what no app said or showed', () => {
    const unseen = { ...fates('http', 0, 0), handledBy: 'acks' } as const;
    const [finding] = ofKind('losses', [unseen]);
    expect(finding?.headline).toBe(
      'No event was left unacknowledged, of 100 over HTTP; whether any was handled is not known; late: 0 over HTTP',
    );
    expect(finding?.detail).toMatch(/^Of .* it is not known what it handled/);
    const both = ofKind('losses', [unseen, { ...fates('http', 0, 0, 'outage', 'told'), handledBy: 'reported' }])[0];
    expect(both?.headline).toContain('No event was lost, of 200 over HTTP');
    expect(both?.detail).toMatch(/^Of .* it is not known what it handled/);
    expect(both?.detail).not.toContain('Of told');
  });

  test('says so where nothing was lost', () => {
    expect(headlines([fates('http', 0, 0), fates('socket-mode', 0, 0)])).toEqual([
      'No event was lost, of 100 over HTTP, 100 over Socket Mode; late: 0 over HTTP, 0 over Socket Mode',
    ]);
  });
});

describe('refused calls', () => {
  test('are added up over all cells, by method and error', () => {
    const refused = (system: string, counts: Readonly<Record<string, number>>) =>
      cell(system, 'http', 'outage', { 'refused-calls': { kind: 'tally', of: 50, counts } });
    const cells = [
      refused('a', { 'chat.postMessage: ratelimited (429)': 12 }),
      refused('b', { 'chat.postMessage: ratelimited (429)': 3, 'views.open: expired_trigger_id': 1 }),
      refused('c', {}),
    ];
    const [finding] = ofKind('refusals', cells);
    expect(finding?.headline).toBe(
      'Slack refused 16 of 100 calls of the Web API: chat.postMessage: ratelimited (429), 15 times; views.open: expired_trigger_id, once',
    );
    expect(finding?.detail).toContain('in 2 cells, by a, b');
    expect(ofKind('refusals', cells.slice(2))).toEqual([]);
  });
});

describe('the quiet network', () => {
  const quiet = (system: string, transport: TransportName, p50: number, lag = ms(1)): CellResult =>
    cell(
      system,
      transport,
      'quiet',
      { 'response-time': spreadOf(p50, ms(9)), 'emission-lag': spreadOf(lag) },
      { suite: 'latency' },
    );

  test('has one sentence for both transports of one system, and one a transport for several', () => {
    expect(headlines([quiet('a', 'http', ms(3)), quiet('a', 'socket-mode', ms(2))])).toEqual([
      'Quiet network: half of the events are acknowledged within 3.0 ms over HTTP and 2.0 ms over Socket Mode',
    ]);
    const several = ['a', 'b', 'c'].map((system, index) => quiet(system, 'http', ms(3 - index)));
    const [finding] = findings(several, titles);
    expect(finding?.headline).toBe(
      'Quiet network: half of the events are acknowledged within 1.0 ms (c) to 3.0 ms (a) over HTTP',
    );
    expect(finding?.ranking?.rows.map(({ system }) => system)).toEqual(['a', 'b', 'c']);
  });

  test('ranks one transport where the other has more systems, be it of one system only', () => {
    const cells = [quiet('a', 'http', ms(3)), quiet('a', 'socket-mode', ms(2)), quiet('b', 'socket-mode', ms(1))];
    expect(findings(cells, titles).map(({ ranking }) => [ranking?.transport, ranking?.rows.length])).toEqual([
      ['http', 1],
      ['socket-mode', 2],
    ]);
  });

  test('warns where the harness itself was late', () => {
    expect(findings([quiet('a', 'http', ms(3), ms(6))], titles)[0]?.detail).toContain('up to 6.0 ms late');
    expect(findings([quiet('a', 'http', ms(3))], titles)[0]?.detail).not.toContain('busy');
  });

  test('is no cell with faults', () => {
    const episodes = [{ fault: 'f', text: 'f', began: [0, 0], touched: 1, touchedWhat: 'attempts' }] as const;
    expect(headlines([{ ...quiet('a', 'http', 1), episodes }])).toEqual([]);
  });
});
