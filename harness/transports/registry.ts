/** Every transport, one line each; `harness/architecture/registries.test.ts` finds the forgotten one. */
export { http } from './http.ts';
export { socketMode } from './socket-mode.ts';
