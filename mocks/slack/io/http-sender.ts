/**
 * Slack's side of HTTP Request URLs: one signed POST per attempt, a new connection each by default, never waiting for
 * one answer before the next event. Attempts leave from several hosts, so that one of them can be recycled.
 */

import { Agent, type ClientRequest, type IncomingMessage, request, type RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import type { Observe } from '../protocol/facts.ts';
import type { Random } from '../protocol/random.ts';
import type { Carrier, Outcomes, Parcel } from './carrier.ts';
import { sign } from './sign.ts';

export interface HttpSenderOptions {
  /** Request URL, e.g. `http://127.0.0.1:4000/slack/events`. */
  readonly url: string;
  readonly signingSecret: string;
  readonly keepAlive: boolean;
  readonly hosts: readonly string[];
  readonly random: Random;
  readonly observe: Observe;
  readonly outcomes: Outcomes;
  /** Answers that come later than this after the attempt are not waited for, in µs. */
  readonly lateWindowUs: number;
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
  agent: Agent;
  isUp: boolean;
}

/** A URL and what `request` makes of it at every call where it is given the URL. */
interface Target {
  readonly url: URL;
  readonly address: RequestOptions;
}

const maxRedirects = 2;

/** Unix seconds: Slack's signature needs the wall clock, as the app compares it with its own (300 s window). */
function wallSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}

export function createHttpSender(options: HttpSenderOptions): HttpSender {
  const { url, signingSecret, keepAlive, random, observe, outcomes, lateWindowUs } = options;
  const hosts: Host[] = options.hosts.map((name) => ({
    name,
    inFlight: {},
    agent: newAgent(keepAlive),
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
    post({ parcel, host, target: requestUrl, redirects: 0 });
  }

  function post({
    parcel,
    host,
    target,
    redirects,
  }: {
    parcel: Parcel;
    host: Host;
    target: Target;
    redirects: number;
  }): void {
    const { event, attempt, reason, payload } = parcel;
    const timestamp = wallSeconds();
    let link = `h${connections}`;
    let isAnswered = false;
    const outgoing = request({
      ...target.address,
      method: 'POST',
      agent: host.agent,
      headers: {
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        accept: '*/*',
        'accept-encoding': 'gzip,deflate',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(payload),
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(signingSecret, timestamp, payload),
        ...(reason === undefined ? {} : { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason }),
      },
    });
    const number = (requests += 1);
    host.inFlight[number] = outgoing;
    const giveUp = setTimeout(() => outgoing.destroy(), lateWindowUs / 1_000);
    outgoing.on('socket', (socket) => {
      const tagged = socket as typeof socket & { slackLink?: string };
      if (tagged.slackLink === undefined) {
        connections += 1;
        link = `h${connections}`;
        tagged.slackLink = link;
        socket.setNoDelay(true);
        socket.once('connect', () => observe({ kind: 'link-opened', link, host: host.name }));
        socket.once('close', () => observe({ kind: 'link-closed', link, code: 1000 }));
      }
      link = tagged.slackLink;
      // A redirect is followed within the same attempt.
      if (redirects === 0) observe({ kind: 'attempt-sent', event, attempt, link, host: host.name });
    });
    outgoing.on('response', (response) => {
      isAnswered = true;
      response.resume();
      settle(response, { parcel, host, target, redirects, link });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (isClosed || isAnswered) return;
      const isGarbage = error.code?.startsWith('HPE_') === true;
      outcomes.failure(event, attempt, {
        reason: isGarbage ? 'unknown_error' : 'connection_failed',
        detail: error.code ?? error.message,
      });
    });
    outgoing.on('close', () => {
      clearTimeout(giveUp);
      delete host.inFlight[number];
    });
    outgoing.end(payload);
  }

  function settle(
    response: IncomingMessage,
    {
      parcel,
      host,
      target,
      redirects,
      link,
    }: { parcel: Parcel; host: Host; target: Target; redirects: number; link: string },
  ): void {
    const { event, attempt } = parcel;
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return outcomes.ack(event, attempt, link, status);
    const location = response.headers.location;
    if ((status === 301 || status === 302) && location !== undefined && URL.canParse(location, target.url)) {
      if (redirects === maxRedirects) return outcomes.failure(event, attempt, { reason: 'too_many_redirects', status });
      return post({ parcel, host, target: targetOf(new URL(location, target.url)), redirects: redirects + 1 });
    }
    const final = response.headers['x-slack-no-retry'] === '1';
    outcomes.failure(event, attempt, { reason: 'http_error', status, final });
  }

  return {
    send,
    stopHost(name, how) {
      const host = hosts.find((candidate) => candidate.name === name && candidate.isUp);
      if (!host) throw new Error(`Cannot stop host "${name}": it is not up`);
      host.isUp = false;
      const inFlight = Object.values(host.inFlight);
      if (how === 'killed') for (const outgoing of inFlight) outgoing.destroy();
      // Not `agent.destroy()`, which cuts sockets in use as well.
      host.agent.maxFreeSockets = 0;
      for (const idle of Object.values(host.agent.freeSockets)) for (const socket of idle ?? []) socket.destroy();
      observe({ kind: 'host-down', host: name, how, links: inFlight.length });
      return inFlight.length;
    },
    startHost(name) {
      const host = hosts.find((candidate) => candidate.name === name);
      if (!host) throw new Error(`Cannot start host "${name}": there is none of that name`);
      host.isUp = true;
      host.agent = newAgent(keepAlive);
      observe({ kind: 'host-up', host: name });
    },
    liveHosts: () => hosts.filter((host) => host.isUp).map((host) => host.name),
    async close() {
      isClosed = true;
      for (const host of hosts) {
        for (const outgoing of Object.values(host.inFlight)) outgoing.destroy();
        host.agent.destroy();
      }
    },
  };
}

function targetOf(url: URL): Target {
  const { protocol, hostname, port, path, auth } = urlToHttpOptions(url);
  return { url, address: { protocol, hostname, port, path, auth } };
}

function newAgent(keepAlive: boolean): Agent {
  return new Agent({ keepAlive, maxSockets: Number.POSITIVE_INFINITY, scheduling: 'fifo' });
}
