/** What chaos draws from. Both arms of a pair get the same faults; what a transport cannot have is its counterpart there. */

import type { ParametersOf } from '../../mocks/slack/faults/index.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import { appRestart } from '../faults/app-restart.ts';
import { errorAnswers } from '../faults/error-answers.ts';
import type { Fault } from '../faults/fault.ts';
import { partitionThatHeals } from '../faults/partition-that-heals.ts';
import { partitionThatKills } from '../faults/partition-that-kills.ts';
import { refused } from '../faults/refused.ts';
import { slackFault } from '../faults/slack-fault.ts';
import { slowNetwork } from '../faults/slow-network.ts';
import type { Lane } from '../network/route.ts';
import { type Micros, ms, seconds } from '../base/units.ts';

export interface FaultKind {
  /** Shortest and longest episode. */
  readonly lasting: readonly [least: Micros, most: Micros];
  /** True where the app may be out of reach while it lasts, or for some seconds after it: such faults keep apart. */
  readonly isHard: boolean;
  draw(random: Random): Fault;
}

const mild = { isHard: false, lasting: [seconds(2), seconds(6)] } as const;
/** An attempt ends only at its deadline, so that the last of four is sent 21 s after the event was due. */
const silent = { isHard: true, lasting: [seconds(2), seconds(10)] } as const;
/** An attempt fails at once, so that the last of four is sent 12 s after the event was due (policy ÷ 30). */
const loud = { isHard: true, lasting: [seconds(1), seconds(6)] } as const;
/** From the warning to the close frame Slack takes 11 s. */
const announced = { isHard: true, lasting: [seconds(11), seconds(12)] } as const;

export const faultKinds: readonly FaultKind[] = [
  { ...mild, draw: (random) => slow('to-app', random) },
  { ...mild, draw: (random) => slow('to-slack', random) },
  { ...mild, draw: () => slackFault('drop-first-acks', {}) },
  { ...silent, draw: partitionThatKills },
  { ...silent, draw: partitionThatHeals },
  { ...loud, draw: refused },
  { ...loud, draw: (random) => errors(random.pick([500, 502, 503])) },
  { ...loud, draw: () => appRestart() },
  { ...loud, draw: () => behindProxy(slackFault('recycle', { how: 'abrupt' }), resetIsFin) },
  { ...loud, draw: () => behindProxy(endedLinks({ kind: 'rst' }), resetIsFin) },
  { ...loud, draw: () => endedLinks({ kind: 'close', leavesTcpOpen: false }) },
  { ...announced, draw: () => slackFault('recycle', { how: 'announced', leavesTcpOpen: false }) },
  {
    ...announced,
    draw: () => behindProxy(slackFault('recycle', { how: 'announced', leavesTcpOpen: true }), finIsAnswered),
  },
];

const resetIsFin = 'the proxy passes it on as a FIN';
const finIsAnswered = 'until the app ends its half, which the proxy answers';

/** Chaos needs the proxy for its other faults; what that makes of this one is said. */
function behindProxy(fault: Fault, butHere: string): Fault {
  return { ...fault, text: `${fault.text} (${butHere})` };
}

/** 50 ms to 1.5 s: below the 3 s in which an ack must come, also where a link has to be set up meanwhile. */
function slow(lane: Lane, random: Random): Fault {
  return slowNetwork({ lane, delay: ms(50 * (1 + random.below(30))) });
}

/** Slack ends the app's sockets and takes new ones; where Slack dials, one of its hosts dies with what it had sent. */
function endedLinks(how: ParametersOf<'end-links'>['how']): Fault {
  const [ended, died] = [slackFault('end-links', { how }), slackFault('recycle', { how: 'abrupt' })];
  return {
    ...ended,
    text: `${ended.text}; over HTTP, a host that sends dies`,
    touches: { rule: 'met', faults: ['end-links', 'recycle'] },
    inject: (site) => (site.slack.sockets ? ended : died).inject(site),
  };
}

/** Where the app dials it is the upgrade of its socket that is answered so, and the socket it had is cut. */
function errors(status: number): Fault {
  return {
    ...errorAnswers({ status }),
    text: `every request to the app, and every upgrade of a socket, is answered ${status} on its way`,
  };
}
