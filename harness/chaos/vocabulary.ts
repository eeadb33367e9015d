/** What chaos draws from: every fault that a scenario file can name, how long it may last and what its parameters may be. Pure. */

import type { Random } from '../../mocks/slack/protocol/random.ts';
import { type Micros, seconds } from '../base/units.ts';
import type { TransportName } from '../result.ts';
import { brokenFrames, oddTexts, webApiFault } from './odd-things.ts';
import type { Parameters } from './program.ts';

export interface Kind {
  readonly fault: string;
  /** Shortest and longest. Of one that strikes once its length is nothing that shows. */
  readonly lasting: readonly [least: Micros, most: Micros];
  /** The one transport that can have it. Default: both can. */
  readonly over?: TransportName;
  /** What it lays hands on: of two that hold the same thing one is in force at a time. */
  readonly holds?: 'the process' | 'the door' | 'sockets to come';
  /** Default: it has no parameters. */
  draw?(random: Random): Parameters;
}

/** Faults that no program has, each with its reason. */
export const leftOut: Readonly<Record<string, string>> = {
  'bad-certificate': 'it needs TLS, and chaos speaks plaintext',
  'second-consumer': 'what another process takes the app never sees: nothing can be said of what was lost then',
  'slow-handler': 'it is in the app from its start to its end, and strikes at no time',
  unreachable: 'the app’s calls are cut as well: answers that are lost then are no failure of the app',
};

const short = [seconds(1), seconds(8)] as const;
/** Longer than clients wait for pongs. */
const long = [seconds(2), seconds(30)] as const;
const once = [seconds(1), seconds(1)] as const;
const socket = { over: 'socket-mode' } as const;
const lanes = ['to-app', 'to-slack'] as const;

const ofNetwork: readonly Kind[] = [
  {
    fault: 'slow-network',
    lasting: long,
    draw: (random) => ({ lane: random.pick(lanes), delay: `${50 * (1 + random.below(40))} ms` }),
  },
  { fault: 'narrow-bandwidth', lasting: long, draw: (random) => ({ kilobytesPerSecond: 1 + random.below(8) }) },
  {
    fault: 'sliced',
    lasting: short,
    draw: (random) => ({
      lane: random.pick(lanes),
      bytes: random.pick([1, 16, 64]),
      delay: random.pick(['2 ms', '10 ms', '30 ms']),
    }),
  },
  { fault: 'closed-at-once', lasting: short, holds: 'the door' },
  { fault: 'truncated', lasting: short, holds: 'the door', draw: (random) => ({ bytes: random.pick([1, 20, 300]) }) },
  { fault: 'one-way-partition', lasting: long, draw: (random) => ({ lane: random.pick(lanes) }) },
  { fault: 'partition-that-heals', lasting: long },
  { fault: 'partition-that-kills', lasting: long },
  { fault: 'refused', lasting: short, holds: 'the door' },
  {
    fault: 'error-answers',
    lasting: short,
    over: 'http',
    holds: 'the door',
    draw: (random) => ({ status: random.pick([404, 429, 500, 502, 503]) }),
  },
];

const ofApp: readonly Kind[] = [
  { fault: 'app-killed', lasting: short, holds: 'the process' },
  { fault: 'app-restart', lasting: short, holds: 'the process' },
  { fault: 'suspended', lasting: long, holds: 'the process' },
];

const ofSlack: readonly Kind[] = [
  { fault: 'drop-first-acks', lasting: short },
  { fault: 'lose-events', lasting: short },
  {
    fault: 'recycle',
    lasting: [seconds(2), seconds(12)],
    draw: (random) => random.pick([{ how: 'abrupt' }, { how: 'announced', leavesTcpOpen: random.pick([true, false]) }]),
  },
  { fault: 'web-api', lasting: long, draw: webApiFault },
  {
    fault: 'forged-requests',
    lasting: short,
    over: 'http',
    draw: (random) => ({ everyMs: 100 * (1 + random.below(10)) }),
  },
  {
    fault: 'hostile-bodies',
    lasting: short,
    over: 'http',
    draw: (random) => ({ everyMs: 100 * (1 + random.below(10)) }),
  },
];

const ofSockets: readonly Kind[] = [
  { ...socket, fault: 'delay-pongs', lasting: long, draw: (random) => ({ ms: 500 * (1 + random.below(60)) }) },
  {
    ...socket,
    fault: 'disconnect',
    lasting: once,
    // After link_disabled an app need not come back: its owner has switched Socket Mode off.
    draw: (random) => ({
      reason: random.pick(['warning', 'refresh_requested', 'too_many_websockets']),
      to: random.pick(['all', 'oldest']),
    }),
  },
  { ...socket, fault: 'drop-after-hello', lasting: short, holds: 'sockets to come' },
  { ...socket, fault: 'duplicate-envelopes', lasting: long },
  {
    ...socket,
    fault: 'end-links',
    lasting: once,
    draw: (random) => ({
      how: random.pick([
        { kind: 'fin' },
        { kind: 'drop' },
        { kind: 'rst' },
        {
          kind: 'close',
          code: random.pick([1_000, 1_001, 1_006, 1_008, 1_011, 1_012, 4_000]),
          leavesTcpOpen: random.pick([true, false]),
        },
      ]),
    }),
  },
  { ...socket, fault: 'ghosts', lasting: long, draw: (random) => ({ count: 1 + random.below(9) }) },
  {
    ...socket,
    fault: 'half-open',
    lasting: once,
    draw: (random) => ({ way: random.pick(['both', 'to-app', 'to-slack']) }),
  },
  { ...socket, fault: 'ignore-upgrades', lasting: long, holds: 'sockets to come' },
  { ...socket, fault: 'mute', lasting: long },
  { ...socket, fault: 'raw-frame', lasting: once, draw: (random) => ({ hex: random.pick(brokenFrames) }) },
  {
    ...socket,
    fault: 'refuse-upgrades',
    lasting: short,
    holds: 'sockets to come',
    draw: (random) => ({ status: random.pick([404, 408, 429, 500, 503]) }),
  },
  { ...socket, fault: 'text-frame', lasting: once, draw: (random) => ({ text: random.pick(oddTexts) }) },
  { ...socket, fault: 'too-many-websockets', lasting: short, holds: 'sockets to come' },
  { ...socket, fault: 'withhold-hello', lasting: long, holds: 'sockets to come' },
  { ...socket, fault: 'withhold-pings', lasting: long },
  { ...socket, fault: 'withhold-pongs', lasting: long },
];

export const vocabulary: readonly Kind[] = [...ofNetwork, ...ofApp, ...ofSlack, ...ofSockets];
