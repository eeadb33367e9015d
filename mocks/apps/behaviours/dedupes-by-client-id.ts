import type { Behaviour } from './behaviour.ts';
import { dedupesBy } from './dedupes-by.ts';

export const dedupesByClientId = {
  name: 'dedupes-by-client-id',
  does: 'tells messages apart by their client_msg_id, and so takes all that have none for one',
  receiver: dedupesBy(({ client_msg_id: id }) => String(id)),
} as const satisfies Behaviour;
