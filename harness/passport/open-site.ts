import { setTimeout as pause } from 'node:timers/promises';
import type { SlackControl, SocketControl, WebApiControl } from '../../mocks/slack/io/slack-control.ts';
import type { Clock } from '../machine/clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Entry } from '../journal/facts.ts';
import type { RunningApp } from '../lab/start-app.ts';
import { type Micros, toMs } from '../base/units.ts';
import type { ProbeSite } from './probe.ts';

/** The place where a probe acts, over what was opened for it. */
export function openSite(options: {
  readonly slack: SlackControl;
  readonly sockets: SocketControl;
  readonly webApi: WebApiControl;
  readonly app: RunningApp;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly patience: Micros;
  readonly signal: AbortSignal;
}): ProbeSite {
  const { slack, sockets, webApi, app, journal, clock, patience, signal } = options;
  /** What was seen since the last strike: what a fault brings about may come before the probe asks for it. */
  let seen: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  journal.follow((entry) => {
    seen.push(entry);
    for (const listener of listeners) listener(entry);
  });
  let struck = '';

  return {
    slack,
    sockets,
    webApi,
    patience,
    isRunning: app.isRunning,
    stopApp: app.stop,
    async strike(text, act) {
      seen = [];
      struck = text;
      const asked = clock.now();
      const result = await act();
      journal.add({
        kind: 'fault-began',
        fault: 'probe',
        text,
        asked,
        severs: false,
        isMomentary: false,
        touches: { rule: 'attempts' },
      });
      return result;
    },
    heal(act) {
      const asked = clock.now();
      act();
      if (struck !== '') journal.add({ kind: 'fault-ended', fault: 'probe', asked });
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
