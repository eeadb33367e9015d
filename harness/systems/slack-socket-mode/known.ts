import { knownOfSocketMode } from '../socket-mode-client.ts';

export const known = knownOfSocketMode({
  one: { beginning: '1.' },
  two: { beginning: '2.', failing: ['2.0.7'] },
  three: { beginning: '3.', failing: ['3.1.0', '3.0.0'], measured: ['3.1.0'] },
});
