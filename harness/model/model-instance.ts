/** One process of the app in virtual time, started and stopped as a real one. */

import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Fact } from '../journal/facts.ts';
import type { Agenda } from './agenda.ts';
import type { Receive } from './model-http.ts';
import { type ModelApp, type ModelSocketAppOptions, startModelSocketApp } from './model-socket-app.ts';
import { createModelWork } from './model-work.ts';
import type { Traits } from './traits.ts';

export interface ModelInstance {
  start(): void;
  stop(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** HTTP: undefined where it does not listen. */
  receiver(): Receive | undefined;
}

export interface ModelInstanceOptions extends Pick<ModelSocketAppOptions, 'ask' | 'dial'> {
  /** From 1. */
  readonly number: number;
  readonly isSocketMode: boolean;
  readonly agenda: Agenda;
  readonly traits: Traits;
  readonly random: Random;
  readonly observe: (fact: Fact) => void;
}

/** What it has handled it forgets with its process. */
interface Process {
  isAlive: boolean;
  app?: ModelApp;
  receive?: Receive;
  /** HTTP: ends of the connections under way. */
  readonly connections: Set<() => void>;
}

export function createModelInstance(options: ModelInstanceOptions): ModelInstance {
  const { number, isSocketMode, agenda, traits, random, observe } = options;
  const instance = number === 1 ? {} : { instance: number };
  let current: Process | undefined;
  let starts = 0;

  function boot(own: Process): void {
    if (!own.isAlive) return;
    const work = createModelWork({
      agenda,
      traits,
      seen: new Set(),
      isAlive: () => own.isAlive,
      handled: (event) => observe({ kind: 'handled', event, ...instance }),
    });
    if (isSocketMode) own.app = startModelSocketApp({ ...options, random: random.fork(`start ${starts}`), work });
    else
      own.receive = (event, answer, end) => {
        own.connections.add(end);
        work.take(event, () => {
          own.connections.delete(end);
          answer();
        });
      };
  }

  return {
    receiver: () => current?.receive,
    start() {
      if (current?.isAlive) return;
      starts += 1;
      const own: Process = { isAlive: true, connections: new Set() };
      current = own;
      observe({ kind: 'app-started', pid: 1_000 * number + starts, ...instance });
      agenda.at(agenda.now() + traits.startUs, () => boot(own));
    },
    stop(signal) {
      if (!current?.isAlive) return;
      const askedAt = agenda.now();
      if (signal === 'SIGTERM') current.app?.stop();
      current.isAlive = false;
      current.app?.kill();
      for (const end of current.connections) end();
      current = undefined;
      observe({
        kind: 'app-exited',
        code: signal === 'SIGTERM' ? 0 : null,
        signal: signal === 'SIGTERM' ? null : signal,
        asked: true,
        askedAt,
        ...instance,
      });
    },
  };
}
