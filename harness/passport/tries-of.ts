import type { Entry } from '../journal/facts.ts';
import type { Sight } from './sight.ts';

/** When the app tried while the fault lasted, in µs from the strike on. Pure. */
export function triesOf(
  { entries, struckUs, healedUs, endUs }: Sight,
  isTry: (entry: Entry) => boolean,
): readonly number[] {
  const until = healedUs ?? endUs;
  return entries
    .filter((entry) => entry.at >= struckUs && entry.at <= until && isTry(entry))
    .map(({ at }) => at - struckUs);
}
