import type { Delivery } from './behaviour.ts';

/** What every app should do: answer Slack first, work then. */
export async function ackThenHandle(delivery: Delivery): Promise<void> {
  delivery.ack();
  await delivery.handle();
}
