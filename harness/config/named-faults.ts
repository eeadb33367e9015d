/** Every fault by the name that a config gives it, with its parameters: those of the network and the app, and Slack's own by their registry. */

import { z } from 'zod';
import { allSlackFaults } from '../../mocks/slack/faults/index.ts';
import type { SlackFault } from '../../mocks/slack/faults/slack-fault.ts';
import { appKilled } from '../faults/app-killed.ts';
import { appRestart } from '../faults/app-restart.ts';
import { badCertificate } from '../faults/bad-certificate.ts';
import { closedAtOnce } from '../faults/closed-at-once.ts';
import { errorAnswers } from '../faults/error-answers.ts';
import type { Fault } from '../faults/fault.ts';
import { narrowBandwidth } from '../faults/narrow-bandwidth.ts';
import { oneWayPartition } from '../faults/one-way-partition.ts';
import { partitionThatHeals } from '../faults/partition-that-heals.ts';
import { partitionThatKills } from '../faults/partition-that-kills.ts';
import { refused } from '../faults/refused.ts';
import { unreachable } from '../faults/unreachable.ts';
import { sliced } from '../faults/sliced.ts';
import { slackFault } from '../faults/slack-fault.ts';
import { slowHandler } from '../faults/slow-handler.ts';
import { slowNetwork } from '../faults/slow-network.ts';
import { suspended } from '../faults/suspended.ts';
import { truncated } from '../faults/truncated.ts';
import type { Scenario } from '../matrix/scenario.ts';
import { timeFrom, timePattern, timeWish } from './time-text.ts';

export interface NamedFault {
  readonly name: string;
  readonly parameters: z.ZodObject;
  /** `parameters` are checked already. */
  make(parameters: Record<string, unknown>): Fault;
  /** What a scenario with it cannot be asked without, and where it cannot be asked. */
  readonly asks?: Pick<Scenario, 'needsTls' | 'needs' | 'unsupported'>;
}

const none = z.strictObject({});
const time = z
  .string(timeWish)
  .regex(timePattern, timeWish)
  .meta({ examples: ['800 ms'] });

function named<Schema extends z.ZodObject>(
  name: string,
  parameters: Schema,
  make: (parameters: z.output<Schema>) => Fault,
  asks?: NamedFault['asks'],
): NamedFault {
  return {
    name,
    parameters,
    make: (given) => make(given as z.output<Schema>),
    ...(asks === undefined ? {} : { asks }),
  };
}

const lanes = ['to-app', 'to-slack'] as const;
const certificates = ['expired', 'self-signed', 'wrong-name'] as const;

const lane = z.enum(lanes, `expected one of ${lanes.join(', ')}`);
const count = (what: string) =>
  z
    .int(`expected ${what}`)
    .positive(`expected ${what}`)
    .meta({ examples: [10] });

const ofNetworkAndApp: readonly NamedFault[] = [
  named('app-killed', none, appKilled),
  named('app-restart', none, appRestart),
  named(
    'bad-certificate',
    z.strictObject({ kind: z.enum(certificates, `expected one of ${certificates.join(', ')}`) }),
    badCertificate,
    { needsTls: true },
  ),
  named(
    'error-answers',
    z.strictObject({
      status: z
        .int('expected a status such as 503')
        .min(400)
        .max(599)
        .meta({ examples: [503] }),
    }),
    errorAnswers,
    {
      unsupported: { 'socket-mode': 'Over Socket Mode nothing stands before the app that could answer in its place' },
    },
  ),
  named('closed-at-once', none, closedAtOnce),
  named('narrow-bandwidth', z.strictObject({ kilobytesPerSecond: count('KB a second') }), narrowBandwidth),
  named('one-way-partition', z.strictObject({ lane }), oneWayPartition),
  named('partition-that-heals', none, partitionThatHeals),
  named('partition-that-kills', none, partitionThatKills),
  named('refused', none, refused),
  named('unreachable', none, unreachable),
  named('sliced', z.strictObject({ lane, bytes: count('a number of bytes'), delay: time }), ({ delay, ...rest }) =>
    sliced({ ...rest, delay: micros(delay) }),
  ),
  named('suspended', none, suspended),
  named('truncated', z.strictObject({ bytes: count('a number of bytes') }), truncated),
  named('slow-handler', z.strictObject({ delay: time }), ({ delay }) => slowHandler({ delay: micros(delay) }), {
    needs: 'handler-delay',
  }),
  named(
    'slow-network',
    z.strictObject({ lane: z.enum(lanes, `expected one of ${lanes.join(', ')}`), delay: time }),
    ({ lane, delay }) => slowNetwork({ lane, delay: micros(delay) }),
  ),
];

export const namedFaults: readonly NamedFault[] = [...ofNetworkAndApp, ...allSlackFaults.map(ofSlack)].toSorted(
  (a, b) => a.name.localeCompare(b.name),
);

function ofSlack({ name, parameters, on }: SlackFault): NamedFault {
  return named(
    name,
    parameters,
    // A name of the registry with parameters that its own schema has checked
    (given) => slackFault(name as never, given as never),
    unsupportedOf(on),
  );
}

function unsupportedOf(on: SlackFault['on']): NamedFault['asks'] {
  switch (on) {
    case 'sockets':
      return { unsupported: { http: 'It is a fault of Socket Mode: over HTTP Slack has no sockets' } };
    case 'requests':
      return { unsupported: { 'socket-mode': 'It is a fault of HTTP: over Socket Mode Slack posts nothing' } };
    case 'slack':
    case 'webApi':
      return undefined;
    default:
      return on satisfies never;
  }
}

function micros(text: string) {
  const value = timeFrom(text);
  if (value === undefined) throw new RangeError(`Cannot use ${text}: ${timeWish}`);
  return value;
}
