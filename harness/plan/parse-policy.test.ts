import { describe, expect, test } from 'vitest';
import { type Promised, promises } from '../../mocks/slack/protocol/policy.ts';
import { parsePolicy } from './parse-policy.ts';

describe('parsePolicy()', () => {
  test.each([
    [['maxLinks=3'], { maxLinks: 3 }],
    [['ackDeadlineUs=2500ms'], { ackDeadlineUs: 2_500_000 }],
    [['linkLifeUs=5min', 'leavesTcpOpen=false'], { linkLifeUs: 300_000_000, leavesTcpOpen: false }],
    [['firstRetryUs=1.5 s'], { firstRetryUs: 1_500_000 }],
    [['pingEveryUs=7'], { pingEveryUs: 7 }],
    [['linkChoice=sticky'], { linkChoice: 'sticky' }],
    [['ticketRefusal=409'], { ticketRefusal: 409 }],
    [['maxLinks=3', 'maxLinks=4'], { maxLinks: 4 }],
    [['ackDeadlineUs=  1.25s '], { ackDeadlineUs: 1_250_000 }],
    [['ackDeadlineUs=2ms'], { ackDeadlineUs: 2_000 }],
    [['ackDeadlineUs=3us'], { ackDeadlineUs: 3 }],
    [['linkLifeUs=2h'], { linkLifeUs: 7_200_000_000 }],
    [['switchOffAbovePercent=1'], { switchOffAbovePercent: 1 }],
    [['switchOffAbovePercent=100'], { switchOffAbovePercent: 100 }],
    [[], {}],
  ])('%j sets %j', (settings, values) => {
    expect(parsePolicy(settings)).toEqual(values);
  });

  test.each([
    ['maxLink=3', /no "maxLink": did you mean maxLinks\?/],
    ['ackDeadline=3s', /did you mean ackDeadlineUs\?/],
    ['toString=1', /no "toString"/],
    ['maxLinks', /maxLinks is "": expected a whole number/],
    ['maxLinks=-1', /expected a whole number/],
    ['maxLinks=3s', /expected a whole number/],
    ['switchOffAbovePercent=101', /from 1 to 100/],
    ['=3', /no "": did you mean/],
    ['switchOffAbovePercent=0', /from 1 to 100/],
    ['ackDeadlineUs=0.5', /ackDeadlineUs is "0\.5": expected a time/],
    ['ackDeadlineUs=3s!', /ackDeadlineUs is "3s!"/],
    ['ackDeadlineUs=about 3s', /ackDeadlineUs is "about 3s"/],
    ['ackDeadlineUs=3d', /ackDeadlineUs is "3d"/],
    ['ackDeadlineUs=9999999999h', /ackDeadlineUs is/],
    ['fragmentsOverBytes=x', /expected a whole number of bytes/],
    ['ackDeadlineUs=soon', /a time such as 250ms/],
    ['linkChoice=any', /expected random, round-robin, sticky/],
    ['leavesTcpOpen=yes', /expected true, false/],
  ])('%s is refused with a sentence that helps', (setting, sentence) => {
    expect(() => parsePolicy([setting])).toThrow(sentence);
  });

  test.each(Object.entries(promises as Record<string, Promised<number | boolean | string>>))(
    'the default of %s can be set',
    (name, { value }) => {
      expect(parsePolicy([`${name}=${String(value)}`])).toEqual({ [name]: value });
    },
  );
});
