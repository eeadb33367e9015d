/** What has not been seen yet is aimed at: faults that bring an app into a state, so that another one meets it there. Pure. */

import { type Micros, seconds, us } from '../base/units.ts';
import type { AppState } from './app-states.ts';
import type { Step } from './program.ts';

/** A fault that is to begin in a state of the app. */
export interface Aim {
  readonly fault: string;
  readonly state: AppState;
}

export interface Opening {
  /** Times count from its own beginning. */
  readonly steps: readonly Step[];
  /** In which the app is in the state, as a rule. */
  readonly within: readonly [from: Micros, to: Micros];
}

/** Those that bring an app into the state. An app is usually in a state without an opening. */
export function openingsOf(state: AppState): readonly Opening[] {
  return openings[state];
}

const always: Opening = { steps: [], within: [us(0), us(0)] };

function step(fault: string, from: number, to: number, parameters?: Step['with'], over?: Step['over']): Step {
  return {
    fault,
    from: seconds(from),
    to: seconds(to),
    ...(over === undefined ? {} : { over }),
    ...(parameters === undefined ? {} : { with: parameters }),
  };
}

function socketStep(fault: string, from: number, to: number, parameters?: Step['with']): Step {
  return step(fault, from, to, parameters, 'socket-mode');
}

function opening(from: number, to: number, ...steps: readonly Step[]): Opening {
  return { steps, within: [seconds(from), seconds(to)] };
}

const ended = { how: { kind: 'rst' } };

const openings: Readonly<Record<AppState, readonly Opening[]>> = {
  'no link': [
    opening(1.5, 13, socketStep('end-links', 0.2, 1, ended), socketStep('ignore-upgrades', 0, 14)),
    opening(0.5, 3.5, step('refused', 0, 4)),
    opening(1.5, 8, socketStep('end-links', 1, 2, ended), socketStep('refuse-upgrades', 0, 9, { status: 503 })),
    opening(
      1.5,
      8,
      socketStep('end-links', 1, 2, ended),
      step('web-api', 0, 9, { method: 'apps.connections.open', fault: { kind: 'status', status: 503 } }),
    ),
  ],
  // Clients dial again after 5 s, some after 10 s.
  dialling: [opening(6, 13, socketStep('end-links', 0.2, 1, ended), socketStep('withhold-hello', 0, 14))],
  'a link': [always],
  'several links': [
    opening(0.5, 4, socketStep('disconnect', 0, 1, { reason: 'warning', to: 'all' })),
    opening(1, 10, step('recycle', 0, 11, { how: 'announced', leavesTcpOpen: true })),
  ],
  warned: [
    opening(0.05, 9, step('recycle', 0, 11, { how: 'announced', leavesTcpOpen: false })),
    opening(0.01, 0.5, socketStep('disconnect', 0, 1, { reason: 'refresh_requested', to: 'all' })),
  ],
  closing: [
    opening(0.01, 2, socketStep('end-links', 0, 1, { how: { kind: 'close', code: 1_000, leavesTcpOpen: true } })),
  ],
  'first try': [
    opening(1, 5, step('suspended', 0, 6)),
    opening(1, 5, step('one-way-partition', 0, 6, { lane: 'to-slack' })),
  ],
  'a retry': [opening(4, 9, step('suspended', 0, 10)), opening(4, 9, step('partition-that-heals', 0, 10))],
  'between tries': [
    opening(1, 5, step('refused', 0, 6)),
    opening(6, 9, step('one-way-partition', 0, 10, { lane: 'to-app' })),
  ],
  idle: [always],
  'app down': [opening(0.5, 3.5, step('app-restart', 0, 4)), opening(0.5, 3.5, step('app-killed', 0, 4))],
};
