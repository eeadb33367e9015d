import { knownOfSocketMode } from '../socket-mode-client.ts';

/** Bolt 3, 4 and 5 stand on @slack/socket-mode 1, 2 and 3. */
export const known = knownOfSocketMode({
  one: { beginning: '3.' },
  two: { beginning: '4.', failing: ['4.7.3'] },
  three: { beginning: '5.', failing: ['5.1.0'] },
});
