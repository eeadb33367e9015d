/** What people said in the app's channels, as conversations.history has it: also what Slack never delivered. */

import type { StoredMessage } from './stored-message.ts';

/** An event whose message the app read for the first time. */
export interface Fetched {
  readonly event: string;
  readonly ts: string;
}

interface Said {
  /** Two events of one gesture tell of one message. */
  readonly events: string[];
  readonly channel: string;
  /** Called when somebody reads it. */
  readonly write: () => StoredMessage;
  isFetched: boolean;
}

/** Memory does not grow with a run: an hour at more than one a second. Written when it is read, as most is never. */
const KEPT = 5_000;

export class SaidMessages {
  /** By timestamp, which no two have, the oldest first. */
  readonly #said = new Map<string, Said>();

  add({ event, ts, channel, write }: Fetched & Pick<Said, 'channel' | 'write'>): void {
    const known = this.#said.get(ts);
    if (known) return void known.events.push(event);
    if (this.#said.size >= KEPT) this.#said.delete(this.#said.keys().next().value ?? '');
    this.#said.set(ts, { events: [event], channel, write, isFetched: false });
  }

  messagesOf(channel: string): readonly StoredMessage[] {
    return [...this.#said.values()].filter((said) => said.channel === channel).map(({ write }) => write());
  }

  message(channel: string, ts: string): StoredMessage | undefined {
    const said = this.#said.get(ts);
    return said?.channel === channel ? said.write() : undefined;
  }

  /** Those of the messages with these timestamps that nobody fetched before; now somebody did. */
  fetch(stamps: Iterable<string>): readonly Fetched[] {
    return [...stamps].flatMap((ts) => {
      const said = this.#said.get(ts);
      if (said === undefined || said.isFetched) return [];
      said.isFetched = true;
      return said.events.map((event) => ({ event, ts }));
    });
  }
}
