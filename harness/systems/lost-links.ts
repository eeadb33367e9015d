/** What is known of clients that do not come back from a link that they lost: figures that several have alike. */

import { seconds } from '../base/units.ts';

/** Of the 105 events of such a scenario, those due after the link was lost; the run waits 75 s for an app that is deaf. */
export const neverBack = { lost: [40, 105], recovery: [seconds(60), seconds(200)] } as const;

/** The process is gone, and nobody starts it again. */
export const gone = { 'unasked-exits': [1, 1], lost: [40, 105], recovery: [seconds(15.01), seconds(200)] } as const;

/** The same, after a restart into an outage: what came meanwhile is lost to hastened retries. */
export const goneAtStart = { 'unasked-exits': [1, 1], recovery: [seconds(15.01), seconds(200)] } as const;
