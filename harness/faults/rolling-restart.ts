import { LabError } from '../base/lab-error.ts';
import { type Micros, seconds, toMs } from '../base/units.ts';
import type { Fault } from './fault.ts';

/** An SDK on a JVM starts in 3 s, on a machine that is busy in three times that. */
const reachedWithin = seconds(15);

/**
 * Each of the app's processes is replaced by a new one, one after the other, as by a deployment that may have one too many and none
 * too few (Kubernetes' `maxSurge: 1`, `maxUnavailable: 0`). Less than real: nothing sends to a process that was told to end.
 */
export function rollingRestart({ grace = seconds(4) }: { readonly grace?: Micros } = {}): Fault {
  return {
    name: 'rolling-restart',
    text: `the app’s processes are replaced in turn, an old one ended (${grace / seconds(1)} s to finish) once a new one is reached`,
    severs: false,
    touches: { rule: 'exits' },
    inject: async ({ deployment }) => {
      if (!deployment)
        throw new LabError('Cannot inject rolling-restart: the app is no deployment of the lab’s, wanted one of a run');
      await deployment.roll({ graceMs: toMs(grace), reachedWithinMs: toMs(reachedWithin) });
      return async () => undefined;
    },
  };
}
