import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documented, withValues } from '../../mocks/slack/protocol/policy.ts';
import type { Fault } from '../faults/fault.ts';
import { slowNetwork } from '../faults/slow-network.ts';
import { type Cell, matrix, type MatrixOptions } from './matrix.ts';
import type { Scenario } from './scenario.ts';
import type { FailureOnRecord } from '../systems/known.ts';
import type { System, Unavailable } from '../systems/system.ts';
import { ms, seconds } from '../base/units.ts';
import { steady } from '../workloads/steady.ts';

const scenario: Scenario = {
  name: 'outage',
  suite: 'recovery',
  title: 'Outage',
  asks: 'Is the app back?',
  source: 'https://example.com',
  workload: steady({ perSecond: 10, lasting: seconds(1), warmUp: ms(500) }),
  faults: [],
  expects: [{ metric: 'lost', atMost: 0 }],
  decides: { metric: 'lost' },
};

function systemOf(name: string, transports: System['transports'] = ['http', 'socket-mode']): System {
  const prepare = async (): Promise<Unavailable> => ({ kind: 'unavailable', why: 'it is a test' });
  return { name, title: name, note: 'a system', versions: ['1.0.0'], transports, check: prepare, prepare };
}

const base: MatrixOptions = {
  scenarios: [scenario],
  systems: [{ system: systemOf('no-sdk'), version: '1.0.0' }],
  transports: ['http', 'socket-mode'],
  pairs: 1,
  seed: 1,
  policy: documented,
  repeat: ({ asked }) => asked,
};

function transportsOf(cells: readonly Cell[]): string[] {
  return cells.map(({ plan }) => plan.transport);
}

describe('matrix()', () => {
  test('has a cell for each scenario, system, transport and pair', () => {
    const cells = matrix({
      ...base,
      scenarios: [scenario, { ...scenario, name: 'quiet', suite: 'latency' }],
      systems: ['a', 'b'].map((name) => ({ system: systemOf(name), version: '1.0.0' })),
      pairs: 3,
    });
    expect(cells).toHaveLength(2 * 2 * 2 * 3);
    expect(new Set(cells.map(({ plan }) => plan.id)).size).toBe(cells.length);
  });

  test.each([
    [{ direct: 'what no proxy carries' }, {}, 'direct'],
    [{}, { direct: true }, 'direct'],
    [{}, {}, undefined],
  ])('%j with %j goes the same way over both transports: %s', (scenarioHas, asked, route) => {
    const cells = matrix({ ...base, ...asked, scenarios: [{ ...scenario, ...scenarioHas }] });
    expect(cells.map(({ plan }) => plan.route)).toEqual([route, route]);
  });

  test('has connections of HTTP reach an app late where a fault delays bytes behind a proxy', () => {
    const faults = [{ from: seconds(1), to: seconds(2), fault: slowNetwork({ lane: 'to-app', delay: seconds(1) }) }];
    const late = (scenarioHas: object, asked = {}) =>
      matrix({ ...base, ...asked, scenarios: [{ ...scenario, ...scenarioHas }] })
        .filter(({ plan }) => plan.dialsLate)
        .map(({ plan }) => plan.transport);
    expect([late({ faults }), late({ faults }, { direct: true }), late({ faults: [] })]).toEqual([['http'], [], []]);
  });

  test('names a cell by what it is, with its pair from the second on', () => {
    const [first, , second] = matrix({ ...base, pairs: 2, seed: 5 }).toSorted((a, b) => a.plan.pair - b.plan.pair);
    expect(first?.plan.id).toBe(`recovery › outage › no-sdk@1.0.0 › ${first?.plan.transport}`);
    expect(second?.plan.id).toBe(`recovery › outage › no-sdk@1.0.0 › ${second?.plan.transport} › pair 2`);
  });

  test('lets both arms of a pair follow each other, with the same seed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (seed, pairs) => {
        const cells = matrix({ ...base, seed, pairs });
        for (let index = 0; index < cells.length; index += 2) {
          const [one, other] = [cells[index], cells[index + 1]];
          expect(one?.plan.pair).toBe(other?.plan.pair);
          expect(one?.plan.seed).toBe(other?.plan.seed);
          expect(one?.plan.transport).not.toBe(other?.plan.transport);
        }
        const seeds = new Set(cells.map(({ plan }) => plan.seed));
        expect(seeds.size).toBe(pairs);
      }),
    );
  });

  test('draws which arm goes first, and the same again from the same seed', () => {
    const many = matrix({ ...base, pairs: 200 });
    const firsts = transportsOf(many).filter((_, index) => index % 2 === 0);
    const httpFirst = firsts.filter((transport) => transport === 'http').length;
    expect(httpFirst).toBeGreaterThan(60);
    expect(httpFirst).toBeLessThan(140);
    expect(transportsOf(matrix({ ...base, pairs: 200 }))).toEqual(transportsOf(many));
  });

  test('takes the run’s seed for the first pair, and repeats a cell by its own', () => {
    const [first] = matrix({ ...base, seed: 42 });
    expect(first?.plan.seed).toBe(42);
    const last = matrix({ ...base, seed: 42, pairs: 2 }).at(-1)?.plan;
    expect(last?.seed).not.toBe(42);
  });

  test('repeats a cell as the command that made it says', () => {
    const repeat: MatrixOptions['repeat'] = ({ transport, asked }) => `npm run chaos -- ${asked} ${transport}`;
    const [cell] = matrix({ ...base, transports: ['http'], repeat });
    expect(cell?.plan.repeat).toBe('npm run chaos -- --system no-sdk@1.0.0 http');
  });

  test('names the instances of an app where there are several', () => {
    expect(matrix({ ...base, instances: 3 })[0]?.plan.instances).toBe(3);
    expect(matrix(base)[0]?.plan).not.toHaveProperty('instances');
  });

  test('a scenario may need several, and has more where the run has', () => {
    const scenarios = base.scenarios.map((scenario) => ({ ...scenario, instances: 2 }));
    expect([1, 3].map((instances) => matrix({ ...base, scenarios, instances })[0]?.plan.instances)).toEqual([2, 3]);
  });

  test('keeps a cell that its transport cannot have, with the reason', () => {
    const cells = matrix({ ...base, scenarios: [{ ...scenario, unsupported: { http: 'there is no socket' } }] });
    expect(cells.map(({ plan, unsupported }) => [plan.transport, unsupported]).sort()).toEqual([
      ['http', 'there is no socket'],
      ['socket-mode', undefined],
    ]);
  });

  test('sets the knobs that a scenario needs in its own cells only', () => {
    const scenarios = [scenario, { ...scenario, name: 'kept', policy: { keepsConnections: true } }];
    const cells = matrix({ ...base, scenarios, policy: withValues(documented, { keepsConnections: false }) });
    const keeping = cells.filter(({ plan }) => plan.policy.values['keepsConnections'] === true);
    expect(new Set(keeping.map(({ plan }) => plan.scenario))).toEqual(new Set(['kept']));
    expect(keeping[0]?.plan.policy.name).toContain('keepsConnections=true');
  });

  test('lets every cell speak TLS where it is asked for, else those whose scenario needs it', () => {
    const scenarios = [scenario, { ...scenario, name: 'certificates', needsTls: true }];
    const speaking = (cells: readonly Cell[]) => cells.filter(({ plan }) => plan.tls).map(({ plan }) => plan.scenario);
    expect(new Set(speaking(matrix({ ...base, scenarios })))).toEqual(new Set(['certificates']));
    expect(speaking(matrix({ ...base, scenarios, tls: true }))).toHaveLength(4);
  });

  test('keeps a cell that its system cannot have over TLS, with the reason, where TLS is spoken', () => {
    const system: System = { ...systemOf('old'), plaintextOnly: { 'socket-mode': 'no TLS there' } };
    const reasonsOf = (tls: boolean) =>
      matrix({ ...base, systems: [{ system, version: '1.0.0' }], tls }).map((cell) => [
        cell.plan.transport,
        cell.unsupported,
      ]);
    expect(reasonsOf(true)).toEqual(
      expect.arrayContaining([
        ['http', undefined],
        ['socket-mode', 'no TLS there'],
      ]),
    );
    expect(reasonsOf(false).every(([, reason]) => reason === undefined)).toBe(true);
  });

  test('leaves out transports that a system does not have', () => {
    const systems = [{ system: systemOf('a', ['http']), version: '1.0.0' }];
    expect(transportsOf(matrix({ ...base, systems }))).toEqual(['http']);
  });

  test('gives a cell the known failures of its own scenario, system, version and transport, for one process', () => {
    const failure: FailureOnRecord = {
      id: 'F03',
      scenario: scenario.name,
      versions: ['5.1.0'],
      transport: 'socket-mode',
      metric: 'gap',
      between: [0, 1],
      note: 'waits',
      source: 'https://example.com',
    };
    const system: System = { ...systemOf('bolt-js'), known: { failures: [failure] } };
    const options: MatrixOptions = {
      ...base,
      scenarios: [scenario, { ...scenario, name: 'quiet' }],
      systems: [
        { system, version: '5.1.0' },
        { system, version: '9.9.9' },
        { system: systemOf('no-sdk'), version: '5.1.0' },
      ],
    };
    const { scenario: _, ...known } = failure;
    const knowing = matrix(options).filter(({ plan }) => plan.knownFailures.length > 0);
    expect(knowing.map(({ plan }) => [plan.scenario, plan.system, plan.transport, plan.knownFailures])).toEqual([
      [scenario.name, 'bolt-js@5.1.0', 'socket-mode', [{ ...known, system: 'bolt-js' }]],
    ]);
    expect(matrix({ ...options, instances: 2 }).flatMap(({ plan }) => plan.knownFailures)).toEqual([]);
  });

  test('carries workload, warm-up and policy into the plan', () => {
    expect(matrix(base)[0]?.plan).toMatchObject({
      warmUpUs: ms(500),
      workload: scenario.workload.text,
      alone: false,
      policy: documented,
    });
  });

  test.each<[Partial<System>, boolean]>([
    [{}, true],
    [{ isOwn: true }, false],
    [{ isOwn: true, offers: ['handled'] }, false],
    [{ isOwn: true, offers: ['handler-delay'] }, true],
  ])('asks what needs the app’s help of a system with %j: %s', (of, isAsked) => {
    const systems = [{ system: { ...systemOf('app'), ...of }, version: '1.0.0' }];
    const cells = matrix({ ...base, systems, scenarios: [{ ...scenario, needs: 'handler-delay' }] });
    for (const { unsupported } of cells)
      expect(unsupported).toEqual(isAsked ? undefined : expect.stringContaining('The app does not offer to work for'));
    for (const cell of matrix({ ...base, systems })) expect(cell).not.toHaveProperty('unsupported');
  });

  test.each<[Partial<System>, Partial<MatrixOptions>, true | 'events' | undefined]>([
    [{}, {}, true],
    [{ isOwn: true }, {}, undefined],
    [{ isOwn: true }, { reportsHandled: true }, 'events'],
    [{ isOwn: true, offers: ['handled'] }, {}, 'events'],
  ])('holds a system with %j to what it says it handled with %j: %s', (of, asked, reportsHandled) => {
    const systems = [{ system: { ...systemOf('app'), ...of }, version: '1.0.0' }];
    for (const { plan } of matrix({ ...base, ...asked, systems })) expect(plan.reportsHandled).toBe(reportsHandled);
  });

  test('expects no event to be handled twice of an app that promises it, and of no other', () => {
    const once = { metric: 'duplicates', atMost: 0, isOptional: true };
    const expectsOf = (of: Partial<System>, asked: Partial<MatrixOptions>) =>
      matrix({ ...base, ...asked, systems: [{ system: { ...systemOf('app'), ...of }, version: '1.0.0' }] })[0]?.plan
        .expects;
    expect(expectsOf({}, {})).toEqual(scenario.expects);
    expect(expectsOf({}, { promises: ['exactly-once'] })).toEqual([...scenario.expects, once]);
    expect(expectsOf({ promises: ['exactly-once'] }, { promises: ['exactly-once'] })).toEqual([
      ...scenario.expects,
      once,
    ]);
  });

  test('begins with what must run alone, and else keeps the order asked for', () => {
    const scenarios = (['a', 'b', 'c', 'd'] as const).map((name) => ({
      ...scenario,
      name,
      ...(name > 'b' ? { alone: true } : {}),
    }));
    const names = matrix({ ...base, scenarios, transports: ['http'] }).map(
      ({ plan }) => `${plan.scenario} ${plan.alone}`,
    );
    expect(names).toEqual(['c true', 'd true', 'a false', 'b false']);
  });

  test('says of each fault what it does and when, in seconds', () => {
    const fault: Fault = {
      name: 'refused',
      text: 'connections are refused',
      severs: true,
      touches: { rule: 'cut', reason: 'connection_failed' },
      inject: async () => async () => undefined,
    };
    const [cell] = matrix({
      ...base,
      scenarios: [{ ...scenario, faults: [{ from: seconds(2), to: ms(8_500), fault }] }],
    });
    expect(cell?.plan.faults).toEqual(['connections are refused (2 s to 8.5 s)']);
  });

  test('lets misses pass only where the scenario does', () => {
    const [strict] = matrix(base);
    const [lenient] = matrix({ ...base, scenarios: [{ ...scenario, toleratesMisses: true }] });
    expect(strict?.plan).not.toHaveProperty('toleratesMisses');
    expect(lenient?.plan.toleratesMisses).toBe(true);
  });
});
