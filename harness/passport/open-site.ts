import { setTimeout as pause } from 'node:timers/promises';
import type { SlackControl, WebApiControl } from '../../mocks/slack/io/slack-control.ts';
import { LabError } from '../base/lab-error.ts';
import type { Fault } from '../faults/fault.ts';
import type { Heal, Route } from '../network/route.ts';
import type { Clock } from '../machine/clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Entry } from '../journal/facts.ts';
import type { RunningApp } from '../lab/start-app.ts';
import { type Micros, toMs } from '../base/units.ts';
import type { ProbeSite } from './probe.ts';

/** The place where a probe acts, over what was opened for it. */
export function openSite(options: {
  readonly slack: SlackControl;
  readonly webApi: WebApiControl;
  readonly app: RunningApp;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly patience: Micros;
  readonly signal: AbortSignal;
}): ProbeSite {
  const { slack, webApi, app, journal, clock, patience, signal } = options;
  /** What was seen since the last strike: what a fault brings about may come before the probe asks for it. */
  let seen: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  journal.follow((entry) => {
    seen.push(entry);
    for (const listener of listeners) listener(entry);
  });
  const begin = (fault: Fault): Promise<Heal> =>
    fault.inject({ slack, webApiControl: webApi, app, events: [], webApi: noRoute });

  return {
    patience,
    isRunning: app.isRunning,
    begin,
    async strike(fault) {
      const { name, text, severs, touches, isMomentary = false } = fault;
      seen = [];
      let asked = clock.now();
      const heal = await begin(fault);
      journal.add({ kind: 'fault-began', fault: name, text, asked, severs, isMomentary, touches });
      return async () => {
        asked = clock.now();
        await heal();
        journal.add({ kind: 'fault-ended', fault: name, asked });
      };
    },
    async pause(time) {
      await pause(toMs(time), undefined, { signal }).catch(() => undefined);
    },
    async until(passes, within) {
      const before = seen.find(passes);
      if (before || signal.aborted || !app.isRunning()) return before;
      const wait = new AbortController();
      const all = AbortSignal.any([wait.signal, signal]);
      let found: Entry | undefined;
      const listener = (entry: Entry): void => {
        if (passes(entry)) found = entry;
        if (found || entry.kind === 'app-exited') wait.abort();
      };
      listeners.add(listener);
      await pause(toMs(within), undefined, { signal: all }).catch(() => undefined);
      listeners.delete(listener);
      return found;
    },
  };
}

async function refuse(): Promise<never> {
  throw new LabError('Cannot strike the network of a probe: the app dials Slack directly');
}

const noRoute: Route = {
  name: 'none',
  dialer: 'app',
  listen: { host: '127.0.0.1', port: 0 },
  poison: refuse,
  refuse,
  divert: refuse,
  close: async () => undefined,
};
