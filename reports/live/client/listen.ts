/** The stream of what the harness tells; it is taken up again where it broke, unless the harness has ended. */

export interface Listener<Message> {
  told(message: Message): void;
  /** Whether the harness is heard. */
  heard(isHeard: boolean): void;
}

export function listen<Message>({ told, heard }: Listener<Message>): void {
  const source = new EventSource('stream');
  source.addEventListener('open', () => heard(true));
  source.addEventListener('error', () => heard(false));
  source.addEventListener('message', ({ data }) => told(JSON.parse(data as string) as Message));
}
