/** Every behaviour, one line each; `harness/architecture/registries.test.ts` finds the forgotten one. */
export { acksAfterWork } from './acks-after-work.ts';
export { acksAtTheLastMoment } from './acks-at-the-last-moment.ts';
export { acksSlowly } from './acks-slowly.ts';
export { answers500 } from './answers-500.ts';
export { crashesOnDisconnect } from './crashes-on-disconnect.ts';
export { dedupes } from './dedupes.ts';
export { dropsRetries } from './drops-retries.ts';
export { forgets } from './forgets.ts';
export { handlesTwice } from './handles-twice.ts';
export { ignoresRepeats } from './ignores-repeats.ts';
export { neverAcks } from './never-acks.ts';
export { noReconnect } from './no-reconnect.ts';
export { prompt } from './prompt.ts';
export { slowReconnect } from './slow-reconnect.ts';
export { stalls } from './stalls.ts';
export { waitsForClose } from './waits-for-close.ts';
