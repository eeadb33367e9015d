import type { Signatures } from './behaviours/behaviour.ts';
import { verifySignature } from './verify-signature.ts';

export interface Signed {
  readonly secret: string;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
  readonly isForm: boolean;
  readonly nowSeconds: number;
}

/** Whether the app takes the request for Slack's: as `verifySignature`, but for what is wrong with this app. */
export function believe({ isForm, ...signed }: Signed, signatures?: Signatures): boolean {
  switch (signatures?.check) {
    case undefined:
      return verifySignature(signed);
    case 'none':
      return true;
    case 'none-of-forms':
      return isForm || verifySignature(signed);
    case 'any-age':
      return verifySignature({ ...signed, window: { pastSeconds: Infinity, futureSeconds: 300 } });
    case 'any-future':
      return verifySignature({ ...signed, window: { pastSeconds: 300, futureSeconds: Infinity } });
    case 'rewritten':
      return verifySignature({ ...signed, body: isForm ? signed.body : rewritten(signed.body) });
    case 'raw-json-only':
      return verifySignature({ ...signed, body: isForm ? Buffer.alloc(0) : signed.body });
  }
}

/** As a body parser and `JSON.stringify` leave it: without Slack’s `\/` and `\uXXXX`. */
function rewritten(body: Buffer): Buffer {
  try {
    return Buffer.from(JSON.stringify(JSON.parse(body.toString())));
  } catch {
    return body;
  }
}
