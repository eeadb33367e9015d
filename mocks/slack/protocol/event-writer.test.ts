import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventCallback, eventId, eventWriter } from './messages.ts';
import { slackJson } from './slack-json.ts';

test('eventWriter() writes what slackJson() writes of eventCallback()', () => {
  const time = fc.record({ second: fc.integer({ min: 1, max: 4_000_000_000 }), micro: fc.nat(999_999) });
  fc.assert(
    fc.property(fc.nat(), time, fc.boolean(), (n, { second, micro }, escapesSlashes) => {
      const event = { id: eventId(n), n, ts: `${second}.${String(micro).padStart(6, '0')}` };
      expect(eventWriter({ escapesSlashes })(event)).toBe(slackJson(eventCallback(event), { escapesSlashes }));
    }),
  );
});
