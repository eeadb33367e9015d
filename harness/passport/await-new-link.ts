import { ms } from '../base/units.ts';
import type { ProbeSite } from './probe.ts';

/** How long a new link is watched for, so that one which falls at once is seen to. */
const watched = ms(1_500);

/** Waits until the app has a new link, or for as long as the probe's patience lasts. */
export async function awaitNewLink(site: ProbeSite): Promise<void> {
  const link = await site.until(({ kind }) => kind === 'link-ready', site.patience);
  if (link) await site.pause(watched);
}
