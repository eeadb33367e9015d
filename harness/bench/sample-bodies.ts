import { deliveryId } from '../../mocks/slack/protocol/payloads/delivery-id.ts';
import { message } from '../../mocks/slack/protocol/payloads/message.ts';
import { slackJson } from '../../mocks/slack/protocol/slack-json.ts';
import { placeOf } from '../../mocks/slack/protocol/workspace.ts';

/** Bodies as long, to the byte, as those of the engine's events, no two of ten million alike, each at the price of a few texts joined. */
export function sampleBodies(options: { readonly escapesSlashes: boolean }): () => string {
  const n = 1_234_567;
  const ts = `1700000000.${n % 1_000_000}`;
  const occasion = { id: deliveryId(message, n, ts), n, ts, place: placeOf(n), responseUrl: '' };
  const parts = slackJson(message.payload(occasion), options).split(String(n));
  let count = 0;
  return () => {
    count += 1;
    return parts.join(String(count % 10_000_000).padStart(7, '0'));
  };
}
