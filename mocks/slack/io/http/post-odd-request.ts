/** One request to the Request URL that delivers nothing: told of when it leaves, and how it was answered. */

import type { ClientRequest } from 'node:http';
import type { Observe } from '../../protocol/facts.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { Stamp } from './forge.ts';
import { type Agents, postToApp, targetOf } from './post-to-app.ts';
import { readAnswer } from './read-answer.ts';

/** In Slack's deadlines. Bolt answers what no listener takes 404 once one is over, and that is an answer. */
const patience = 2;

export interface OddRequest {
  /** They fit behind “a request”. */
  readonly words: string;
  readonly body: string;
  readonly isForm: boolean;
  /** Absent: genuine. */
  readonly stamp?: Stamp;
  readonly lacks?: 'signature' | 'freshness';
  /** The event that it seems to deliver. */
  readonly pretends?: string;
}

export interface PostOddRequest {
  readonly url: string;
  readonly signingSecret: string;
  readonly policy: PolicyValues;
  readonly agents: Agents;
  readonly observe: Observe;
  /** Its name in facts. */
  readonly name: string;
  /** The fault that it belongs to. */
  readonly fault: string;
}

export function postOddRequest(
  { words, body, isForm, stamp, lacks, pretends }: OddRequest,
  { url, signingSecret, policy, agents, observe, name, fault }: PostOddRequest,
): ClientRequest {
  const outgoing = postToApp(targetOf(new URL(url)), {
    method: 'POST',
    isForm,
    accept: policy.acceptHeader,
    signingSecret,
    body,
    agents,
    ...(stamp === undefined ? {} : { stamp }),
  });
  let isAnswered = false;
  const answered = (answer: { readonly status?: number; readonly detail?: string }): void => {
    clearTimeout(late);
    if (isAnswered) return;
    isAnswered = true;
    observe({ kind: 'odd-answered', request: name, ...answer });
  };
  const late = setTimeout(
    () => outgoing.destroy(new Error('no answer in time')),
    (patience * policy.ackDeadlineUs) / 1_000,
  );
  outgoing.on('socket', (socket) => {
    socket.once('connect', () => {
      const of = {
        ...(lacks === undefined ? {} : { lacks }),
        ...(pretends === undefined ? {} : { pretends }),
        ...(isForm ? ({ isForm } as const) : {}),
      };
      observe({ kind: 'odd-sent', request: name, words, ...of });
      observe({ kind: 'fault-met', fault });
    });
  });
  outgoing.on('response', (response) => {
    const status = response.statusCode ?? 0;
    readAnswer(response, {
      isKept: false,
      done: (read) => answered(read.kind === 'whole' ? { status } : { detail: read.error.message }),
    });
  });
  outgoing.on('upgrade', (response, socket) => {
    socket.destroy();
    answered({ status: response.statusCode ?? 101 });
  });
  outgoing.on('error', (error: NodeJS.ErrnoException) => answered({ detail: error.code ?? error.message }));
  outgoing.end(body);
  return outgoing;
}
