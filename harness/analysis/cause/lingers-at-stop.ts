import { duration } from '../../base/quantity.ts';
import type { CauseKind } from './cause.ts';
import { events, when } from './words.ts';

/** An app without work in hand has nothing to wait for. */
const leastUs = 3_000_000;

export const lingersAtStop = {
  name: 'lingers-at-stop',
  means: 'Told to end, it lives on, or asks Slack for another link',
  explains: ['time-to-end', 'opens-after-stop'],
  find({ exits, opens, measured, ...history }) {
    const [found] = exits.flatMap(({ asked, askedAt, at, signal }) => {
      if (!asked || askedAt === undefined) return [];
      const opened = opens.filter((open) => open > askedAt && open < at);
      return at - askedAt >= leastUs || opened.length > 0 ? [{ askedAt, at, signal, opened }] : [];
    });
    if (!found) return undefined;
    const { askedAt, at, signal, opened } = found;
    const acks = measured.filter(({ ackedAt = 0 }) => ackedAt > askedAt && ackedAt < at).length;
    const meanwhile = acks === 0 ? '' : ` It acknowledged ${events(acks)} meanwhile.`;
    const end =
      signal === 'SIGKILL'
        ? `did not end within ${duration(at - askedAt)} and had to be killed.${meanwhile} Each deployment waits for such an app as long as it can, and then cuts off whatever it has in hand`
        : `ended only after ${duration(at - askedAt)}`;
    const [open] = opened;
    const asked = open === undefined ? '' : `, and ${duration(open - askedAt)} after that asked Slack for another link`;
    return {
      sentence: `The app was told to end (SIGTERM), ${when(askedAt, history)}${asked}; it ${end}`,
      atUs: askedAt - history.from,
      witness: 'app',
    };
  },
} as const satisfies CauseKind;
