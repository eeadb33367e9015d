/** Waits that several probes share. */

import { ms, seconds, us } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { ProbeSite } from './probe.ts';

/** How long a new link is watched for, so that one which falls at once is seen to. */
const watched = ms(1_500);

/** Waits until the app has a new link, or for as long as the probe's patience lasts. */
export async function awaitNewLink(site: ProbeSite): Promise<void> {
  const link = await site.until(({ kind }) => kind === 'link-ready', site.patience);
  if (link) await site.pause(watched);
}

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
