import { duration } from '../../base/quantity.ts';
import { droppedAtStops } from '../../history/in-hand.ts';
import type { CauseKind } from './cause.ts';
import { events, when } from './words.ts';

export const dropsWorkAtStop = {
  name: 'drops-work-at-stop',
  means: 'Told to end, it ends without finishing what it has acknowledged',
  explains: ['dropped-at-stop'],
  find(history) {
    const stops = droppedAtStops(history);
    const stop = stops.find(({ unhandled }) => unhandled.length > 0);
    const [witness] = stop?.unhandled ?? [];
    if (!stop || witness === undefined) return undefined;
    const { at, askedAt = at, unhandled } = stop;
    return {
      sentence: `The app ended ${duration(at - askedAt)} after it was told to (SIGTERM), ${when(askedAt, history)}, with ${events(unhandled.length)} acknowledged and not handled: Slack has its ack and sends them to nobody again. An app finishes what it acknowledged before it ends`,
      atUs: at - history.from,
      witness,
    };
  },
} as const satisfies CauseKind;
