import { type Arrival, describeArrivals } from './arrival.contract.ts';
import { everyFault } from './fixtures/every-fault.ts';
import { slackFault } from './slack-fault.ts';

const closed = slackFault('recycle', { how: 'announced', leavesTcpOpen: false });
const lingers = slackFault('recycle', { how: 'announced', leavesTcpOpen: true });
const announced = ['warning', 'event 1', 'refresh_requested', 'close 1000'];

/** What only a proxy can do, and what is the same through one and without. */
const ofTheNetwork: Readonly<Record<string, Arrival>> = {
  'slow network to the app: late': { fault: everyFault['slow-network to the app'], during: ['event 1 late'] },
  'slow network to Slack: at once': { fault: everyFault['slow-network to Slack'], during: ['event 1'] },
  'a partition that heals: silence, then all of it': {
    fault: everyFault['partition-that-heals'],
    during: [],
    after: ['event 1'],
  },
  'a partition that kills: silence, then FIN': {
    fault: everyFault['partition-that-kills'],
    during: [],
    after: ['FIN'],
  },
  'refused: FIN': { fault: everyFault.refused, during: ['FIN'] },
  'error answers: FIN': { fault: everyFault['error-answers'], during: ['FIN'] },
};

const atSocketsAnyWay: Readonly<Record<string, Arrival>> = {
  'dropped acks: nothing': { fault: everyFault['drop-first-acks'], during: ['event 1'] },
  'an announced recycle: FIN right after the close handshake': { fault: closed, during: [...announced, 'FIN'] },
  'an announced recycle whose replacement is up before the close: the same': {
    fault: closed,
    endsAtOnce: true,
    during: [...announced, 'FIN'],
  },
  'an announced recycle, TCP left open: no FIN': { fault: lingers, during: announced },
  'the same, and its replacement is up before the close': { fault: lingers, endsAtOnce: true, during: announced },
  'a close frame, then FIN': {
    fault: slackFault('end-links', { how: { kind: 'close', code: 1_001, leavesTcpOpen: false } }),
    during: ['close 1001', 'FIN'],
  },
  'a close frame, TCP left open': {
    fault: slackFault('end-links', { how: { kind: 'close', code: 1_001, leavesTcpOpen: true } }),
    during: ['close 1001'],
  },
  'a bare FIN': { fault: slackFault('end-links', { how: { kind: 'fin' } }), during: ['FIN'] },
  'TCP closed both ways': { fault: slackFault('end-links', { how: { kind: 'drop' } }), during: ['FIN'] },
  'a refresh and no close': {
    fault: slackFault('disconnect', { reason: 'refresh_requested' }),
    during: ['refresh_requested', 'event 1'],
  },
  'pongs withheld': { fault: slackFault('withhold-pongs', {}), pings: true, during: ['event 1'] },
  'pongs delayed': { fault: slackFault('delay-pongs', { ms: 300 }), pings: true, during: ['event 1', 'pong'] },
  'envelopes doubled': { fault: slackFault('duplicate-envelopes', {}), during: ['event 1', 'event 1'] },
  'events lost': { fault: slackFault('lose-events', {}), during: [] },
};

/** Where a proxy makes something else of it: Toxiproxy passes an RST on as a FIN, and has no half-close. */
const differing = {
  'an abrupt recycle': { fault: everyFault['recycle, abrupt'], direct: ['RST'], proxied: ['FIN'] },
  'TCP reset': { fault: slackFault('end-links', { how: { kind: 'rst' } }), direct: ['RST'], proxied: ['FIN'] },
  'TCP left open, and the app ends its half': {
    fault: lingers,
    endsAfterClose: true,
    direct: announced,
    proxied: [...announced, 'FIN'],
  },
} as const;

function thatDiffer(way: 'direct' | 'proxied'): Readonly<Record<string, Arrival>> {
  return Object.fromEntries(
    Object.entries(differing).map(([name, { [way]: during, ...arrival }]) => [
      `${name}: ${during.at(-1)}`,
      { ...arrival, during },
    ]),
  );
}

const muted = slackFault('mute', {});

/** Over HTTP the first event is not answered: its connection is the one that is seen. */
const overHttpAnyWay: Readonly<Record<string, Arrival>> = {
  'dropped acks: nothing': { fault: everyFault['drop-first-acks'], during: ['event 1'] },
  'an announced recycle: its requests finish': { fault: closed, during: ['event 1'] },
  'events lost': { fault: slackFault('lose-events', {}), during: [] },
};

for (const way of ['embedded', 'auto', 'direct'] as const) {
  const proxied = way === 'direct' ? {} : ofTheNetwork;
  const ended = way === 'direct' ? 'RST' : 'FIN';
  describeArrivals({
    way,
    transport: 'http',
    arrivals: {
      ...proxied,
      ...overHttpAnyWay,
      [`an abrupt recycle: ${ended}`]: { fault: everyFault['recycle, abrupt'], during: [ended, 'event 1'] },
    },
  });
  describeArrivals({
    way,
    transport: 'socket-mode',
    arrivals: {
      ...proxied,
      ...atSocketsAnyWay,
      ...thatDiffer(way === 'direct' ? 'direct' : 'proxied'),
      'muted: silence, then its TCP is reset': {
        fault: muted,
        during: [],
        after: [ended],
      },
    },
  });
}
