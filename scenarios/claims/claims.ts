/** C1 to C16, from docs.slack.dev/apis/events-api/comparing-http-socket-mode (copy of 2025-03-27). Pure. */

import { seconds } from '../../harness/base/units.ts';
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  {
    id: 'C1',
    claim: 'HTTP is request and response, half-duplex; a WebSocket is full-duplex on one connection',
    // Half a second each way at 20 events a second: a link that took them one by one could not keep up.
    shown: {
      by: 'sight',
      in: ['slow-link'],
      figure: { metric: 'in-flight' },
      over: 'socket-mode',
      atLeast: 2,
    },
  },
  {
    id: 'C2',
    claim: 'HTTP is stateless, any instance can take any request; a WebSocket is stateful',
    shown: {
      by: 'difference',
      in: ['app-restart', 'flapping'],
      figures: [{ metric: 'added-gap' }, { metric: 'lost' }],
      less: 'http',
    },
  },
  {
    id: 'C3',
    claim: 'HTTP scales well horizontally; Socket Mode is limited to 10 connections an app',
    shown: {
      by: 'instances',
      in: ['steady'],
      figure: { metric: 'response-time', of: 'p99' },
      over: 'http',
      expects: 'does not grow',
      beside: 'That an app has ten links at most is a rule of Slack’s (too_many_websockets), which the mock keeps',
    },
  },
  {
    id: 'C4',
    claim: 'Over a WebSocket Slack can send by itself; over HTTP there are no updates in both directions',
    shown: {
      by: 'sight',
      in: ['recycle-announced', 'refreshes', 'steady'],
      figure: { metric: 'unasked-frames' },
      over: 'socket-mode',
      atLeast: 1,
    },
  },
  {
    id: 'C5',
    claim: 'HTTP connections are short-lived, WebSocket connections long-lived',
    // One for each of its 300 events, or few that are kept.
    shown: { by: 'sight', in: ['steady'], figure: { metric: 'connections-used' }, over: 'http', atLeast: 10 },
  },
  {
    id: 'C6',
    claim: 'A connection and metadata for each request make HTTP cost a little more',
    shown: {
      by: 'difference',
      in: ['steady'],
      figures: [{ metric: 'app-cpu' }],
      less: 'socket-mode',
    },
  },
  {
    id: 'C7',
    claim: 'A WebSocket has low latency: updates are pushed as soon as there are any',
    shown: {
      by: 'difference',
      in: ['steady'],
      figures: [{ metric: 'response-time', of: 'p50' }],
      less: 'socket-mode',
    },
  },
  {
    id: 'C8',
    claim: 'Socket Mode works behind a firewall that takes no inbound traffic; HTTP needs a public endpoint',
    shown: { by: 'nothing', missing: 'a network that refuses everything towards the app' },
  },
  {
    id: 'C9',
    claim: 'More WebSocket connections give redundancy',
    shown: {
      by: 'instances',
      in: ['recycle-abrupt'],
      figure: { metric: 'added-gap' },
      over: 'socket-mode',
      expects: 'falls',
    },
  },
  {
    id: 'C10',
    claim: 'Long-lived connections suffer partitions and other passing events, and disconnect',
    shown: {
      by: 'difference',
      in: ['partition-kill', 'partition-heal'],
      figures: [{ metric: 'added-gap' }],
      less: 'http',
    },
  },
  {
    id: 'C11',
    claim: 'Slack recycles the containers of its sockets now and then, which makes Socket Mode unreliable at times',
    shown: {
      by: 'difference',
      in: ['recycle-announced', 'recycle-abrupt'],
      figures: [{ metric: 'added-gap' }],
      less: 'http',
    },
  },
  {
    id: 'C12',
    claim: 'Short-lived HTTP connections are inherently more reliable: for the highest reliability use HTTP',
    shown: {
      by: 'difference',
      in: 'under-faults',
      figures: [{ metric: 'added-gap' }, { metric: 'lost' }],
      less: 'http',
    },
  },
  {
    id: 'C13',
    claim: 'HTTP requests are simple to route through proxies, for encryption, caching and the like',
    shown: {
      by: 'nothing',
      missing: 'a reverse proxy before an app over HTTP, and a CONNECT proxy on the way of one over Socket Mode',
    },
  },
  {
    id: 'C14',
    claim: 'Apps of the Marketplace must use HTTP',
    shown: { by: 'policy', why: 'A rule of Slack’s, which nothing can measure' },
  },
  {
    id: 'C15',
    claim: 'Socket Mode is reliable if the app actively maintains its connection',
    shown: {
      by: 'systems',
      in: ['partition-kill', 'partition-heal', 'recycle-announced', 'recycle-abrupt', 'refreshes', 'half-open-link'],
      figure: { metric: 'added-gap' },
      over: 'socket-mode',
      // As in the answer: so much deaf time is no reason to choose a transport.
      atMost: seconds(1),
    },
  },
  {
    id: 'C16',
    claim: 'HTTP has fewer moving parts',
    shown: { by: 'parts' },
  },
];
