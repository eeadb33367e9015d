/** What the mock Slack remembers of an app's calls and of what it offered the app. Bounded: memory does not grow with a run. */

import { AnswerBook } from './answer-book.ts';
import { SaidMessages } from './said-messages.ts';
import type { StoredMessage } from './stored-message.ts';

export interface StoredView {
  readonly id: string;
  readonly hash: string;
  /** The bottom of the stack that this view lies on; its own id where it was opened or published. */
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly [field: string]: unknown;
}

/** Where a command was typed or a button pressed: what `replace_original` and `delete_original` act on. */
export interface ResponseUrlOrigin {
  readonly channel: string;
  /** Of the message with the button; absent for commands. */
  readonly ts?: string;
}

interface ResponseUrl {
  readonly atMs: number;
  readonly uses: number;
  readonly origin: ResponseUrlOrigin | undefined;
}

interface Trigger {
  readonly atMs: number;
  readonly isUsed: boolean;
  readonly view: string | undefined;
}

const KEPT = 1_000;
/** A view may be 250 kB. */
const KEPT_VIEWS = 200;

/** Times are wall clock, ms (`Date.now()`), as those of `WebApiOptions.nowMs`. */
export class SlackMemory {
  /** What was delivered, for the calls that answer it. */
  readonly answers = new AnswerBook();
  /** What people said, whether Slack delivered it or not. */
  readonly said = new SaidMessages();
  readonly #messages = new Map<string, StoredMessage>();
  readonly #views = new Map<string, StoredView>();
  readonly #reactions = new Map<string, true>();
  readonly #pins = new Map<string, true>();
  readonly #responseUrls = new Map<string, ResponseUrl>();
  readonly #triggers = new Map<string, Trigger>();
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
    return this.#messages.get(`${channel} ${ts}`) ?? this.said.message(channel, ts);
  }

  /** False where there is none. */
  deleteMessage(channel: string, ts: string): boolean {
    return this.#messages.delete(`${channel} ${ts}`);
  }

  /** Newest first, as conversations.history gives them. */
  messagesOf(channel: string): readonly StoredMessage[] {
    const stored = [...this.#messages].filter(([key]) => key.startsWith(`${channel} `)).map(([, message]) => message);
    return [...stored, ...this.said.messagesOf(channel)].toSorted((a, b) => Number(b.ts) - Number(a.ts));
  }

  /** Of all channels, those stored last, newest first. */
  recentMessages(most: number): readonly { readonly channel: string; readonly message: StoredMessage }[] {
    const found = [...this.#messages].slice(-most);
    return found.map(([key, message]) => ({ channel: key.split(' ')[0] ?? '', message })).toReversed();
  }

  storeView(view: StoredView): void {
    put(this.#views, view.id, view, KEPT_VIEWS);
  }

  view(id: string): StoredView | undefined {
    return this.#views.get(id);
  }

  viewOfExternalId(externalId: string): StoredView | undefined {
    return [...this.#views.values()].find((view) => view['external_id'] === externalId);
  }

  /** False where this reaction is there already. */
  addReaction(reaction: string): boolean {
    return add(this.#reactions, reaction);
  }

  /** False where it is not there. */
  removeReaction(reaction: string): boolean {
    return this.#reactions.delete(reaction);
  }

  /** Names of the app's own reactions to `<channel> <ts>`. */
  reactionsTo(message: string): readonly string[] {
    return tails(this.#reactions, message);
  }

  /** `<channel> <ts>`. False where it is pinned already. */
  addPin(pin: string): boolean {
    return add(this.#pins, pin);
  }

  /** False where it is not pinned. */
  removePin(pin: string): boolean {
    return this.#pins.delete(pin);
  }

  /** Timestamps of what is pinned in the channel. */
  pinsOf(channel: string): readonly string[] {
    return tails(this.#pins, channel);
  }

  /** A command or interaction leaves with this trigger_id. `view`: the modal that it came from, which views.push needs. */
  issueTrigger(trigger: string, nowMs: number, view?: string): void {
    put(this.#triggers, trigger, { atMs: nowMs, isUsed: false, view });
  }

  /** Good once, within its life (slack-protocol.md §2.7); the errors are those of views.open. */
  checkTrigger(
    trigger: string,
    nowMs: number,
    lifeUs: number,
  ):
    | { readonly view: string | undefined }
    | { readonly error: 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id' } {
    const issued = this.#triggers.get(trigger);
    if (issued === undefined) return { error: 'invalid_trigger_id' };
    if (issued.isUsed) return { error: 'exchanged_trigger_id' };
    if ((nowMs - issued.atMs) * 1_000 > lifeUs) return { error: 'expired_trigger_id' };
    return { view: issued.view };
  }

  spendTrigger(trigger: string): void {
    const issued = this.#triggers.get(trigger);
    if (issued !== undefined) this.#triggers.set(trigger, { ...issued, isUsed: true });
  }

  /** A command or interaction leaves with a response_url of this path, which begins with `/commands/`, `/actions/` or `/app/`. */
  issueResponseUrl(path: string, nowMs: number, origin?: ResponseUrlOrigin): void {
    put(this.#responseUrls, path, { atMs: nowMs, uses: 0, origin });
  }

  /** Works a few times, within its life (slack-protocol.md §2.7); the names of the errors are UNCONFIRMED (§3.3). */
  useResponseUrl(
    path: string,
    nowMs: number,
    limits: { readonly responseUrlUses: number; readonly responseUrlLifeUs: number },
  ):
    | { readonly origin: ResponseUrlOrigin | undefined }
    | { readonly error: 'invalid_url' | 'used_url' | 'expired_url' } {
    const issued = this.#responseUrls.get(path);
    if (issued === undefined) return { error: 'invalid_url' };
    if (issued.uses >= limits.responseUrlUses) return { error: 'used_url' };
    if ((nowMs - issued.atMs) * 1_000 > limits.responseUrlLifeUs) return { error: 'expired_url' };
    this.#responseUrls.set(path, { ...issued, uses: issued.uses + 1 });
    return { origin: issued.origin };
  }
}

function add(entries: Map<string, true>, key: string): boolean {
  if (entries.has(key)) return false;
  put(entries, key, true);
  return true;
}

/** The last words of the keys that begin with `head` and a space. */
function tails(entries: ReadonlyMap<string, true>, head: string): readonly string[] {
  return [...entries.keys()].filter((key) => key.startsWith(`${head} `)).map((key) => key.slice(head.length + 1));
}

/** The oldest one makes room. */
function put<Value>(map: Map<string, Value>, key: string, value: Value, kept = KEPT): void {
  if (!map.has(key) && map.size >= kept) map.delete(map.keys().next().value ?? '');
  map.set(key, value);
}
