import { duration } from '../../base/quantity.ts';
import { type Interval, lengthOf } from '../../base/intervals.ts';
import { deadWhileFine, readyWhileDeaf } from '../../history/health-truth.ts';
import type { History } from '../../history/history.ts';
import type { CauseKind, Found } from './cause.ts';
import { when } from './words.ts';

export const liesAboutHealth = {
  name: 'lies-about-health',
  means: 'It says at its health door that it is ready while nothing reaches it, or that it is not while all is fine',
  explains: ['ready-while-deaf', 'dead-while-fine'],
  find(history) {
    const [deaf, fine] = [lengthOf(readyWhileDeaf(history)), lengthOf(deadWhileFine(history))];
    return deaf >= fine
      ? told(history, readyWhileDeaf(history), 'that it was ready', 'while nothing that Slack had to send reached it')
      : told(history, deadWhileFine(history), 'that it was not ready', 'while it acknowledged what Slack sent');
  },
} as const satisfies CauseKind;

function told(history: History, times: readonly Interval[], what: string, but: string): Found | undefined {
  const [longest] = times.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]));
  if (!longest) return undefined;
  return {
    sentence: `The app said at its health door ${what} ${but}: for ${duration(longest[1] - longest[0])} from ${when(longest[0], history)} on, ${duration(lengthOf(times))} in all`,
    atUs: longest[0] - history.from,
    witness: 'app',
  };
}
