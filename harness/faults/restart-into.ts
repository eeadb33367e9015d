import type { Fault } from './fault.ts';

/**
 * The app's process is ended and started again into an outage that has begun meanwhile. At the end the outage is over, and the app is
 * left as it is: a start that did not come through is not tried again.
 */
export function restartInto(outage: Fault): Fault {
  return {
    name: 'restart-into',
    text: `the app’s process is started again while ${outage.text}`,
    severs: true,
    touches: { rule: 'exits' },
    inject: async (site) => {
      await site.app.stop();
      const heal = await outage.inject(site);
      await site.app.start();
      return heal;
    },
  };
}
