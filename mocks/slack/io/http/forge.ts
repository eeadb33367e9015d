import { randomBytes } from 'node:crypto';
import type { Forgery } from '../odd-request.ts';
import { sign } from './sign.ts';

/** Beyond the five minutes after which a request may be a replay (docs.slack.dev/authentication/verifying-requests-from-slack). */
const beyondWindow = 360;

/** The two headers of a signature. Absent: the request does not have it. */
export interface Stamp {
  readonly timestamp?: string;
  readonly signature?: string;
}

/** What Slack itself writes. `nowSeconds`: Unix time. */
export function genuineStamp(secret: string, body: string, nowSeconds: number): Required<Stamp> {
  return { timestamp: String(nowSeconds), signature: sign(secret, nowSeconds, body) };
}

/** What somebody else writes, or Slack at another time. */
export function forge(how: Forgery, secret: string, body: string, nowSeconds: number): Stamp {
  const { timestamp, signature } = genuineStamp(secret, body, nowSeconds);
  switch (how) {
    case 'unsigned':
      return { timestamp };
    case 'no-timestamp':
      return { signature };
    case 'wrong-secret':
      return genuineStamp(randomBytes(16).toString('hex'), body, nowSeconds);
    case 'wrong-version':
      return { timestamp, signature: signature.replace('v0=', 'v1=') };
    case 'wrong-end':
      return { timestamp, signature: `${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}` };
    case 'tampered':
      return genuineStamp(secret, `${body} `, nowSeconds);
    case 'stale':
      return genuineStamp(secret, body, nowSeconds - beyondWindow);
    case 'future':
      return genuineStamp(secret, body, nowSeconds + beyondWindow);
    default:
      return how satisfies never;
  }
}
