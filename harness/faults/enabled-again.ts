import type { Fault } from './fault.ts';

/** A fault by which Slack switches the app's subscriptions off; when it is over, the app's owner switches them on again. */
export function enabledAgain(fault: Fault): Fault {
  return {
    ...fault,
    text: `${fault.text}; at the end the app’s owner switches its subscriptions on again`,
    inject: async (site) => {
      const heal = await fault.inject(site);
      return async () => {
        await heal();
        site.slack.enableSubscriptions?.();
      };
    },
  };
}
