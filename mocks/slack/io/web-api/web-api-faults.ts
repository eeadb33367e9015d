/** The faults of single Web API methods that are on at the moment. */

import type { WebApiControl, WebApiFault } from '../slack-control.ts';

interface Active {
  readonly method: string;
  readonly fault: WebApiFault;
  left: number;
}

/** `*` means every method; a response_url, which is another host's at Slack, only by the name `response_url`. */
const ALL = '*';

/** `take` gives the fault that the next call meets, if any: of several the one that began last. Each call counts. */
export function createWebApiFaults(): {
  readonly control: WebApiControl;
  take(method: string): WebApiFault | undefined;
} {
  const active: Active[] = [];
  const end = (ended: Active) => {
    const at = active.indexOf(ended);
    if (at >= 0) active.splice(at, 1);
  };
  return {
    control: {
      fault(method, fault, { times = Number.POSITIVE_INFINITY } = {}) {
        const began = { method, fault, left: times };
        if (times > 0) active.push(began);
        return () => end(began);
      },
    },
    take(method) {
      const hit = active.findLast(
        (each) => each.method === method || (each.method === ALL && method !== 'response_url'),
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      if (hit.left <= 0) end(hit);
      return hit.fault;
    },
  };
}
