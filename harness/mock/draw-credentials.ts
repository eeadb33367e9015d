import { randomBytes, randomInt } from 'node:crypto';
import type { Credentials } from '../transports/credentials.ts';

/** Of one mock, in the shapes of Slack's own: what runs on the same machine and was not told them gets nothing. */
export function drawCredentials(): Credentials {
  const digits = (): number => randomInt(1_000_000_000, 9_999_999_999);
  return {
    botToken: `xoxb-${digits()}-${digits()}-${randomBytes(12).toString('hex')}`,
    appToken: `xapp-1-A0MOCK0001-${digits()}-${randomBytes(16).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  };
}
