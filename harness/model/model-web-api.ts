/** `apps.connections.open` in virtual time, the one call that a model makes: over its own way, under the faults of the Web API. */

import { createWebApiFaults } from '../../mocks/slack/io/web-api/web-api-faults.ts';
import type { WebApiControl, WebApiFault } from '../../mocks/slack/io/slack-control.ts';
import type { Observe, SlackFact } from '../../mocks/slack/protocol/facts.ts';
import type { Agenda } from './agenda.ts';
import type { Ticket } from './model-sockets.ts';
import type { Way } from './way.ts';

export type OpenAnswer =
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  | { readonly kind: 'refused'; readonly retryAfterMs?: number };

export interface ModelWebApi {
  readonly control: WebApiControl;
  /** What it returns gives the call up. */
  open(answer: (answer: OpenAnswer) => void): () => void;
}

const method = 'apps.connections.open';

export function createModelWebApi(options: {
  readonly agenda: Agenda;
  readonly way: Way;
  readonly observe: Observe;
  readonly ticket: () => Ticket | undefined;
}): ModelWebApi {
  const { agenda, way, observe, ticket } = options;
  const faults = createWebApiFaults();

  return {
    control: faults.control,
    open(answer) {
      let isOver = false;
      const over = (found: OpenAnswer): void => {
        if (isOver) return;
        isOver = true;
        answer(found);
      };
      const line = way.connect({ app: () => over({ kind: 'refused' }), slack: () => {} });
      if (line === undefined) {
        agenda.at(agenda.now(), () => over({ kind: 'refused' }));
        return () => void (isOver = true);
      }
      line.send('to-slack', () => {
        const fault = faults.take(method);
        if (fault) observe({ kind: 'fault-met', fault: 'web-api' });
        if (fault?.kind === 'never')
          return observe({ kind: 'api-called', method, status: 0, ok: false, isByFault: true });
        const found = fault === undefined || fault.kind === 'delay' ? ticket() : undefined;
        const delayUs = fault?.kind === 'delay' ? fault.ms * 1_000 : 0;
        agenda.at(agenda.now() + delayUs, () => {
          observe(found ? { kind: 'api-called', method, status: 200, ok: true } : refusal(fault));
          line.send('to-app', () => over(found ? { kind: 'ticket', ticket: found } : refused(fault)));
        });
      });
      return () => {
        isOver = true;
        line.end('app');
      };
    },
  };
}

function refused(fault: WebApiFault | undefined): OpenAnswer {
  if (fault?.kind !== 'rate-limited') return { kind: 'refused' };
  return { kind: 'refused', retryAfterMs: fault.retryAfterSeconds * 1_000 };
}

function refusal(fault: WebApiFault | undefined): SlackFact {
  if (fault === undefined) return { kind: 'api-called', method, status: 200, ok: false, error: 'internal_error' };
  const status = fault.kind === 'status' ? fault.status : fault.kind === 'rate-limited' ? 429 : 200;
  return {
    kind: 'api-called',
    method,
    status,
    ok: false,
    isByFault: true,
    ...(fault.kind === 'error' ? { error: fault.error } : {}),
    ...(fault.kind === 'rate-limited' ? { retryAfter: fault.retryAfterSeconds } : {}),
  };
}
