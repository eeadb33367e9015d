import { type Micros, toMs } from '../base/units.ts';
import type { Lane } from '../network/route.ts';
import { type Fault, onAll } from './fault.ts';

/** The smallest event and the smallest ack there is, with what is around them: what their pieces cost is the least that must show. */
const leastBytes = { 'to-app': 900, 'to-slack': 60 } as const;

interface SlicedOptions {
  readonly lane: Lane;
  /** Of a piece, on average. */
  readonly bytes: number;
  /** After each piece. */
  readonly delay: Micros;
}

/** What is sent arrives in small pieces, each a segment of TCP by itself: frames and bodies are cut in their middle. */
export function sliced({ lane, bytes, delay }: SlicedOptions): Fault {
  return {
    name: 'sliced',
    text: `what goes ${lane === 'to-app' ? 'to the app' : 'to Slack'} comes in pieces of ${bytes} bytes, ${toMs(delay)} ms apart`,
    severs: false,
    // Pieces are halves of halves, down to the size asked for: at most twice as long as that.
    touches: { rule: 'slowed', atLeastUs: Math.floor((leastBytes[lane] / bytes / 2) * delay) },
    inject: ({ events }) =>
      onAll(events, (route) =>
        route.poison([
          { type: 'slicer', lane, attributes: { average_size: bytes, size_variation: 0, delay: Math.round(delay) } },
        ]),
      ),
  };
}
