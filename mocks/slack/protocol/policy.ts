/** Slack's promises as data: every number that decides a delivery, with its source and evidence mark (slack-protocol.md §0). */

interface Promised<T extends number | boolean | string> {
  readonly value: T;
  readonly unit: 'us' | 'count' | 'bytes' | 'choice' | 'flag';
  readonly means: string;
  readonly evidence: 'DOC' | 'LOG' | 'CODE' | 'MEASURED' | 'ISSUE' | 'UNCONFIRMED';
  readonly source: string;
  /** Divided by `hastened`: SDKs hold no real timer against it. */
  readonly scales?: true;
}

const second = 1_000_000;

export const promises = {
  ackDeadlineUs: {
    value: 3 * second,
    unit: 'us',
    means: 'An attempt that is not acknowledged within this time has failed',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/apis/events-api/',
  },
  firstRetryUs: {
    value: 0,
    unit: 'us',
    means: 'Rest before the first retry, counted from the failure',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/apis/events-api/',
    scales: true,
  },
  secondRetryUs: {
    value: 60 * second,
    unit: 'us',
    means: 'Rest before the second retry, counted from the failure',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/apis/events-api/',
    scales: true,
  },
  thirdRetryUs: {
    value: 300 * second,
    unit: 'us',
    means: 'Rest before the third and last retry, counted from the failure',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/apis/events-api/',
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
    source: 'https://docs.slack.dev/apis/events-api/using-socket-mode',
  },
  ticketLifeUs: {
    value: 30 * second,
    unit: 'us',
    means: 'A socket URL not used for this long is refused; it works once',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.1',
  },
  ticketRefusal: {
    value: 404,
    unit: 'choice',
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
    means: 'Life of a socket, as told in hello (approximate_connection_time); then it is refreshed',
    evidence: 'LOG',
    source: 'slack-protocol.md §1.3',
    scales: true,
  },
  debugLinkLifeUs: {
    value: 360 * second,
    unit: 'us',
    means: 'Life of a socket whose URL carries debug_reconnects=true',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/apis/events-api/using-socket-mode',
    scales: true,
  },
  warningLeadUs: {
    value: 10 * second,
    unit: 'us',
    means: 'From `disconnect: warning` to `disconnect: refresh_requested`',
    evidence: 'DOC',
    source: 'https://docs.slack.dev/apis/events-api/using-socket-mode',
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
  },
  connectionsOpenPerMinute: {
    value: 60,
    unit: 'count',
    means: 'Calls to apps.connections.open before 429 (burst 20 on top)',
    evidence: 'UNCONFIRMED',
    source: 'slack-protocol.md §1.1',
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
  const told = Object.entries(values).map(([name, value]) => `${name}=${String(value)}`);
  return told.length === 0
    ? policy
    : { name: `${policy.name}, ${told.join(', ')}`, values: { ...policy.values, ...values } };
}

/** Rests before retry 1, 2 and 3, in µs. */
export function retryRests(values: PolicyValues): readonly [number, number, number] {
  return [values.firstRetryUs, values.secondRetryUs, values.thirdRetryUs];
}
