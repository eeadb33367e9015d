/** Every failure of docs/slack-protocol.md §5 and §8, and the scenarios that ask for none of them. Pure. */

import { acksAndRequests } from './entries/acks-and-requests.ts';
import { kindsMetLater } from './entries/kinds-met-later.ts';
import { linksThatDie } from './entries/links-that-die.ts';
import { pingsAndRefreshes } from './entries/pings-and-refreshes.ts';
import { processesAndFleets } from './entries/processes-and-fleets.ts';
import { sizesAndLimits } from './entries/sizes-and-limits.ts';
import { waysBack } from './entries/ways-back.ts';
import type { Entry, ScenarioName } from './entry.ts';

export const catalogue: readonly Entry[] = [
  ...linksThatDie,
  ...waysBack,
  ...pingsAndRefreshes,
  ...acksAndRequests,
  ...sizesAndLimits,
  ...processesAndFleets,
  ...kindsMetLater,
];

/** Scenarios that no entry names, each with the reason. */
export const besides: Readonly<Partial<Record<ScenarioName, string>>> = {
  'kept-connections': 'asks what no entry tells of: whether connections that Slack keeps open are answered on',
  'forged-requests':
    'A promise of Slack’s documents, which every app must keep: no failure of the catalogue is about it',
  'one-gesture-two-events':
    'A mention is a message as well, by Slack’s documents: no failure of the catalogue is about an app that answers both',
  'look-alikes':
    'Only event_id tells a repeat, by Slack’s documents: no failure of the catalogue is about an app that goes by something else',
  'late-repeats': 'Not to tell repeats is no failure, by Slack’s promise; to forget them is, and no entry is about it',
  crowd: 'Many events at one moment: no failure of the catalogue is about an app that takes them one after another',
  'long-load': 'What grows over a run: a figure of the whole app, of which the catalogue has no entry',
};
