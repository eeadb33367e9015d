import { expect, test } from 'vitest';
import { recordingSite } from '../harness/faults/fixtures/recording-site.ts';
import { scenarios } from './index.ts';
import type { Scenario } from './scenario.ts';

const direct = scenarios.filter((scenario: Scenario) => scenario.direct !== undefined);

test.each(direct.map((scenario) => [scenario.name, scenario] as const))(
  '%s runs without a proxy, and asks none to do anything',
  async (_, { faults }) => {
    const site = recordingSite();
    for (const { fault } of faults) await (await fault.inject(site))();
    expect(site.taken().filter((what) => /^(?:end of )?(?:a|b|web-api): /.test(what))).toEqual([]);
  },
);
