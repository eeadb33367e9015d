import type { SocketControl } from '../../mocks/slack/io/slack-control.ts';
import { RefusedError } from '../doors/refused-error.ts';
import type { Mock } from './start-mock.ts';

/** Throws `RefusedError` where the mock has none. */
export function socketsOf({ apps }: Mock): SocketControl {
  const [sockets] = apps.flatMap(({ control }) => control.sockets ?? []);
  if (sockets === undefined) throw new RefusedError(409, 'There are no sockets');
  return sockets;
}
