import { expect, test } from 'vitest';
import { secretMask } from './mask-secrets.ts';

const mask = secretMask({
  environments: [
    {
      SERVICE_TOKEN: 'tok-7f31c2',
      apiKey: 'a.b+c(d)e',
      DB_PASSWORD: 'hunter2hunter2',
      DB_PASSWORD_OLD: 'hunter2hunter2-older',
      TLS_KEY: '-----BEGIN\nline-one-of-it\n-----END',
      KEYBOARD: 'qwertyuiop',
      MONKEY: 'banana-banana',
      MY_TOKEN: '1',
    },
  ],
  commands: [`API_KEY='quoted value' OTHER=plain-value node app.js --password swordfish9 --port 3000`],
});

test.each([
  ['it says tok-7f31c2!', 'it says [masked SERVICE_TOKEN]!'],
  ['a.b+c(d)e and aXb+c(d)e', '[masked apiKey] and aXb+c(d)e'],
  ['hunter2hunter2-older', '[masked DB_PASSWORD_OLD]'],
  ['line-one-of-it', '[masked TLS_KEY]'],
  ['quoted value, swordfish9, plain-value', '[masked API_KEY], [masked password], plain-value'],
  ['qwertyuiop banana-banana 1', 'qwertyuiop banana-banana 1'],
  [['Bearer xoxb-123456789', '0123-abcdefABCDEF'].join(''), 'Bearer [masked]'],
  ['xapp-1-A0MOCK0001-1111', '[masked]'],
  [`${'AKIA'}IOSFODNN7EXAMPLE`, '[masked]'],
  [`${'ghp_'}0123456789abcdefghij`, '[masked]'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- then', '[masked] then'],
  ['-----BEGIN PRIVATE KEY-----\nMIIE cut off', '[masked]'],
])('%j is stored as %j', (text, expected) => {
  expect(mask(text)).toBe(expected);
});
