/** Posts to the Request URL what delivers nothing, amid the deliveries: forged requests, and signed ones with odd bodies. */

import type { ClientRequest } from 'node:http';
import type { Observe, PayloadName } from '../../protocol/facts.ts';
import type { Letter } from '../../protocol/letter.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import { forgeries, type Forgery, hostileBodies } from '../odd-request.ts';
import type { RequestControl } from '../slack-control.ts';
import { forge } from './forge.ts';
import { openAgents } from './post-to-app.ts';
import { type OddRequest, postOddRequest } from './post-odd-request.ts';

/** What forged requests pretend to be: what most apps answer, as JSON and as a form. */
const pretended = ['app-mention', 'slash-command'] as const satisfies readonly PayloadName[];

export interface OddRequestsOptions {
  /** Request URL. */
  readonly url: string;
  readonly ca?: string | undefined;
  readonly signingSecret: string;
  readonly policy: PolicyValues;
  readonly observe: Observe;
  /** A letter as Slack would deliver it next; nobody delivers it. */
  readonly compose: (kind: PayloadName) => Letter;
}

export interface OddRequests {
  readonly control: RequestControl;
  /** Sent, and neither answered nor given up. */
  inFlight(): number;
  close(): void;
}

export function createOddRequests(options: OddRequestsOptions): OddRequests {
  const { signingSecret, compose } = options;
  const agents = openAgents({ keepAlive: false, ca: options.ca });
  const inFlight = new Set<ClientRequest>();
  const ends = new Set<() => void>();
  let count = 0;

  /** Each of them in turn, from the first again after the last. */
  function inTurn(fault: string, everyMs: number, requests: readonly (() => OddRequest)[]): () => void {
    let turn = 0;
    const next = (): void => {
      const request = requests[turn % requests.length]?.();
      turn += 1;
      count += 1;
      if (request === undefined) return;
      const outgoing = postOddRequest(request, { ...options, agents, name: `r${count}`, fault });
      inFlight.add(outgoing);
      outgoing.once('close', () => inFlight.delete(outgoing));
    };
    const end = repeat(everyMs, next);
    ends.add(end);
    return end;
  }

  function forged(how: Forgery, kind: PayloadName): OddRequest {
    const { id, body, isForm } = compose(kind);
    return {
      words: forgeries[how],
      body,
      isForm,
      stamp: forge(how, signingSecret, body, Math.floor(Date.now() / 1_000)),
      lacks: how === 'stale' || how === 'future' ? 'freshness' : 'signature',
      pretends: id,
    };
  }

  return {
    control: {
      forge(hows, { everyMs }) {
        const each = hows.flatMap((how) => pretended.map((kind) => () => forged(how, kind)));
        return inTurn('forged-requests', everyMs, each);
      },
      sendHostileBodies({ everyMs }) {
        const each = hostileBodies.map(({ isForm = false, ...odd }) => () => ({ ...odd, isForm }));
        return inTurn('hostile-bodies', everyMs, each);
      },
    },
    inFlight: () => inFlight.size,
    close() {
      for (const end of ends) end();
      for (const outgoing of inFlight) outgoing.destroy();
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** Acts now and so often from now on, until what it returns is called; a timer that comes late makes up for what it missed. */
function repeat(everyMs: number, act: () => void): () => void {
  const began = performance.now();
  let times = 0;
  let isOver = false;
  const tick = (): void => {
    if (isOver) return;
    for (; times <= (performance.now() - began) / everyMs; times += 1) act();
  };
  tick();
  const timer = setInterval(tick, everyMs);
  return () => {
    tick();
    isOver = true;
    clearInterval(timer);
  };
}
