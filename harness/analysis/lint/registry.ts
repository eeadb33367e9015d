/** Every rule of lint, one line each; `harness/architecture/registries.test.ts` finds the forgotten one. */
export { ackOnAnotherLink } from './ack-on-another-link.ts';
export { ackTooLong } from './ack-too-long.ts';
export { acksNothingSent } from './acks-nothing-sent.ts';
export { acksTwice } from './acks-twice.ts';
export { answersBrokenJson } from './answers-broken-json.ts';
export { answersInVain } from './answers-in-vain.ts';
export { dialsWithoutRest } from './dials-without-rest.ts';
export { ignoresPings } from './ignores-pings.ts';
export { ignoresRetryAfter } from './ignores-retry-after.ts';
export { keepsOldLinks } from './keeps-old-links.ts';
export { sendsNoAck } from './sends-no-ack.ts';
export { tooManyLinks } from './too-many-links.ts';
export { usesWrongToken } from './uses-wrong-token.ts';
