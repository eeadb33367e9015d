/** Slack's promises as data: every number that decides a delivery, with its source and evidence mark (slack-protocol.md §0). */

export interface Promised<T extends number | boolean | string> {
  readonly value: T;
  readonly unit: 'us' | 'count' | 'percent' | 'bytes' | 'choice' | 'flag';
  /** Of numbers: the least and the most. Default: 0 and no limit. */
  readonly range?: readonly [least: number, most: number];
  /** Of choices: all of them. */
  readonly allowed?: readonly T[];
  readonly means: string;
  readonly evidence: 'DOC' | 'LOG' | 'CODE' | 'MEASURED' | 'ISSUE' | 'UNCONFIRMED';
  readonly source: string;
  /** Divided by `hastened`: SDKs hold no real timer against it. */
  readonly scales?: true;
  /** A Slack that runs does not look at it again; all others hold for the next attempt, link, call or tick. */
  readonly readAtStart?: true;
}

const second = 1_000_000;
const minute = 60 * second;
const hour = 60 * minute;
const eventsPage = 'https://docs.slack.dev/apis/events-api/';
const socketPage = 'https://docs.slack.dev/apis/events-api/using-socket-mode';
const limitsPage = 'https://docs.slack.dev/apis/web-api/rate-limits';

export const promises = {
  ackDeadlineUs: {
    value: 3 * second,
    unit: 'us',
    means: 'An attempt that is not acknowledged within this time has failed',
    evidence: 'DOC',
    source: eventsPage,
  },
  firstRetryUs: {
    value: 0,
    unit: 'us',
    means: 'Rest before the first retry, counted from the failure',
    evidence: 'DOC',
    source: eventsPage,
    scales: true,
  },
  secondRetryUs: {
    value: 60 * second,
    unit: 'us',
    means: 'Rest before the second retry, counted from the failure',
    evidence: 'DOC',
    source: eventsPage,
    scales: true,
  },
  thirdRetryUs: {
    value: 300 * second,
    unit: 'us',
    means: 'Rest before the third and last retry, counted from the failure',
    evidence: 'DOC',
    source: eventsPage,
    scales: true,
  },
  lateAckSettles: {
    value: true,
    unit: 'flag',
    means: 'An ack that comes after its deadline ends the retries',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §2.5',
  },
  maxLinks: {
    value: 10,
    unit: 'count',
    means: 'Sockets one app may hold; the next one gets too_many_websockets in place of hello',
    evidence: 'DOC',
    source: socketPage,
  },
  ticketLifeUs: {
    value: 30 * second,
    unit: 'us',
    means: 'A socket URL not used for this long is refused',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.1',
  },
  ticketsWorkOnce: {
    value: true,
    unit: 'flag',
    means: 'A socket URL opens one socket, else as many as are dialled within its life',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.1',
  },
  ticketRefusal: {
    value: 404,
    unit: 'choice',
    allowed: [404, 400, 408, 409],
    means: 'HTTP status of the upgrade for a used, expired or unknown ticket',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.1',
  },
  pingEveryUs: {
    value: 10 * second,
    unit: 'us',
    means: 'One tick for all sockets; each gets a ping "Ping from <host>"',
    evidence: 'LOG',
    source: 'slack-protocol.md §1.7',
  },
  linkLifeUs: {
    value: 18_060 * second,
    unit: 'us',
    means: 'Life of a socket, as hello gives it (approximate_connection_time); then it is refreshed',
    evidence: 'LOG',
    source: 'slack-protocol.md §1.3',
    scales: true,
  },
  debugLinkLifeUs: {
    value: 360 * second,
    unit: 'us',
    means: 'Life of a socket whose URL carries debug_reconnects=true',
    evidence: 'DOC',
    source: socketPage,
    scales: true,
  },
  warningLeadUs: {
    value: 10 * second,
    unit: 'us',
    means: 'From `disconnect: warning` to `disconnect: refresh_requested`',
    evidence: 'DOC',
    source: socketPage,
  },
  closeAfterRefreshUs: {
    value: second,
    unit: 'us',
    means: 'From `refresh_requested` to the close frame (1000), where the app has not closed before',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.11',
  },
  leavesTcpOpen: {
    value: true,
    unit: 'flag',
    means: 'After the WebSocket close handshake Slack leaves the TCP connection open',
    evidence: 'ISSUE',
    source: 'https://github.com/slackapi/node-slack-sdk/issues/2752',
  },
  closingLifeUs: {
    value: 2 * minute,
    unit: 'us',
    range: [1_000, hour],
    means:
      'After a close frame Slack ends TCP at the latest after this, where the app has not: longer than any client here waits',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.6',
  },
  maxAckBytes: {
    value: 20_480,
    unit: 'bytes',
    means: 'A larger frame from the app closes the socket with 1009',
    evidence: 'ISSUE',
    source: 'https://github.com/slack-go/slack/issues/1196',
  },
  keepsConnections: {
    value: false,
    unit: 'flag',
    means: 'HTTP: deliveries reuse connections that the app keeps open',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §2.1',
    readAtStart: true,
  },
  connectionsOpenPerMinute: {
    value: 60,
    unit: 'count',
    means: 'Calls to apps.connections.open before 429 (burst 20 on top)',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.1',
  },
  retriesCountFrom: {
    value: 'failure',
    unit: 'choice',
    allowed: ['failure', 'first-attempt'],
    means: 'What the rest before a retry is counted from',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §2.5',
  },
  eventsWithoutLinks: {
    value: 'retried',
    unit: 'choice',
    allowed: ['retried', 'dropped'],
    means: 'Socket Mode: an event that is raised while the app has no link is tried again as any other, or never sent',
    evidence: 'UNCONFIRMED',
    source:
      'https://github.com/vercel/chat/issues/666 (retried); https://github.com/vellum-ai/vellum-assistant/pull/29444 (dropped)',
  },
  channelsInUse: {
    value: 60,
    unit: 'count',
    range: [1, 60],
    means: 'Channels in which things happen, in turn; few of them make long histories',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §7',
  },
  delayedEvents: {
    value: false,
    unit: 'flag',
    means: 'Delayed Events: after the three retries Slack goes on hourly',
    evidence: 'ISSUE',
    source: 'slack-protocol.md §2.5',
  },
  delayedEventsEveryUs: {
    value: hour,
    unit: 'us',
    means: 'Rest between attempts under Delayed Events',
    evidence: 'ISSUE',
    source: 'slack-protocol.md §2.5',
    scales: true,
  },
  delayedEventsAttempts: {
    value: 24,
    unit: 'count',
    means: 'Attempts that Delayed Events adds',
    evidence: 'ISSUE',
    source: 'slack-protocol.md §2.5',
  },
  delayedEventsRetryNumbers: {
    value: 'go-on',
    unit: 'choice',
    allowed: ['go-on', 'stay-at-3'],
    means: 'Retry numbers under Delayed Events: 4, 5, … or 3 for ever',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §2.5',
  },
  maxRedirects: {
    value: 2,
    unit: 'count',
    means: 'Redirects (301, 302) followed within one attempt',
    evidence: 'DOC',
    source: eventsPage,
  },
  redirectMethod: {
    value: 'POST',
    unit: 'choice',
    allowed: ['POST', 'GET'],
    means: 'Method after a redirect; GET carries no body',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §2.5',
  },
  acceptHeader: {
    value: '*/*',
    unit: 'choice',
    allowed: ['*/*', 'application/json,*/*'],
    means: 'Accept header of deliveries; both occur in captures',
    evidence: 'LOG',
    source: 'slack-protocol.md §2.1',
  },
  functionDeadlineUs: {
    value: 10 * second,
    unit: 'us',
    means: 'Deadline of function_executed over HTTP',
    evidence: 'DOC',
    source: 'slack-protocol.md §2.7',
  },
  switchOffAbovePercent: {
    value: 95,
    unit: 'percent',
    range: [1, 100],
    means: 'Subscriptions are switched off where more than this share of attempts failed',
    evidence: 'DOC',
    source: eventsPage,
  },
  switchOffWindowUs: {
    value: hour,
    unit: 'us',
    means: 'Time over which that share is taken',
    evidence: 'DOC',
    source: eventsPage,
    scales: true,
  },
  switchOffFromEvents: {
    value: 1_000,
    unit: 'count',
    means: 'Apps with fewer events in that time are not switched off',
    evidence: 'DOC',
    source: eventsPage,
  },
  eventsPerWindow: {
    value: 30_000,
    unit: 'count',
    means: 'Events per workspace and app in the window below; those beyond are dropped',
    evidence: 'DOC',
    source: limitsPage,
  },
  eventsWindowUs: {
    value: hour,
    unit: 'us',
    means: 'The window of that limit',
    evidence: 'DOC',
    source: limitsPage,
    scales: true,
  },
  rateLimitNoticeEveryUs: {
    value: minute,
    unit: 'us',
    means: 'One app_rate_limited for each of these in which events were dropped',
    evidence: 'DOC',
    source: eventsPage,
    scales: true,
  },
  httpPropagationUs: {
    value: 0,
    unit: 'us',
    means: 'From the event to its first attempt over HTTP; about 200 ms is quoted of live Slack',
    evidence: 'UNCONFIRMED',
    source: 'https://github.com/openclaw/openclaw/issues/101690',
  },
  socketPropagationUs: {
    value: 0,
    unit: 'us',
    means: 'From the event to its first attempt over Socket Mode; p50 was 2.1–2.4 s on live Slack',
    evidence: 'ISSUE',
    source: 'https://github.com/openclaw/openclaw/issues/101690',
  },
  httpEscapesSlashes: {
    value: true,
    unit: 'flag',
    means: 'HTTP bodies and Web API answers write / as \\/',
    evidence: 'DOC',
    source: 'slack-protocol.md §1.4',
  },
  framesEscapeSlashes: {
    value: false,
    unit: 'flag',
    means: 'Socket frames write / as \\/',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.4',
  },
  variesMessages: {
    value: false,
    unit: 'flag',
    means:
      'Messages are as people write them (emoji, quotes, links, files, threads, edits, …), else plain lines; runs set it',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/reference/events/message',
  },
  messageCharacters: {
    value: 0,
    unit: 'count',
    range: [0, 1_000_000],
    means:
      'Messages are so many characters long, none of them Latin: each takes six bytes, twice. Slack cuts what is posted at 40,000; 0: as long as they are',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/reference/methods/chat.postMessage/ (truncating content)',
  },
  responseUrlUses: {
    value: 5,
    unit: 'count',
    means: 'Uses of a response_url',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/interactivity/handling-user-interaction',
  },
  responseUrlLifeUs: {
    value: 30 * minute,
    unit: 'us',
    means: 'Life of a response_url',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/interactivity/handling-user-interaction',
    scales: true,
  },
  triggerLifeUs: {
    value: 3 * second,
    unit: 'us',
    means: 'Life of a trigger_id, which works once',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/interactivity/handling-user-interaction',
  },
  actionsAcceptPayload: {
    value: false,
    unit: 'flag',
    means: 'accepts_response_payload of block_actions, where docs and captures disagree',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.4',
  },
  commandsComeAgainOnReconnect: {
    value: false,
    unit: 'flag',
    means: 'An unacknowledged slash command is delivered again when the app reconnects',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.9',
  },
  ticketsAreSpentByRefusal: {
    value: true,
    unit: 'flag',
    means: 'An upgrade that was refused has used up its ticket',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.1',
  },
  helloDelayUs: {
    value: 0,
    unit: 'us',
    means: 'From the upgrade to hello',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.11',
  },
  sendsWarning: {
    value: true,
    unit: 'flag',
    means: '`disconnect: warning` comes before `refresh_requested`; it is not always sent',
    evidence: 'DOC',
    source: socketPage,
  },
  closeCode: {
    value: 1_000,
    unit: 'choice',
    allowed: [1_000, 1_001, 1_005, 1_006],
    means: 'Close code after refresh_requested; 1005: a close frame without a code, 1006: no close frame',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.6',
  },
  linkChoice: {
    value: 'random',
    unit: 'choice',
    allowed: ['random', 'round-robin', 'sticky'],
    means: 'Which of several links gets an envelope',
    evidence: 'DOC',
    source: socketPage,
  },
  pongCutOffUs: {
    value: 120 * second,
    unit: 'us',
    means: 'A link without any pong for this long is cut',
    evidence: 'ISSUE',
    source: 'slack-protocol.md §1.7',
  },
  ghosts: {
    value: 'half-open',
    unit: 'choice',
    allowed: ['half-open', 'no-close-frame', 'none'],
    means:
      'Which links stay registered after their end, chosen for envelopes that nobody hears: those that Slack had to cut, also those that ended without a close frame, or none',
    evidence: 'ISSUE',
    source: 'https://github.com/slackapi/python-slack-sdk/issues/1940',
  },
  ghostLifeUs: {
    value: 18_060 * second,
    unit: 'us',
    means: 'How long a ghost stays registered, from its hello',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.8',
    scales: true,
  },
  oversizedAck: {
    value: 'close-1009',
    unit: 'choice',
    allowed: ['close-1009', 'silence'],
    means: 'What a frame over maxAckBytes meets',
    evidence: 'ISSUE',
    source: 'https://github.com/slack-go/slack/issues/1196',
  },
  reassemblesFrames: {
    value: true,
    unit: 'flag',
    means: 'Fragmented messages of the app are put together',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.5',
  },
  ackOnAnyLink: {
    value: true,
    unit: 'flag',
    means: 'An ack counts on another link than the delivery',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §6',
  },
  retryEnvelopes: {
    value: 'new',
    unit: 'choice',
    allowed: ['new', 'same', 'replay-first'],
    means: 'Envelope id of a retry: a new one, the same, or the first attempt once more before each retry',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.9',
  },
  fragmentsOverBytes: {
    value: 0,
    unit: 'bytes',
    means: 'Larger messages leave as continuation frames of this size; 0: never',
    evidence: 'UNCONFIRMED',
    source: 'https://github.com/slackapi/python-slack-sdk/issues/1124',
  },
  negotiatesDeflate: {
    value: false,
    unit: 'flag',
    means: 'permessage-deflate is accepted where the app offers it',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.2',
  },
  connectionsOpenBurst: {
    value: 20,
    unit: 'count',
    range: [1, 10_000],
    means: 'Calls to apps.connections.open above the rate',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.1',
  },
  enforcesTiers: {
    value: true,
    unit: 'flag',
    means: 'Web API methods have the limits of their tiers',
    evidence: 'DOC',
    source: limitsPage,
  },
  tier1PerMinute: {
    value: 1,
    unit: 'count',
    means: 'Calls per minute of a tier 1 method',
    evidence: 'DOC',
    source: limitsPage,
  },
  tier2PerMinute: {
    value: 20,
    unit: 'count',
    means: 'Calls per minute of a tier 2 method',
    evidence: 'DOC',
    source: limitsPage,
  },
  tier3PerMinute: {
    value: 50,
    unit: 'count',
    means: 'Calls per minute of a tier 3 method',
    evidence: 'DOC',
    source: limitsPage,
  },
  tier4PerMinute: {
    value: 100,
    unit: 'count',
    means: 'Calls per minute of a tier 4 method',
    evidence: 'DOC',
    source: limitsPage,
  },
  historyPerMinute: {
    value: 50,
    unit: 'count',
    range: [1, 100_000],
    means:
      'Calls per minute of conversations.history, and as many of conversations.replies: tier 3; 1 for an app that is sold and not in the Marketplace',
    evidence: 'DOC',
    source: limitsPage,
  },
  historyPage: {
    value: 999,
    unit: 'count',
    range: [1, 999],
    means: 'Messages on a page of these at most; 15 for an app that is sold and not in the Marketplace',
    evidence: 'DOC',
    source: limitsPage,
  },
  postsPerChannelPerMinute: {
    value: 60,
    unit: 'count',
    means: 'chat.postMessage per channel; short bursts pass',
    evidence: 'DOC',
    source: limitsPage,
  },
} as const satisfies Record<string, Promised<number | boolean | string>>;

type Widened<T> = T extends number ? number : T extends boolean ? boolean : string;

export type PolicyValues = { readonly [K in keyof typeof promises]: Widened<(typeof promises)[K]['value']> };

export interface Policy {
  readonly name: string;
  readonly values: PolicyValues;
}

function valuesDividedBy(divisor: number): PolicyValues {
  const entries = Object.entries(promises as Record<string, Promised<number | boolean | string>>).map(
    ([name, promised]) => [
      name,
      promised.scales && typeof promised.value === 'number' ? Math.round(promised.value / divisor) : promised.value,
    ],
  );
  return Object.fromEntries(entries) as PolicyValues;
}

/** Slack as documented, in real time. */
export const documented: Policy = { name: 'documented', values: valuesDividedBy(1) };

/** Retry rests and socket lives divided; never the 3 s ack deadline nor the ping tick, which SDKs hold real timers against. */
export function hastened(divisor: number): Policy {
  if (!(divisor >= 1))
    throw new RangeError(`Cannot hasten Slack's policy: the divisor is ${divisor}, expected at least 1`);
  return { name: `hastened ÷ ${divisor}`, values: valuesDividedBy(divisor) };
}

/** The same policy with some values set otherwise; the name says which. */
export function withValues(policy: Policy, values: Partial<PolicyValues>): Policy {
  const changes = Object.entries(values).map(([name, value]) => `${name}=${String(value)}`);
  return changes.length === 0
    ? policy
    : { name: `${policy.name}, ${changes.join(', ')}`, values: { ...policy.values, ...values } };
}

/** Rests before retry 1, 2 and 3, in µs. */
export function retryRests(values: PolicyValues): readonly [number, number, number] {
  return [values.firstRetryUs, values.secondRetryUs, values.thirdRetryUs];
}
