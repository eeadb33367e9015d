import { payloadNames } from '../../mocks/slack/protocol/facts.ts';
import { type Micros, ms, seconds, us } from '../base/units.ts';
import type { Due, Workload } from './workload.ts';

/** Due times that were written down, those of a real hour, say. `name` is what the user calls the file. Throws `RangeError` with the place. */
export function trace(text: string, { name }: { readonly name: string }): Workload {
  const dues = parseTrace(text, name);
  const last = dues.at(-1)?.at;
  if (last === undefined)
    throw new RangeError(`${name} has no line: expected one for each event, with its time in seconds`);
  const lasting = us(last + ms(1));
  return {
    name: 'trace',
    text: `the ${dues.length} due times of ${name}, over ${(last / seconds(1)).toFixed(1)} s`,
    perSecond: dues.length / Math.max(1, lasting / seconds(1)),
    warmUp: ms(0),
    lasting,
    due: () => dues,
  };
}

/** A line for each: seconds from the start, and the kind of payload where it is no message. Empty lines and those with `#` say nothing. */
function parseTrace(text: string, name: string): readonly Due[] {
  let before: Micros = us(0);
  return text.split(/\r?\n/).flatMap((line, index): readonly Due[] => {
    const said = line.replace(/#.*/, '').trim();
    if (said === '') return [];
    const place = `Line ${index + 1} of ${name} is "${said}"`;
    const [time = '', kindName, ...rest] = said.split(/[\s,]+/);
    const kind = payloadNames.find((each) => each === kindName);
    if (!/^\d+(\.\d+)?$/.test(time) || rest.length > 0)
      throw new RangeError(
        `${place}: expected seconds from the start, and maybe the kind of payload, such as "1.5 app-mention"`,
      );
    if (kindName !== undefined && kind === undefined)
      throw new RangeError(`${place}: expected as the kind one of ${payloadNames.join(', ')}`);
    const at = seconds(Number(time));
    if (at < before)
      throw new RangeError(`${place}: expected a time not before the line above, at ${before / seconds(1)} s`);
    before = at;
    return [kind === undefined ? { at } : { at, kind }];
  });
}
