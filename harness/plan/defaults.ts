/** What a run is where its command says nothing else. Pure. */

export const defaultSystem = 'bolt-js@5.1.0';
export const defaultSeed = 1;
/** 60 s and 300 s become 2 s and 10 s: an outage of seconds meets the same retries as a real one of minutes. */
export const defaultHaste = 30;
/** Cells that measure seconds mostly wait; with more than this many at once their starts crowd two cores. */
export const defaultWorkers = 24;
/** Events a second of chaos. */
export const defaultChaosRate = 10;
/** Two runs of the same seed draw the same events, faults and order; the largest that every generator of ours takes. */
export const largestSeed = 2 ** 31 - 1;
/** Where `mock` serves its control API, and where an app of ours asks for Slack and its tokens. */
export const defaultControlUrl = 'http://127.0.0.1:8081';
