/** What an app missed while Slack brought it nothing, fetched from the histories of the channels that it has heard of. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { CatchUpWay } from './behaviours/behaviour.ts';
import { taskOfMessage } from './protocol/task-of.ts';
import type { Settings } from './settings.ts';
import type { WorkInHand } from './work-in-hand.ts';

/** Between an app's work and what brings it: keeps the book of what came, where the behaviour says so. */
export interface CatchUp extends Pick<WorkInHand, 'receive'> {
  /** Fetches once; never rejects. Does nothing in an app that does not catch up. */
  fetch(): Promise<void>;
}

export function catchUp(settings: Settings, work: WorkInHand): CatchUp {
  const { catchesUp } = settings.behaviour;
  if (catchesUp === undefined) return { receive: work.receive, fetch: async () => {} };
  return new Book({ way: catchesUp, settings, work });
}

interface Page {
  readonly ok: boolean;
  readonly messages?: readonly { readonly ts: string; readonly bot_id?: string }[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

class Book implements CatchUp {
  readonly #way: CatchUpWay;
  readonly #settings: Settings;
  readonly #work: WorkInHand;
  /** By channel and timestamp: an event's id stands in no history. */
  readonly #known = new Set<string>();
  /**
   * Of each channel that it heard of, how far back it knows all: the first message, then the last one that a fetch brought. What Slack
   * brings moves it no further, since that may come after a gap.
   */
  readonly #since = new Map<string, string>();
  #isFetching = false;

  constructor({ way, settings, work }: { way: CatchUpWay; settings: Settings; work: WorkInHand }) {
    this.#way = way;
    this.#settings = settings;
    this.#work = work;
  }

  receive: CatchUp['receive'] = (delivery) => {
    const { channel, ts } = delivery.task.event ?? {};
    if (typeof channel === 'string' && typeof ts === 'string' && !this.#isNew(channel, ts))
      return delivery.answer('ack');
    this.#work.receive(delivery);
  };

  async fetch(): Promise<void> {
    if (this.#isFetching) return;
    this.#isFetching = true;
    try {
      for (const [channel, since] of this.#since) await this.#fetchOf(channel, since);
    } catch (error) {
      process.stderr.write(`Cannot fetch what was missed: ${String(error)}\n`);
    } finally {
      this.#isFetching = false;
    }
  }

  async #fetchOf(channel: string, oldest: string): Promise<void> {
    let cursor = '';
    let newest = oldest;
    do {
      const page = await this.#page({ channel, oldest, ...(cursor === '' ? {} : { cursor }) });
      for (const message of page.messages ?? []) {
        if (Number(message.ts) > Number(newest)) newest = message.ts;
        if (message.bot_id !== undefined) continue;
        if (!this.#isNew(channel, message.ts) && this.#way !== 'again') continue;
        this.#work.receive({ task: taskOfMessage({ ...message, channel }), retry: 0, answer: () => {} });
      }
      cursor = this.#way === 'first-page' ? '' : (page.response_metadata?.next_cursor ?? '');
    } while (cursor !== '');
    if (this.#way !== 'again') this.#since.set(channel, newest);
  }

  /** Waits as long as Slack says where it is over its limit. */
  async #page(args: Readonly<Record<string, string>>): Promise<Page> {
    for (;;) {
      const response = await fetch(new URL('conversations.history', this.#settings.need('SLACK_API_URL')), {
        method: 'POST',
        headers: { authorization: `Bearer ${this.#settings.need('SLACK_BOT_TOKEN')}` },
        body: new URLSearchParams(args),
      });
      if (response.status !== 429) return (await response.json()) as Page;
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1_000);
    }
  }

  #isNew(channel: string, ts: string): boolean {
    const key = `${channel} ${ts}`;
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    if (!this.#since.has(channel)) this.#since.set(channel, ts);
    return true;
  }
}
