import { isCaughtUp, isLeftBehind } from '../history/back-fill.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/**
 * Of an app that back-fills, what it does not fetch is lost for good. Slack asks it of nobody: an app that never handled an event by
 * back-fill has left nothing behind.
 */
export const leftBehind = {
  name: 'left-behind',
  title: 'left behind by back-fill',
  asks: 'Of an app that fetches what it missed: how many events did Slack not bring, which the app did not fetch and handle either?',
  unit: 'count',
  better: 'lower',
  measure: (history) =>
    history.measured.some(isCaughtUp)
      ? count(history, isLeftBehind)
      : { kind: 'nothing', why: 'the app handled nothing by back-fill' },
} as const satisfies Metric;
