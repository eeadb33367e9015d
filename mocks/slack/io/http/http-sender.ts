/**
 * Slack's side of HTTP Request URLs: one signed POST per attempt, a new connection each by default, never waiting for
 * one answer before the next event. Attempts leave from several hosts, so that one of them can be recycled.
 */

import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Observe } from '../../protocol/facts.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { Random } from '../../protocol/random.ts';
import { retryNumber } from '../../protocol/delivery/messages.ts';
import type { Parcel } from '../../protocol/letter.ts';
import type { Carrier, Outcomes } from '../carrier.ts';
import { failureOf, hostKilled } from './failure-of.ts';
import { type Agents, openAgents, postToApp, type Target, targetOf } from './post-to-app.ts';
import { readAnswer } from './read-answer.ts';

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
  /** The host sends nothing new; `killed` cuts what it has in flight, `retired` lets it finish. Returns attempts in flight there. */
  stopHost(host: string, how: 'retired' | 'killed'): number;
  startHost(host: string): void;
  /** Hosts that send at the moment. */
  liveHosts(): readonly string[];
}

interface Host {
  readonly name: string;
  /** By number. Not a Set, for the reason that `pump.ts` gives. */
  readonly inFlight: Record<number, ClientRequest>;
  agents: Agents;
  isUp: boolean;
}

/** One request of an attempt. */
interface Step {
  readonly parcel: Parcel;
  readonly host: Host;
  readonly target: Target;
  readonly redirects: number;
  /** Sent before over a connection that the app was just closing. */
  readonly isAgain: boolean;
}

/** Answers are waited for ten times as long as the deadline, so that late ones are told; beyond, nobody asks. */
const lateFactor = 10;

export function createHttpSender(options: HttpSenderOptions): HttpSender {
  const { url, signingSecret, ca, policy, random, observe, outcomes } = options;
  const keepAlive = policy.keepsConnections;
  const hosts: Host[] = options.hosts.map((name) => ({
    name,
    inFlight: {},
    agents: openAgents({ keepAlive, ca }),
    isUp: true,
  }));
  const requestUrl = targetOf(new URL(url));
  let requests = 0;
  let connections = 0;
  let isClosed = false;

  function send(parcel: Parcel): void {
    const live = hosts.filter((host) => host.isUp);
    const host = live.length === 0 ? undefined : random.pick(live);
    if (!host) {
      outcomes.failure(parcel.event, parcel.attempt, { reason: 'connection_failed', detail: 'no sending host is up' });
      return;
    }
    post({ parcel, host, target: requestUrl, redirects: 0, isAgain: false });
  }

  function post(step: Step): void {
    const { parcel, host, target, redirects, isAgain } = step;
    const { event, attempt, letter } = parcel;
    let link = `h${connections}`;
    let isAnswered = false;
    let isOver = false;
    const isFollowUp = redirects > 0 && policy.redirectMethod === 'GET';
    const body = isFollowUp ? '' : letter.body;
    let outgoing: ClientRequest;
    try {
      outgoing = postToApp(target, {
        method: isFollowUp ? 'GET' : 'POST',
        isForm: letter.isForm,
        accept: policy.acceptHeader,
        signingSecret,
        body,
        headers: retryHeaders(parcel, policy),
        agents: host.agents,
      });
    } catch (error) {
      // A redirect may name any scheme and any path
      return outcomes.failure(event, attempt, { reason: 'unknown_error', detail: (error as Error).message });
    }
    const number = (requests += 1);
    host.inFlight[number] = outgoing;
    const giveUp = setTimeout(() => outgoing.destroy(new Error('no answer')), (letter.deadlineUs / 1_000) * lateFactor);
    outgoing.on('socket', (socket) => {
      link = linkOf(socket, host);
      // A redirect is followed within the same attempt.
      if (redirects === 0 && !isAgain) observe({ kind: 'attempt-sent', event, attempt, link, host: host.name });
    });
    outgoing.on('response', (response) => {
      isAnswered = true;
      answered(response, step, link);
    });
    outgoing.on('upgrade', (response, socket) => {
      isAnswered = true;
      socket.destroy();
      outcomes.failure(event, attempt, { reason: 'http_error', status: response.statusCode ?? 101 });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (isClosed || isAnswered || isOver) return;
      isOver = true;
      if (outgoing.reusedSocket && isStale(error) && !isAgain && host.isUp) return post({ ...step, isAgain: true });
      outcomes.failure(event, attempt, failureOf(error, { isAnswered }));
    });
    outgoing.on('close', () => {
      clearTimeout(giveUp);
      delete host.inFlight[number];
    });
    outgoing.end(body);
  }

  function linkOf(socket: Socket, host: Host): string {
    const tagged: Socket & { slackLink?: string } = socket;
    if (tagged.slackLink !== undefined) return tagged.slackLink;
    connections += 1;
    const link = `h${connections}`;
    tagged.slackLink = link;
    socket.setNoDelay(true);
    socket.once('connect', () => observe({ kind: 'link-opened', link, host: host.name, transport: 'http' }));
    socket.once('close', () => observe({ kind: 'link-closed', link, code: 1000 }));
    return link;
  }

  function answered(response: IncomingMessage, step: Step, link: string): void {
    const { event, attempt, letter } = step.parcel;
    const status = response.statusCode ?? 0;
    const isSuccess = status >= 200 && status < 300;
    const location = redirectOf(response, step.target.url);
    readAnswer(response, {
      // The body of an event's answer means nothing (docs.slack.dev/apis/events-api).
      isKept: isSuccess && !letter.isRetried,
      done(read) {
        if (isClosed) return;
        if (read.kind === 'broken' && (isSuccess || read.error.message === hostKilled))
          return outcomes.failure(event, attempt, { status, ...failureOf(read.error, { isAnswered: true }) });
        if (isSuccess)
          return outcomes.ack(event, attempt, link, read.kind === 'whole' ? { status, ...answerOf(read) } : { status });
        const final = response.headers['x-slack-no-retry'] === '1';
        if (location === undefined) return outcomes.failure(event, attempt, { reason: 'http_error', status, final });
        if (step.redirects >= policy.maxRedirects)
          return outcomes.failure(event, attempt, { reason: 'too_many_redirects', status, final });
        if (!step.host.isUp)
          return outcomes.failure(event, attempt, failureOf(new Error(hostKilled), { isAnswered: false }));
        post({ ...step, target: targetOf(location), redirects: step.redirects + 1, isAgain: false });
      },
    });
  }

  return {
    send,
    stopHost(name, how) {
      const host = hosts.find((candidate) => candidate.name === name && candidate.isUp);
      if (!host) throw new Error(`Cannot stop host "${name}": it is not up`);
      host.isUp = false;
      const inFlight = Object.values(host.inFlight);
      if (how === 'killed') for (const outgoing of inFlight) outgoing.destroy(new Error(hostKilled));
      for (const agent of agentsOf(host)) {
        // Not `agent.destroy()`, which cuts sockets in use as well.
        agent.maxFreeSockets = 0;
        for (const idle of Object.values(agent.freeSockets)) for (const socket of idle ?? []) socket.destroy();
      }
      observe({ kind: 'host-down', host: name, how, links: inFlight.length });
      return inFlight.length;
    },
    startHost(name) {
      const host = hosts.find((candidate) => candidate.name === name);
      if (!host) throw new Error(`Cannot start host "${name}": there is none of that name`);
      host.isUp = true;
      host.agents = openAgents({ keepAlive, ca });
      observe({ kind: 'host-up', host: name });
    },
    liveHosts: () => hosts.filter((host) => host.isUp).map((host) => host.name),
    async close() {
      isClosed = true;
      for (const host of hosts) {
        for (const outgoing of Object.values(host.inFlight)) outgoing.destroy();
        for (const agent of agentsOf(host)) agent.destroy();
      }
    },
  };
}

function agentsOf({ agents }: Host): readonly Agent[] {
  return [agents.http, agents.https];
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
