/** The page of a mock: what was sent to apps, what they answered and posted, and a form that sends more. */

import { z } from 'zod';
import { people, rooms } from '../../mocks/slack/protocol/workspace.ts';
import { visibleText } from '../base/visible-text.ts';
import { RefusedError } from '../doors/refused-error.ts';
import { type Page, type PageServer, servePage } from '../doors/serve-page.ts';
import { createDesk } from './desk.ts';
import { type Emission, emission } from './emission.ts';
import { emit } from './emit.ts';
import type { Told } from './feed.ts';
import type { AppStanding, MadeCall, MockMessage, PostedMessage, SentLetter } from './page-messages.ts';
import type { Mock } from './start-mock.ts';

/** Ten a second. */
const tellEveryMs = 100;
const mostPosts = 50;
const mostCalls = 50;

/** By these facts what stands in the channels may have changed. */
const posting: ReadonlySet<string> = new Set(['api-called', 'answer-used', 'event-due']);

export async function openPage(mock: Mock, page: Page): Promise<PageServer> {
  const desk = createDesk();
  const ending = new AbortController();
  const readers = new Set<(message: MockMessage) => void>();
  const troubles = new Map<string, string>();
  const calls: MadeCall[] = [];
  let told = 0;
  let hasPosts = false;

  const stops = [mock.feed.followLetters(desk.lay), mock.feed.follow(see)];
  function see(fact: Told): void {
    desk.see(fact);
    hasPosts ||= posting.has(fact.kind);
    if (fact.kind === 'url-not-verified') troubles.set(fact.app ?? '', fact.why);
    if (fact.kind !== 'api-called') return;
    calls.push(callOf(fact));
    told += 1;
    if (calls.length > mostCalls) calls.shift();
  }

  const news = (letters: readonly SentLetter[], newCalls: readonly MadeCall[], isWhole: boolean): MockMessage => ({
    kind: 'news',
    apps: mock.apps.map((app) => standing(app, troubles)),
    waiting: mock.waitingRoom.waiting(),
    letters,
    calls: newCalls,
    ...(isWhole ? { posts: postsOf(mock) } : {}),
  });
  let last = '';
  const timer = setInterval(() => {
    const message = news(desk.take(), told === 0 ? [] : calls.slice(-told), hasPosts);
    [told, hasPosts] = [0, false];
    const text = JSON.stringify(message);
    if (text === last) return;
    last = text;
    for (const send of readers) send(message);
  }, tellEveryMs);

  const server = await servePage({
    page,
    watch(send) {
      send({ kind: 'opening', payloads: emission.shape.kind.unwrap().options, apiUrl: mock.apiUrl });
      send(news(desk.all(), calls, true));
      readers.add(send);
      return () => readers.delete(send);
    },
    act: (asked) => emit(mock, emissionIn(asked), ending.signal),
  });
  return {
    url: server.url,
    async close() {
      ending.abort();
      clearInterval(timer);
      for (const stop of stops) stop();
      await server.close();
    },
  };
}

/** Throws `RefusedError` where it is none. */
function emissionIn(asked: unknown): Emission {
  const { success, data, error } = emission.safeParse(asked);
  if (!success) throw new RefusedError(400, `It cannot be sent: ${z.prettifyError(error)}`);
  return data;
}

function standing(
  { name, canBeReached, inFlight }: Mock['apps'][number],
  troubles: ReadonlyMap<string, string>,
): AppStanding {
  const isThere = canBeReached();
  const why = isThere ? undefined : troubles.get(name);
  return { name, canBeReached: isThere, inFlight: inFlight(), ...(why === undefined ? {} : { why }) };
}

function callOf({ time, method, status, ok, error, text }: Extract<Told, { kind: 'api-called' }>): MadeCall {
  return {
    time,
    method: visibleText(method),
    answer: `${status} ${ok ? 'ok' : (error ?? 'not answered')}`,
    tone: ok ? 'plain' : 'bad',
    ...(text === undefined ? {} : { text }),
  };
}

function postsOf(mock: Mock): readonly PostedMessage[] {
  return mock.memory.recentMessages(mostPosts).map(({ channel, message }) => ({
    channel: nameOf(channel),
    ts: message.ts,
    text: message.text,
    blocks: Array.isArray(message['blocks']) ? message['blocks'] : [],
    isInThread: message.thread_ts !== undefined,
  }));
}

function nameOf(channel: string): string {
  const room = rooms.find(({ id }) => id === channel);
  const person = people.find(({ im }) => im === channel);
  return room ? `#${room.name}` : person ? `@${person.name}` : channel;
}
