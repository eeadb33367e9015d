import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documented, type PolicyValues, promises } from '../protocol/policy.ts';
import { retryNumber } from '../protocol/delivery/messages.ts';
import {
  atSockets,
  attempts,
  calls,
  chosen,
  heardOverHttp,
  lateAck,
  letter,
  limited,
  linkLife,
  longAck,
  offers,
  type Seen,
  switchedOff,
  toldLife,
  withoutLinks,
  rules,
} from './fixtures/see-knob.ts';

/** How a knob is turned and what shows it, on a Slack that runs already; or the file with the test that sets it. */
type Turning =
  | { readonly to: number | boolean | string; readonly seen: Seen; readonly where?: Partial<PolicyValues> }
  | { readonly provenIn: string };

const delayed = { delayedEvents: true };
const few = { eventsPerWindow: 5 };
const sockets = 'mocks/slack/io/sockets/socket-server.test.ts';
const envelopes = 'mocks/slack/io/sockets/socket-envelopes.test.ts';
const control = 'mocks/slack/io/sockets/socket-control.test.ts';

/** A new knob does not compile until it is here. */
const turnings: Readonly<Record<keyof PolicyValues, Turning>> = {
  ackDeadlineUs: { to: 1, seen: letter('message', rules.http) },
  firstRetryUs: { to: 1, seen: attempts() },
  secondRetryUs: { to: 1, seen: attempts() },
  thirdRetryUs: { to: 1, seen: attempts() },
  lateAckSettles: { to: false, seen: lateAck },
  maxLinks: { to: 2, seen: linkLife() },
  ticketLifeUs: { provenIn: sockets },
  ticketsWorkOnce: { provenIn: sockets },
  ticketRefusal: { provenIn: sockets },
  pingEveryUs: { provenIn: control },
  linkLifeUs: { to: 7_000_000, seen: atSockets((lab) => toldLife(lab)) },
  debugLinkLifeUs: { to: 7_000_000, seen: atSockets((lab) => toldLife(lab, '&debug_reconnects=true')) },
  warningLeadUs: { to: 1, seen: linkLife() },
  closeAfterRefreshUs: { to: 1, seen: linkLife() },
  leavesTcpOpen: { provenIn: sockets },
  closingLifeUs: { provenIn: sockets },
  maxAckBytes: { to: 30_000, seen: atSockets(longAck) },
  keepsConnections: { provenIn: 'harness/mock/serve-control.test.ts' },
  connectionsOpenPerMinute: { to: 1, seen: calls('apps.connections.open', '') },
  connectionsOpenBurst: { to: 3, seen: calls('apps.connections.open', '') },
  retriesCountFrom: { to: 'first-attempt', seen: attempts() },
  eventsWithoutLinks: { to: 'dropped', seen: withoutLinks },
  channelsInUse: { provenIn: 'mocks/slack/io/event-stream.test.ts' },
  delayedEvents: { to: true, seen: attempts() },
  delayedEventsEveryUs: { to: 1, seen: attempts(), where: delayed },
  delayedEventsAttempts: { to: 1, seen: attempts(), where: delayed },
  delayedEventsRetryNumbers: { to: 'stay-at-3', seen: retryOf(9) },
  maxRedirects: { to: 0, seen: heardOverHttp },
  redirectMethod: { to: 'GET', seen: heardOverHttp },
  acceptHeader: { to: 'application/json,*/*', seen: heardOverHttp },
  functionDeadlineUs: { to: 1, seen: letter('function-executed', rules.http) },
  switchOffAbovePercent: { to: 98, seen: switchedOff },
  switchOffWindowUs: { to: 60_000_000, seen: switchedOff },
  switchOffFromEvents: { to: 10, seen: switchedOff },
  eventsPerWindow: { to: 3, seen: limited },
  eventsWindowUs: { to: 60_000_000, seen: limited, where: few },
  rateLimitNoticeEveryUs: { to: 1, seen: limited, where: few },
  httpPropagationUs: { to: 1, seen: attempts(rules.http) },
  socketPropagationUs: { to: 1, seen: attempts(rules.socket) },
  httpEscapesSlashes: { to: false, seen: letter('block-actions', rules.http) },
  framesEscapeSlashes: { to: true, seen: letter('slash-command', rules.socket) },
  variesMessages: { provenIn: 'mocks/slack/io/event-stream.test.ts' },
  messageCharacters: { provenIn: 'mocks/slack/io/event-stream.test.ts' },
  responseUrlUses: { to: 2, seen: offers },
  responseUrlLifeUs: { to: 1_000_000, seen: offers },
  triggerLifeUs: { to: 1_000_000, seen: offers },
  actionsAcceptPayload: { to: true, seen: letter('block-actions', rules.socket) },
  commandsComeAgainOnReconnect: { provenIn: envelopes },
  ticketsAreSpentByRefusal: { provenIn: sockets },
  helloDelayUs: { to: 1, seen: linkLife() },
  sendsWarning: { to: false, seen: linkLife() },
  closeCode: { to: 1_001, seen: linkLife() },
  linkChoice: { to: 'sticky', seen: chosen },
  pongCutOffUs: { provenIn: control },
  ghosts: { to: 'none', seen: linkLife({ cut: true }) },
  ghostLifeUs: { to: 1, seen: linkLife({ cut: true }) },
  oversizedAck: { to: 'silence', seen: atSockets(longAck) },
  reassemblesFrames: { provenIn: envelopes },
  ackOnAnyLink: { provenIn: envelopes },
  retryEnvelopes: { provenIn: envelopes },
  fragmentsOverBytes: { provenIn: envelopes },
  negotiatesDeflate: {
    to: true,
    seen: atSockets(async (lab) => (await lab.dialReady({ perMessageDeflate: true })).ws.extensions),
  },
  enforcesTiers: { to: false, seen: calls('users.list', '') },
  tier1PerMinute: { provenIn: 'mocks/slack/protocol/web-api/web-api-limits.test.ts' },
  tier2PerMinute: { to: 3, seen: calls('users.list', '') },
  tier3PerMinute: { to: 3, seen: calls('conversations.info', 'channel=general') },
  tier4PerMinute: { to: 3, seen: calls('users.info', 'user=U0MOCKUSR1') },
  historyPerMinute: { to: 3, seen: calls('conversations.history', 'channel=general') },
  historyPage: { provenIn: 'mocks/slack/protocol/web-api/methods.test.ts' },
  postsPerChannelPerMinute: { to: 6, seen: calls('chat.postMessage', 'channel=general&text=x') },
};

function retryOf(attempt: number): Seen {
  return (policy, turn) => {
    turn();
    return retryNumber(attempt, policy);
  };
}

describe('every knob (§6, and what is UNCONFIRMED elsewhere)', () => {
  test.each(Object.entries(turnings))('%s changes what is seen, at once', async (name, turning) => {
    const knob = name as keyof PolicyValues;
    if ('provenIn' in turning) {
      const source = readFileSync(new URL(`../../../${turning.provenIn}`, import.meta.url), 'utf8');
      return expect(source).toMatch(new RegExp(`[{,(\\s]${name}(?:: (?!${String(promises[knob].value)}\\b)| [,}]|,)`));
    }
    const { to, seen, where } = turning;
    expect(to).not.toBe(promises[knob].value);
    const look = async (isTurned: boolean): Promise<unknown> => {
      const policy = { ...documented.values, ...where };
      return seen(policy, () => isTurned && Object.assign(policy, { [name]: to }));
    };
    const [before, again, turned] = [await look(false), await look(false), await look(true)];
    expect(again).toEqual(before);
    expect(turned).not.toEqual(before);
  });
});

test.each<[keyof PolicyValues, number | boolean | string]>([
  ['ackDeadlineUs', 3_000_000],
  ['firstRetryUs', 0],
  ['secondRetryUs', 60_000_000],
  ['thirdRetryUs', 300_000_000],
  ['retriesCountFrom', 'failure'],
  ['maxRedirects', 2],
  ['redirectMethod', 'POST'],
  ['switchOffAbovePercent', 95],
  ['switchOffWindowUs', 3_600_000_000],
  ['switchOffFromEvents', 1_000],
  ['eventsPerWindow', 30_000],
  ['eventsWindowUs', 3_600_000_000],
  ['rateLimitNoticeEveryUs', 60_000_000],
  ['delayedEvents', false],
  ['delayedEventsEveryUs', 3_600_000_000],
  ['delayedEventsAttempts', 24],
  ['functionDeadlineUs', 10_000_000],
  ['triggerLifeUs', 3_000_000],
  ['responseUrlUses', 5],
  ['responseUrlLifeUs', 1_800_000_000],
  ['keepsConnections', false],
  ['tier1PerMinute', 1],
  ['tier2PerMinute', 20],
  ['tier3PerMinute', 50],
  ['tier4PerMinute', 100],
  ['postsPerChannelPerMinute', 60],
])('documented %s is %s, as slack-protocol.md says (§2.5–2.7, §2.10, §3.2)', (knob, value) => {
  expect(documented.values[knob]).toBe(value);
});
