/** Every probe, in the order of the passport; a test finds the forgotten one. */

import type { Probe } from '../probe.ts';
import { atRest } from './at-rest.ts';
import { blackhole } from './blackhole.ts';
import { failingOpens } from './failing-opens.ts';
import { helloMissing } from './hello-missing.ts';
import { hostileFrames } from './hostile-frames.ts';
import { refreshes } from './refreshes.ts';
import { refusedUpgrades } from './refused-upgrades.ts';
import { severedLinks } from './severed-links.ts';
import { tooManyWebsockets } from './too-many-websockets.ts';
import { unansweredPings } from './unanswered-pings.ts';
import { upgradeSilent } from './upgrade-silent.ts';

export const allProbes: readonly Probe[] = [
  atRest,
  ...refreshes,
  blackhole,
  ...unansweredPings,
  ...severedLinks,
  ...refusedUpgrades,
  upgradeSilent,
  helloMissing,
  tooManyWebsockets,
  ...failingOpens,
  ...hostileFrames,
];
