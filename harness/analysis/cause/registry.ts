/** Every kind of cause, one line each; `harness/architecture/registries.test.ts` finds the forgotten one. */
export { acksAndDrops } from './acks-and-drops.ts';
export { acksElsewhere } from './acks-elsewhere.ts';
export { backLate } from './back-late.ts';
export { breaksBeforeMakes } from './breaks-before-makes.ts';
export { dropsRetries } from './drops-retries.ts';
export { endedByItself } from './ended-by-itself.ts';
export { failsOnSomeKinds } from './fails-on-some-kinds.ts';
export { froze } from './froze.ts';
export { givenUp } from './given-up.ts';
export { handlesRepeats } from './handles-repeats.ts';
export { handlesTwice } from './handles-twice.ts';
export { ignoresRepeats } from './ignores-repeats.ts';
export { leavesItsLink } from './leaves-its-link.ts';
export { neverBack } from './never-back.ts';
export { refuses } from './refuses.ts';
export { silent } from './silent.ts';
export { slowAcks } from './slow-acks.ts';
