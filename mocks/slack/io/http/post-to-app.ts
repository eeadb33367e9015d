/** One request to the app's Request URL, signed, over http or https: what deliveries, url_verification and ssl_check share. */

import { Agent as HttpAgent, type ClientRequest, type OutgoingHttpHeaders, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions, request as requestHttps } from 'node:https';
import { createSecureContext } from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import { genuineStamp, type Stamp } from './forge.ts';

/** One for each scheme; a redirect may change it. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export interface PostOptions {
  readonly method: 'POST' | 'GET';
  readonly isForm: boolean;
  readonly accept: string;
  readonly signingSecret: string;
  /** Empty for GET. */
  readonly body: string;
  readonly headers?: OutgoingHttpHeaders;
  /** What the headers of the signature say, where they are not to be genuine. */
  readonly stamp?: Stamp;
  readonly agents: Agents;
}

/** Where to; parsed once, as `request` would do it at every call. */
export interface Target {
  readonly url: URL;
  readonly address: ReturnType<typeof urlToHttpOptions>;
}

/** Slack's own (docs.slack.dev/apis/web-api, slack-protocol.md §2.8), in OpenSSL's names. */
const ciphers = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES256-GCM-SHA384',
].join(':');

/** `ca`: PEM, believed in place of the system's. */
export function openAgents({
  ca,
  ...options
}: Pick<AgentOptions, 'keepAlive'> & { readonly ca?: string | undefined }): Agents {
  const common = { ...options, maxSockets: Number.POSITIVE_INFINITY, scheduling: 'fifo' } as const;
  const tls: AgentOptions = {
    // One for all connections: to make it for each costs a millisecond, a quarter of the delivery
    secureContext: createSecureContext({ minVersion: 'TLSv1.2', ciphers, ...(ca === undefined ? {} : { ca }) }),
    // A resumed session would not look at the certificate again
    maxCachedSessions: 0,
  };
  return { http: new HttpAgent(common), https: new HttpsAgent({ ...common, ...tls }) };
}

export function targetOf(url: URL): Target {
  return { url, address: urlToHttpOptions(url) };
}

/** The request, its body not yet sent. Throws where the URL is none that can be asked. */
export function postToApp({ url, address }: Target, options: PostOptions): ClientRequest {
  const { method, isForm, accept, signingSecret, body, headers, agents, stamp } = options;
  // The signature needs the wall clock, as the app compares it with its own (300 s window).
  const { timestamp, signature } = stamp ?? genuineStamp(signingSecret, body, Math.floor(Date.now() / 1_000));
  const { protocol, hostname, port, path, auth } = address;
  const isSecure = url.protocol === 'https:';
  return (isSecure ? requestHttps : requestHttp)({
    protocol,
    hostname,
    port,
    path,
    auth,
    method,
    agent: isSecure ? agents.https : agents.http,
    // Slack's names in Slack's order (slack-protocol.md §2.7); Node adds `Connection`
    headers: {
      Host: url.host,
      'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      Accept: accept,
      'Accept-Encoding': 'gzip,deflate',
      ...(method === 'GET'
        ? {}
        : { 'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }),
      ...(timestamp === undefined ? {} : { 'X-Slack-Request-Timestamp': timestamp }),
      ...(signature === undefined ? {} : { 'X-Slack-Signature': signature }),
      ...headers,
      ...(method === 'GET' ? {} : { 'Content-Length': Buffer.byteLength(body) }),
    },
  });
}
