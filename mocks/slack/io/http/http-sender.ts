/**
 * Slack's side of HTTP Request URLs: one signed POST per attempt, a new connection each by default, never waiting for
 * one answer before the next event. Attempts leave from several hosts, so that one of them can be recycled.
 */

import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { retryNumber } from '../../protocol/delivery/messages.ts';
import type { Observe } from '../../protocol/facts.ts';
import type { Parcel } from '../../protocol/letter.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { Random } from '../../protocol/random.ts';
import type { Carrier, Outcomes } from '../carrier.ts';
import { failureOf, hostKilled } from './failure-of.ts';
import { openAgents, postToApp, type Target, targetOf } from './post-to-app.ts';
import { type Patience, startPatience } from './patience.ts';
import { type AppAnswer, readAnswer } from './read-answer.ts';
import { openSendingHosts, type SendingHost, type SendingHosts } from './sending-hosts.ts';

export interface HttpSenderOptions {
  /** Request URL, e.g. `http://127.0.0.1:4000/slack/events`. */
  readonly url: string;
  readonly signingSecret: string;
  /** PEM, believed in place of the system's. */
  readonly ca?: string | undefined;
  readonly hosts: readonly string[];
  readonly policy: PolicyValues;
  readonly random: Random;
  readonly observe: Observe;
  readonly outcomes: Outcomes;
}

export interface HttpSender extends Carrier {
  readonly hosts: Omit<SendingHosts, 'close'>;
}

/** What all requests of a sender share. */
interface Sender extends Pick<HttpSenderOptions, 'signingSecret' | 'policy' | 'observe' | 'outcomes'> {
  readonly linkOf: (socket: Socket, host: SendingHost) => string;
  isClosed: boolean;
}

/** One request of an attempt. */
interface Step {
  readonly parcel: Parcel;
  readonly host: SendingHost;
  readonly target: Target;
  readonly redirects: number;
  /** Sent before over a connection that the app was just closing. */
  readonly isAgain: boolean;
}

export function createHttpSender(options: HttpSenderOptions): HttpSender {
  const { url, ca, policy, random, observe, outcomes } = options;
  const keepAlive = policy.keepsConnections;
  const hosts = openSendingHosts({ names: options.hosts, openAgents: () => openAgents({ keepAlive, ca }), observe });
  const target = targetOf(new URL(url));
  const sender: Sender = { ...options, linkOf: nameLinks(observe), isClosed: false };
  return {
    send(parcel) {
      const live = hosts.live();
      if (live.length > 0)
        return post(sender, { parcel, host: random.pick(live), target, redirects: 0, isAgain: false });
      outcomes.failure(parcel, { reason: 'connection_failed', detail: 'no sending host is up' });
    },
    hosts,
    async close() {
      sender.isClosed = true;
      hosts.close();
    },
  };
}

function post(sender: Sender, step: Step): void {
  const { parcel, host, redirects, isAgain } = step;
  const { event, attempt, letter } = parcel;
  const { observe, outcomes } = sender;
  let link = '';
  let isOver = false;
  const method = methodOf(sender, step);
  const body = method === 'GET' ? '' : letter.body;
  let outgoing: ClientRequest;
  try {
    outgoing = open(sender, step, { method, body });
  } catch (error) {
    // A redirect may name any scheme and any path
    return outcomes.failure(parcel, { reason: 'unknown_error', detail: (error as Error).message });
  }
  host.track(outgoing);
  const patience = startPatience(letter.deadlineUs, () => outgoing.destroy(new Error('no answer')));
  outgoing.on('close', patience.stop);
  outgoing.on('socket', (socket) => {
    link = sender.linkOf(socket, host);
    // A redirect is followed within the same attempt.
    if (redirects === 0 && !isAgain) observe({ kind: 'attempt-sent', event, attempt, link, host: host.name });
  });
  outgoing.on('response', (response) => {
    isOver = true;
    answered(sender, step, { response, link, patience });
  });
  outgoing.on('upgrade', (response, socket) => {
    isOver = true;
    socket.destroy();
    outcomes.failure(parcel, { reason: 'http_error', status: response.statusCode ?? 101 });
  });
  outgoing.on('error', (error: NodeJS.ErrnoException) => {
    if (sender.isClosed || isOver) return;
    isOver = true;
    if (outgoing.reusedSocket && isStale(error) && !isAgain && host.isUp) {
      observe({ kind: 'request-repeated', event, attempt, link });
      return post(sender, { ...step, isAgain: true });
    }
    outcomes.failure(parcel, failureOf(error, { isAnswered: false }));
  });
  outgoing.end(body);
}

function methodOf({ policy }: Sender, { redirects }: Step): 'GET' | 'POST' {
  return redirects > 0 && policy.redirectMethod === 'GET' ? 'GET' : 'POST';
}

/** The request, its body not yet sent. Throws where the URL is none that can be asked. */
function open(
  { policy, signingSecret }: Sender,
  { parcel, host, target }: Step,
  { method, body }: { readonly method: 'GET' | 'POST'; readonly body: string },
): ClientRequest {
  const { letter } = parcel;
  return postToApp(target, {
    method,
    isForm: letter.isForm,
    accept: policy.acceptHeader,
    signingSecret,
    body,
    headers: retryHeaders(parcel, policy),
    agents: host.agents,
  });
}

function answered(
  sender: Sender,
  step: Step,
  {
    response,
    link,
    patience,
  }: { readonly response: IncomingMessage; readonly link: string; readonly patience: Patience },
): void {
  const { outcomes, policy, observe } = sender;
  const { parcel } = step;
  const { event, attempt, letter } = parcel;
  const status = response.statusCode ?? 0;
  const isSuccess = status >= 200 && status < 300;
  const location = redirectOf(response, step.target.url);
  patience.begun(() => observe({ kind: 'answer-unended', event, attempt, status }));
  const done = (read: AppAnswer): void => {
    patience.ended();
    if (sender.isClosed) return;
    if (read.kind === 'broken' && (isSuccess || read.error.message === hostKilled))
      return outcomes.failure(parcel, { status, ...failureOf(read.error, { isAnswered: true }) });
    if (isSuccess)
      return outcomes.ack(parcel, link, read.kind === 'whole' ? { status, ...answerOf(read) } : { status });
    const final = response.headers['x-slack-no-retry'] === '1';
    if (location === undefined) return outcomes.failure(parcel, { reason: 'http_error', status, final });
    if (step.redirects >= policy.maxRedirects)
      return outcomes.failure(parcel, { reason: 'too_many_redirects', status, final });
    if (!step.host.isUp) return outcomes.failure(parcel, failureOf(new Error(hostKilled), { isAnswered: false }));
    post(sender, { ...step, target: targetOf(location), redirects: step.redirects + 1, isAgain: false });
  };
  // The body of an event's answer means nothing (docs.slack.dev/apis/events-api).
  readAnswer(response, { isKept: isSuccess && !letter.isRetried, done });
}

/** Names connections in the order in which they are first used, and observes their beginning and end. */
function nameLinks(observe: Observe): Sender['linkOf'] {
  let connections = 0;
  return (socket, host) => {
    const tagged: Socket & { slackLink?: string } = socket;
    if (tagged.slackLink !== undefined) return tagged.slackLink;
    connections += 1;
    const link = `h${connections}`;
    tagged.slackLink = link;
    socket.setNoDelay(true);
    socket.once('connect', () => observe({ kind: 'link-opened', link, host: host.name, transport: 'http' }));
    socket.once('close', () => observe({ kind: 'link-closed', link, code: 1000 }));
    return link;
  };
}

function retryHeaders({ attempt, reason }: Parcel, policy: PolicyValues): Record<string, string> {
  if (reason === undefined) return {};
  return { 'X-Slack-Retry-Num': String(retryNumber(attempt, policy)), 'X-Slack-Retry-Reason': reason };
}

/** The app closes idle connections (many after 5 s, slack-protocol.md §2.1), and may do so while the next request is under way. */
function isStale({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ECONNRESET' || code === 'EPIPE';
}

function redirectOf({ statusCode, headers }: IncomingMessage, from: URL): URL | undefined {
  const { location } = headers;
  if ((statusCode !== 301 && statusCode !== 302) || location === undefined) return undefined;
  return URL.parse(location, from) ?? undefined;
}

function answerOf({ answer }: { readonly answer?: unknown }): { readonly answer?: unknown } {
  return answer === undefined ? {} : { answer };
}
