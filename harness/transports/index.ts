/** Every transport, one line each. */
export { http } from './http.ts';
export { socketMode } from './socket-mode.ts';
