/** slack-go, no SDK of Slack's own. */

import { ms, seconds } from '../../base/units.ts';
import type { Expected } from '../expected.ts';
import { all, type Who } from './all.ts';

/** What slack-protocol.md had read in the source only, as this harness measured it. */
const here = { mark: 'MEASURED', source: 'this harness, 2026-11-22' } as const;

const slackGo: readonly Who[] = [{ systems: ['slack-go'] }];
const lookOfGo = 'At a tick of 30 s it finds Slack’s last ping more than 30 s old';

export const go: readonly Expected[] = [
  ...all(slackGo, { row: 'at-rest/ping-every', value: 'none', ...here }),
  ...['refresh-closed', 'refresh-open'].flatMap((probe) => [
    ...all(slackGo, { row: `${probe}/reconnect`, value: ms(2), ...here }),
    ...all(slackGo, { row: `${probe}/order`, value: 'closes, then opens', ...here }),
  ]),
  ...all(slackGo, {
    row: 'blackhole/reconnect',
    value: seconds(55.9),
    range: [seconds(20), seconds(60)],
    because: `${lookOfGo}, which may have come 10 s before the fault`,
    ...here,
    note: '§4.2 read 30–60 s in the source',
  }),
  ...['pings-stop', 'pings-stop-open'].flatMap((probe) =>
    all(slackGo, {
      row: `${probe}/reconnect`,
      value: seconds(54.4),
      range: [seconds(30), seconds(60)],
      because: lookOfGo,
      ...here,
    }),
  ),
  ...['pongs-stop', 'pongs-stop-open'].flatMap((probe) =>
    all(slackGo, { row: `${probe}/reconnect`, value: 'no new link', ...here }),
  ),
  ...['reset', 'fin', 'close-frame'].flatMap((probe) => all(slackGo, { row: `${probe}/reconnect`, value: 0, ...here })),
  ...['upgrade-408', 'upgrade-409', 'upgrade-503'].flatMap((probe) =>
    all(slackGo, { row: `${probe}/waits`, value: [0, ms(100), ms(200), ms(400), ms(800)], ...here }),
  ),
  ...all(slackGo, { row: 'too-many-websockets/pattern', value: 'none: it tries again without delay', ...here }),
  ...all(slackGo, {
    row: 'open-503/waits',
    value: [0, ms(100), ms(200), ms(400), ms(800), ms(1_600), ms(3_200), ms(6_400)],
    ...here,
  }),
  ...all(slackGo, { row: 'open-429/after-429', value: seconds(4), ...here }),
  ...all(slackGo, { row: 'open-internal-error/waits', value: [0, ms(100), ms(200), ms(400)], ...here }),
  ...all(slackGo, { row: 'open-invalid-auth/process', value: 'ends with code 1', ...here }),
];
