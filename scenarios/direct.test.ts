import { expect, test } from 'vitest';
import { recordingSite } from '../harness/faults/fixtures/recording-site.ts';
import type { SocketControl } from '../mocks/slack/io/slack-control.ts';
import { scenarios } from './index.ts';
import type { Scenario } from './scenario.ts';

const direct = scenarios.filter((scenario: Scenario) => scenario.direct !== undefined);

/** Takes whatever is asked of it: what Slack's own sockets do is no matter of a proxy. */
const sockets = new Proxy({}, { get: () => () => () => undefined }) as SocketControl;

test.each(direct.map((scenario) => [scenario.name, scenario] as const))(
  '%s runs without a proxy, and asks none to do anything',
  async (_, { faults }) => {
    const site = recordingSite();
    for (const { fault } of faults) {
      const heal = await fault.inject({ ...site, slack: { ...site.slack, sockets } });
      await heal();
    }
    expect(site.taken().filter((what) => /^(?:end of )?(?:a|b|web-api): /.test(what))).toEqual([]);
  },
);
