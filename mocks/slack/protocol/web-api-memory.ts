/** What the mock Slack remembers of an app's calls. Bounded, so that memory does not grow with the length of a run. */

export interface StoredMessage {
  readonly type: 'message';
  readonly ts: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly [field: string]: unknown;
}

export interface StoredView {
  readonly id: string;
  readonly hash: string;
  readonly [field: string]: unknown;
}

const KEPT = 1_000;

export class WebApiMemory {
  readonly #messages = new Map<string, StoredMessage>();
  readonly #views = new Map<string, StoredView>();
  readonly #reactions = new Set<string>();
  readonly #responseUrlUses = new Map<string, number>();
  #lastTsMicros = 0;
  #viewsOpened = 0;

  /** A Slack timestamp (`seconds.micros`), never the same twice. */
  nextTs(nowMs: number): string {
    this.#lastTsMicros = Math.max(Math.floor(nowMs) * 1_000, this.#lastTsMicros + 1);
    const micros = this.#lastTsMicros;
    return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
  }

  nextViewId(): string {
    this.#viewsOpened += 1;
    return `V0MOCKVW${String(this.#viewsOpened).padStart(4, '0')}`;
  }

  store(channel: string, message: StoredMessage): void {
    put(this.#messages, `${channel} ${message.ts}`, message);
  }

  message(channel: string, ts: string): StoredMessage | undefined {
    return this.#messages.get(`${channel} ${ts}`);
  }

  /** Newest first, as conversations.history gives them. */
  messagesOf(channel: string): readonly StoredMessage[] {
    const found = [...this.#messages].filter(([key]) => key.startsWith(`${channel} `));
    return found.map(([, message]) => message).toReversed();
  }

  storeView(view: StoredView): void {
    put(this.#views, view.id, view);
  }

  view(id: string): StoredView | undefined {
    return this.#views.get(id);
  }

  viewOfExternalId(externalId: string): StoredView | undefined {
    return [...this.#views.values()].find((view) => view['external_id'] === externalId);
  }

  /** False where this reaction is there already. */
  addReaction(reaction: string): boolean {
    if (this.#reactions.has(reaction)) return false;
    if (this.#reactions.size >= KEPT) this.#reactions.delete(first(this.#reactions.keys()));
    this.#reactions.add(reaction);
    return true;
  }

  /** How often this response_url was posted to, this time included. */
  useResponseUrl(path: string): number {
    const uses = (this.#responseUrlUses.get(path) ?? 0) + 1;
    put(this.#responseUrlUses, path, uses);
    return uses;
  }
}

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key) && map.size >= KEPT) map.delete(first(map.keys()));
  map.set(key, value);
}

function first(keys: Iterator<string>): string {
  return keys.next().value ?? '';
}
