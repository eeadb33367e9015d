import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documented, hastened, type PolicyValues, promises, retryRests } from './policy.ts';

const names = Object.keys(promises) as (keyof PolicyValues)[];
const scaling = new Set<string>([
  'firstRetryUs',
  'secondRetryUs',
  'thirdRetryUs',
  'linkLifeUs',
  'debugLinkLifeUs',
  'ghostLifeUs',
  'delayedEventsEveryUs',
  'switchOffWindowUs',
  'eventsWindowUs',
  'rateLimitNoticeEveryUs',
  'responseUrlLifeUs',
]);

describe('documented', () => {
  test('has an ack deadline of 3 s and retries at once, after a minute and after five', () => {
    expect(documented.values.ackDeadlineUs).toBe(3_000_000);
    expect(retryRests(documented.values)).toEqual([0, 60_000_000, 300_000_000]);
  });

  test('says for every value where it is from', () => {
    for (const name of names) {
      expect(documented.values[name]).toBe(promises[name].value);
      expect(promises[name].source, name).toMatch(/^https:\/\/|^slack-protocol\.md §/);
      expect(promises[name].means, name).not.toBe('');
    }
  });
});

test.each<[knob: keyof PolicyValues, value: number | boolean | string]>([
  ['ticketsWorkOnce', true],
  ['ticketLifeUs', 30_000_000],
  ['helloDelayUs', 0],
  ['pingEveryUs', 10_000_000],
  ['linkLifeUs', 18_060_000_000],
  ['debugLinkLifeUs', 360_000_000],
  ['sendsWarning', true],
  ['warningLeadUs', 10_000_000],
  ['closeAfterRefreshUs', 1_000_000],
  ['closeCode', 1_000],
  ['leavesTcpOpen', true],
  ['closingLifeUs', 120_000_000],
  ['maxLinks', 10],
  ['ghostLifeUs', 18_060_000_000],
  ['linkChoice', 'random'],
  ['ackDeadlineUs', 3_000_000],
  ['maxAckBytes', 20_480],
  ['oversizedAck', 'close-1009'],
  ['socketPropagationUs', 0],
  ['connectionsOpenPerMinute', 60],
  ['connectionsOpenBurst', 20],
])('documented %s is %s, as slack-protocol.md recommends (§1.1, §1.11)', (knob, value) => {
  expect(documented.values[knob]).toBe(value);
});

describe('hastened()', () => {
  test('divides retry rests and the lives of sockets by its divisor', () => {
    const { name, values } = hastened(60);
    expect(name).toContain('60');
    expect(retryRests(values)).toEqual([0, 1_000_000, 5_000_000]);
    expect(values.linkLifeUs).toBe(301_000_000);
  });

  test('never touches the 3 s deadline, the ping tick, or anything else that SDKs hold timers against', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), (divisor) => {
        const { values } = hastened(divisor);
        expect(values.ackDeadlineUs).toBe(3_000_000);
        expect(values.pingEveryUs).toBe(10_000_000);
        for (const name of names) {
          if (!scaling.has(name)) expect(values[name]).toBe(documented.values[name]);
          else
            expect(Math.abs(Number(values[name]) - Number(documented.values[name]) / divisor)).toBeLessThanOrEqual(0.5);
        }
      }),
    );
  });

  test('by 1 is Slack as documented', () => {
    expect(hastened(1).values).toEqual(documented.values);
  });

  test.each([0, 0.5, -1, Number.NaN])('refuses to divide by %d', (divisor) => {
    expect(() => hastened(divisor)).toThrow(RangeError);
  });
});
