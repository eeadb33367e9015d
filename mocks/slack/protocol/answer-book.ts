import type { PayloadName } from './facts.ts';
import { people, type Place } from './workspace.ts';

/** A successful call with which an app may answer something that Slack delivered. */
export interface AnsweringCall {
  readonly method: string;
  /** Where it shows; absent: nowhere in particular. */
  readonly channel?: string | undefined;
  /** The message that it names: what it is a reply in the thread of, a reaction to, or an update of. */
  readonly ts?: string | undefined;
  /** What was posted by it, if anything. */
  readonly posted?: string | undefined;
  readonly trigger?: string | undefined;
  /** Of `function_executed`. */
  readonly execution?: string | undefined;
  readonly user?: string | undefined;
  /** Everything that it shows. */
  readonly says: string;
}

/** Which deliveries a call answers; `maybe`: the call belongs to one of these and does not say which. */
export interface Answered {
  readonly events: readonly string[];
  readonly maybe: readonly string[];
}

/** Something that Slack delivers, as an `Occasion` has it. */
interface Deliverable {
  readonly id: string;
  readonly n: number;
  readonly ts: string;
  readonly place: Place;
  /** The number in its words, where these are another message's. */
  readonly saysNumber?: number;
}

interface Raised {
  readonly id: string;
  readonly n: number;
  readonly ts: string;
  readonly channel: string;
  /** When it was sent last. */
  atMs: number;
  /** Sent more often than answered. */
  due: number;
  isAnswered: boolean;
  /** Those that said the same words after it. */
  readonly sameWords: Raised[];
}

/** Memory does not grow with a run; a divisor of a million, the cycle of a timestamp's last digits. */
const KEPT = 20_000;
const KEPT_OPEN = 50;
/** An event that nobody answered for so long is not what a call without any sign is about. */
const OPEN_FOR_MS = 30_000;
/** An answer to what was sent again after it was answered comes soon: most apps that take it again are fast, and some ignore it. */
const AGAIN_FOR_MS = 3_000;
const KEPT_POSTS = 5_000;

/**
 * What was delivered and may still be answered. A call belongs to a delivery that it quotes (`seq=<n>`), whose message, trigger or
 * execution it names, or, where it gives no such sign, to the only one in its channel that is not answered yet.
 */
export class AnswerBook {
  readonly #raised: (Raised | undefined)[] = [];
  readonly #open = new Map<string, Raised[]>();
  /** Which deliveries a message of the app's own answers, by its timestamp. */
  readonly #posts = new Map<string, readonly string[]>();

  raised({ id, n, ts, place, saysNumber = n }: Deliverable, name: PayloadName, nowMs: number): void {
    if (name === 'app-rate-limited') return;
    const channel = name === 'app-home-opened' ? place.user.im : place.channel;
    const raised: Raised = { id, n, ts, channel, atMs: nowMs, due: 1, isAnswered: false, sameWords: [] };
    this.#raised[n % KEPT] = raised;
    if (saysNumber !== n) this.#numbered(saysNumber)?.sameWords.push(raised);
    const open = this.#open.get(channel);
    if (open === undefined) this.#open.set(channel, [raised]);
    else if (open.push(raised) > KEPT_OPEN) open.shift();
  }

  /** Another attempt: an app that takes it for a new one answers again. */
  sentAgain(event: string, nowMs: number): void {
    const found = this.#called(event);
    if (!found) return;
    found.due += 1;
    found.atMs = nowMs;
  }

  /** Slack gave it up: the app never had it. */
  abandoned(event: string): void {
    const found = this.#called(event);
    if (found) found.due = 0;
  }

  /** The app read it in the history of its channel: what Slack gave up may be answered after all. */
  fetched(event: string, nowMs: number): void {
    const found = this.#called(event);
    if (!found || found.due > 0 || found.isAnswered) return;
    found.due = 1;
    found.atMs = nowMs;
  }

  answers(call: AnsweringCall, nowMs: number): Answered {
    const named = this.#named(call);
    const [only, ...others] = named.length > 0 ? [] : this.#openIn(call, nowMs);
    if (only !== undefined && others.length > 0) return { events: [], maybe: [only, ...others].map(({ id }) => id) };
    const found = only === undefined ? named : [only];
    for (const each of found) answered(each);
    const events = found.map(({ id }) => id);
    // An update of what was posted without a sign belongs to the same deliveries.
    const before = call.ts === undefined ? [] : (this.#posts.get(call.ts) ?? []);
    const all = [...new Set(events.length > 0 ? events : before)];
    if (call.posted !== undefined && all.length > 0) {
      this.#posts.set(call.posted, all);
      if (this.#posts.size > KEPT_POSTS) this.#posts.delete(this.#posts.keys().next().value ?? '');
    }
    return { events: all, maybe: [] };
  }

  /** Of a response_url's path, which says the number of its delivery. */
  ofResponseUrl(path: string): readonly string[] {
    const found = this.#numbered(Number(path.split('/')[3]));
    if (found) answered(found);
    return found ? [found.id] : [];
  }

  #named(call: AnsweringCall): readonly Raised[] {
    const { says, ts, trigger, execution } = call;
    const numbers = [...says.matchAll(/\bseq=(\d{1,9})\b/g)].map(([, digits]) => Number(digits));
    const byTs = /^\d{1,10}\.(\d{6})$/.exec(ts ?? '');
    const byTrigger = /^\d+\.(\d+)\.[\da-f]{32}$/.exec(trigger ?? '');
    const byExecution = /^Fx0MOCK(\d+)$/.exec(execution ?? '');
    const found = [
      ...numbers.map((n) => this.#quoted(n, call)),
      ...(byTs ? [this.#raised[Number(byTs[1]) % KEPT]].filter((each) => each?.ts === ts) : []),
      ...(byTrigger ? [this.#numbered(Number(byTrigger[1]))].filter((each) => each?.id === trigger) : []),
      ...(byExecution ? [this.#numbered(Number(byExecution[1]))] : []),
    ];
    return [...new Set(found)].filter((each) => each !== undefined);
  }

  #called(event: string): Raised | undefined {
    for (const open of this.#open.values()) {
      const found = open.find(({ id }) => id === event);
      if (found) return found;
    }
    return undefined;
  }

  #numbered(n: number): Raised | undefined {
    const found = this.#raised[n % KEPT];
    return found?.n === n ? found : undefined;
  }

  /** Of several that said the same words: the one in whose thread or channel it is, or else the first that is not answered. */
  #quoted(n: number, { ts, channel }: AnsweringCall): Raised | undefined {
    const first = this.#numbered(n);
    if (first === undefined || first.sameWords.length === 0) return first;
    const all = [first, ...first.sameWords];
    const there = all.filter((each) => each.channel === channel);
    const open = (there.length > 0 ? there : all).find(({ due }) => due > 0);
    return all.find((each) => each.ts === ts) ?? open ?? there[0] ?? first;
  }

  /** Nothing where the call updates or reacts to a message: it said which. */
  #openIn({ channel, user, ts, method }: AnsweringCall, nowMs: number): readonly Raised[] {
    if (ts !== undefined && method !== 'chat.postMessage') return [];
    const where = channel ?? people.find(({ id }) => id === user)?.im ?? '';
    return (this.#open.get(where) ?? []).filter(
      ({ due, atMs, isAnswered }) => due > 0 && nowMs - atMs <= (isAnswered ? AGAIN_FOR_MS : OPEN_FOR_MS),
    );
  }
}

function answered(raised: Raised): void {
  raised.due = Math.max(0, raised.due - 1);
  raised.isAnswered = true;
}
