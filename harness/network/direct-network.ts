import { LabError } from '../base/lab-error.ts';
import type { Network, Route } from './route.ts';

/** No proxy at all: whoever dials meets the target itself, so that TCP is what the two ends make of it. */
export const directNetwork: Network = {
  engine: { kind: 'none', version: '', from: 'direct', url: '' },
  async openRoute({ name, dialer, target }): Promise<Route> {
    const cannot = async (): Promise<never> => {
      throw new LabError(`Cannot disturb route "${name}": it runs directly, and faults of the network need a proxy`);
    };
    return { name, dialer, listen: target, poison: cannot, refuse: cannot, divert: cannot, close: async () => {} };
  },
  close: async () => {},
};
