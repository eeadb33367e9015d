import { describe, expect, test } from 'vitest';
import { hastened } from '../../mocks/slack/protocol/policy.ts';
import { seconds } from '../base/units.ts';
import { median } from '../base/statistics.ts';
import { slackFault } from '../faults/slack-fault.ts';
import { readHistory } from '../history/history.ts';
import { modelCell } from '../model/model-cell.ts';
import type { TransportName } from '../result.ts';
import { steady } from '../workloads/steady.ts';
import type { Figures } from './figures.ts';
import { deafInPassport, startUp, tenRecycles } from './fixtures/bolt-js.ts';
import { forecast, traitsOf } from './forecast.ts';
import { rates, type Rates } from './rates.ts';

const usual = Object.fromEntries(Object.entries(rates).map(([name, { usual: value }]) => [name, value])) as Record<
  keyof Rates,
  number
>;
const none: Rates = { ...usual, recyclesADay: 0, lossesAMonth: 0, partitionsAMonth: 0, deploysAWeek: 0 };

const boltJs: Figures = {
  system: 'bolt-js@5.1.0',
  transports: ['http', 'socket-mode'],
  handlesOnce: false,
  waits: {
    http: { refresh: [], loss: [], silence: [], start: [startUp.http] },
    'socket-mode': {
      refresh: deafInPassport['refresh-open'],
      loss: deafInPassport.reset,
      silence: deafInPassport.blackhole,
      start: [startUp['socket-mode']],
    },
  },
};

async function of(asked: Partial<Rates>, { figures = boltJs, months = 12, seed = 1 } = {}) {
  const told = await forecast({ figures, rates: { ...none, ...asked }, months, seed });
  const over = (transport: TransportName) => told.transports.find((each) => each.transport === transport);
  return { told, http: over('http'), sockets: over('socket-mode') };
}

describe('forecast()', () => {
  test('from a passport it tells what a run under ten recycles showed, within 5 %', async () => {
    const { divisor, events, late, givenUp, duplicates } = tenRecycles;
    const scenario = {
      name: 'ten-recycles',
      suite: 'forecast',
      title: '',
      asks: '',
      source: '',
      workload: steady({ perSecond: 5, lasting: seconds(172) }),
      faults: Array.from({ length: 10 }, (_, n) => ({
        from: seconds(3 + 16 * n),
        to: seconds(14 + 16 * n),
        fault: slackFault('recycle', { how: 'announced', leavesTcpOpen: true }),
      })),
      expects: [],
      decides: { metric: 'late' },
    };
    const traits = traitsOf(boltJs.waits['socket-mode'], boltJs);
    const seen = { late: [] as number[], givenUp: [] as number[], doubled: [] as number[] };
    for (let seed = 1; seed <= 9; seed += 1) {
      const entries = await modelCell({ scenario, transport: 'socket-mode', policy: hastened(divisor), traits, seed });
      const { deliveries } = readHistory(entries);
      expect(deliveries).toHaveLength(events);
      seen.late.push(
        deliveries.filter(({ dueAt, ackedAt }) => ackedAt !== undefined && ackedAt - dueAt > seconds(3)).length,
      );
      seen.givenUp.push(deliveries.filter(({ outcome }) => outcome === 'abandoned').length);
      seen.doubled.push(deliveries.filter(({ handledAt }) => handledAt.length > 1).length);
    }
    expect(Math.abs(median(seen.late) / late - 1)).toBeLessThan(0.05);
    expect(median(seen.doubled)).toBe(duplicates);
    expect(Math.abs(median(seen.givenUp) / givenUp - 1)).toBeLessThan(0.05);
  });

  test('where nothing befalls the app nothing is late', async () => {
    const { http, sockets } = await of({});
    const nothing = { median: 0, low: 0, high: 0 };
    for (const each of [http, sockets]) expect(each).toMatchObject({ late: nothing, lost: nothing, doubled: nothing });
  });

  test('what falls into a recycle comes with the retry a minute later: as many as are due while the app is deaf', async () => {
    const { http, sockets } = await of({ recyclesADay: 4.8 });
    const deafSeconds = median(deafInPassport['refresh-open']) / 1_000_000;
    const due = 4.8 * 30 * deafSeconds * (1_000 / 86_400);
    expect(http?.late.high).toBe(0);
    expect(sockets?.late.low).toBeLessThanOrEqual(due);
    expect(sockets?.late.high).toBeGreaterThanOrEqual(due);
    expect(sockets?.lost.high).toBe(0);
  });

  test('two instances cover for each other, of one and the same recycles', async () => {
    const [one, two] = [
      await of({ recyclesADay: 20, instances: 1 }, { months: 3 }),
      await of({ recyclesADay: 20, instances: 2 }, { months: 3 }),
    ];
    expect(two.sockets?.late.median).toBeLessThan((one.sockets?.late.median ?? 0) / 2);
  });

  test('a partition of ten minutes loses what Slack tries for six, over both transports', async () => {
    const { http, sockets } = await of({ partitionsAMonth: 10, partitionSeconds: 600 });
    for (const each of [http, sockets]) {
      expect(each?.lost.low).toBeGreaterThan(0);
      expect(each?.late.low).toBeGreaterThan(0);
    }
  });

  test('a slow start makes deploys late, and nothing of what is not known is counted', async () => {
    const slow: Figures = {
      ...boltJs,
      waits: { ...boltJs.waits, http: { ...boltJs.waits.http, start: [seconds(50)] } },
    };
    const rates = { deploysAWeek: 20 };
    expect((await of(rates, { figures: slow })).http?.late.median).toBeGreaterThan(
      (await of(rates)).http?.late.high ?? 0,
    );
    const unknown: Figures = {
      ...boltJs,
      waits: { ...boltJs.waits, 'socket-mode': { ...boltJs.waits['socket-mode'], start: [] } },
    };
    const { told, http } = await of(rates, { figures: unknown });
    expect(told.leftOut).toEqual(['deploys']);
    expect(http?.late.high).toBe(0);
  });

  test('the same seed is the same forecast, another one another', async () => {
    const asked = { recyclesADay: 4.8, partitionsAMonth: 2 };
    const first = (await of(asked, { months: 5 })).told;
    expect((await of(asked, { months: 5 })).told).toEqual(first);
    expect((await of(asked, { months: 5, seed: 2 })).told.transports).not.toEqual(first.transports);
  });
});
