import type { Entry } from '../journal/facts.ts';
import { seconds, us } from '../base/units.ts';
import type { ProbeSite } from './probe.ts';

/** How long a storm is counted before it is ended. */
const stormCounted = seconds(1);

/** Waits for so many tries since the strike, at least a second after the first one, at most as long as the patience lasts. */
export async function gatherTries(site: ProbeSite, isTry: (entry: Entry) => boolean, wanted: number): Promise<void> {
  const first = await site.until(isTry, site.patience);
  if (!first) return;
  await site.pause(stormCounted);
  let seen = 0;
  const isLast = (entry: Entry): boolean => isTry(entry) && (seen += 1) >= wanted;
  await site.until(isLast, us(Math.max(0, site.patience - stormCounted)));
}
