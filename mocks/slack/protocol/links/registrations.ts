/** Who may be chosen for an envelope: links that take them, and ghosts. Pure (slack-protocol.md §1.8). */

import type { PolicyValues } from '../policy.ts';
import type { Random } from '../random.ts';

export interface Addressee {
  readonly id: string;
  readonly host: string;
  /** Of a ghost it goes nowhere. */
  take(envelope: string): void;
}

export interface Registrations {
  enlist(addressee: Addressee): void;
  strike(addressee: Addressee): void;
  /** One of the enlisted, as the policy chooses; undefined where there is none. */
  choose(): Addressee | undefined;
}

export function createRegistrations(
  policy: Pick<PolicyValues, 'linkChoice'>,
  { random }: { readonly random: Random },
): Registrations {
  let enlisted: readonly Addressee[] = [];
  let turn = 0;

  return {
    enlist(addressee) {
      enlisted = [...enlisted, addressee];
    },
    strike(addressee) {
      enlisted = enlisted.filter((each) => each !== addressee);
    },
    choose() {
      if (enlisted.length < 2 || policy.linkChoice === 'sticky') return enlisted[0];
      if (policy.linkChoice === 'random') return random.pick(enlisted);
      turn += 1;
      return enlisted[turn % enlisted.length];
    },
  };
}
