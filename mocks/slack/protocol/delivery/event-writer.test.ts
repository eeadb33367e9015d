import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventWriter } from './event-writer.ts';
import { deliveryId } from '../payloads/delivery-id.ts';
import { message } from '../payloads/message.ts';
import { placeOf } from '../workspace.ts';
import { slackJson } from '../slack-json.ts';

test('eventWriter() writes what slackJson() writes of a message', () => {
  const time = fc.record({ second: fc.integer({ min: 1, max: 4_000_000_000 }), micro: fc.nat(999_999) });
  const typed = fc.option(
    fc.string({ unit: 'binary' }).map((text) => ({ text })),
    { nil: {} },
  );
  fc.assert(
    fc.property(fc.nat(), time, fc.boolean(), typed, (n, { second, micro }, escapesSlashes, chosen) => {
      const ts = `${second}.${String(micro).padStart(6, '0')}`;
      const occasion = { id: deliveryId(message, n, ts), n, ts, place: placeOf(n), responseUrl: '', ...chosen };
      expect(eventWriter({ escapesSlashes })(occasion)).toBe(slackJson(message.payload(occasion), { escapesSlashes }));
    }),
  );
});
