/** In what the two transports differ where Slack writes and counts; how bytes travel is the carriers' business. */

import type { PolicyValues } from '../policy.ts';

/** Read at each use: a knob may be set while Slack runs. */
export interface TransportRules {
  /** What Slack calls a missed deadline. */
  readonly missed: 'http_timeout' | 'timeout';
  /** Slash escaping (slack-protocol.md §1.4). */
  readonly escapesSlashes: boolean;
  /** Commands and interactions are forms (slack-protocol.md §2.7), else JSON. */
  readonly usesForms: boolean;
  /** Too many failures switch subscriptions off (slack-protocol.md §2.5). */
  readonly switchesOff: boolean;
  /** For the ack of `function_executed`. */
  readonly functionDeadlineUs: number;
  /** From an event to its first attempt. Commands and interactions leave at once: a person waits. */
  readonly propagationUs: number;
}

export function httpRules(policy: PolicyValues): TransportRules {
  return {
    missed: 'http_timeout',
    usesForms: true,
    switchesOff: true,
    get escapesSlashes() {
      return policy.httpEscapesSlashes;
    },
    get functionDeadlineUs() {
      return policy.functionDeadlineUs;
    },
    get propagationUs() {
      return policy.httpPropagationUs;
    },
  };
}

export function socketRules(policy: PolicyValues): TransportRules {
  return {
    missed: 'timeout',
    usesForms: false,
    switchesOff: false,
    get escapesSlashes() {
      return policy.framesEscapeSlashes;
    },
    get functionDeadlineUs() {
      return policy.ackDeadlineUs;
    },
    get propagationUs() {
      return policy.socketPropagationUs;
    },
  };
}
