/** Apps that are broken on purpose, and the row of the passport that must say so. */

import type { BehaviourName } from '../../mocks/apps/behaviours/index.ts';

export type BrokenPassport = readonly [
  behaviour: BehaviourName,
  probe: string,
  row: string,
  grade: string,
  headline: RegExp,
];

export const brokenPassports: readonly BrokenPassport[] = [
  ['crashes-on-disconnect', 'refresh-open', 'process', 'dies', /^The process of app@own ends: Refresh, TCP left open$/],
  ['no-reconnect', 'refresh-closed', 'reconnect', 'deaf', /is deaf for .* at every refresh$/],
  ['no-back-off', 'upgrade-408', 'pattern', 'survives', /./],
  ['closes-links', 'at-rest', 'own-closes', 'deaf', /is deaf for longer than promised: Start, pings, acks, end$/],
];
