/** The registry of systems that can be named: `--system NAME[@VERSION]`. The user's own app is not one of them. */

export { boltJs } from './bolt-js/bolt-js.ts';
export { noSdk } from './no-sdk/no-sdk.ts';
