import type { PostedMessage } from '../../../harness/mock/page-messages.ts';
import { drawBlock } from './draw-block.ts';
import { drawMarkup } from './draw-markup.ts';
import { made } from './element.ts';

/** A message in a channel, simply: its blocks, or its text where it has none. */
export function drawPost(
  { channel, ts, text, blocks, isInThread }: PostedMessage,
  press: (action: string) => void,
): HTMLElement {
  const time = new Date(Number(ts) * 1_000);
  const clock = Number.isNaN(time.valueOf()) ? ts : time.toISOString().slice(11, 19);
  return made(
    'li',
    { className: 'post' },
    made(
      'p',
      { className: 'row of' },
      made('b', {}, `${channel}${isInThread ? ', in a thread' : ''}`),
      made('time', {}, clock),
    ),
    ...(blocks.length === 0 ? [made('p', {}, ...drawMarkup(text))] : blocks.map((block) => drawBlock(block, press))),
  );
}
