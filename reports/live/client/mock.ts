/** The page of a mock: what is told is shown, what is filled in is sent. */

import type {
  AppStanding,
  MadeCall,
  MockMessage,
  PostedMessage,
  SentLetter,
} from '../../../harness/mock/page-messages.ts';
import { ask } from './ask.ts';
import { drawLetter } from './draw-letter.ts';
import { drawPost } from './draw-post.ts';
import { byId, made } from './element.ts';
import { listen } from './listen.ts';

const mostLetters = 100;
const mostCalls = 50;

const form = byId<HTMLFormElement>('send');
const kind = byId<HTMLSelectElement>('kind');
const rows = new Map<string, HTMLElement>();
const shownPosts = new Map<string, HTMLElement>();

function send(asked: object): void {
  ask(asked).then(
    () => (byId('told').textContent = ''),
    (error: Error) => (byId('told').textContent = error.message),
  );
}

function fieldsOfKind(): readonly HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLElement>('.said')].flatMap((label) => {
    const isOfKind = (label.dataset['for'] ?? '').split(' ').includes(kind.value);
    label.hidden = !isOfKind;
    const input = label.querySelector('input');
    if (input) input.disabled = !isOfKind;
    return isOfKind && input ? [input] : [];
  });
}

function begin({ payloads, apiUrl }: Extract<MockMessage, { kind: 'opening' }>): void {
  byId('api').textContent = `Web API ${apiUrl}`;
  const chosen = kind.value;
  kind.replaceChildren(...payloads.map((name) => made('option', { value: name }, name.replaceAll('-', ' '))));
  if (chosen !== '') kind.value = chosen;
  fieldsOfKind();
  rows.clear();
  for (const id of ['sent', 'calls']) byId(id).replaceChildren();
}

function go({ apps, waiting, letters, calls, posts }: Extract<MockMessage, { kind: 'news' }>): void {
  byId('apps').replaceChildren(...apps.map(chipOf));
  byId('waiting').textContent =
    waiting === 0 ? '' : `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for the first app that comes.`;
  for (const letter of letters) showLetter(letter);
  for (const call of calls) byId('calls').prepend(callRow(call));
  while (byId('calls').childElementCount > mostCalls) byId('calls').lastElementChild?.remove();
  if (posts) showPosts(posts);
}

/** Those that are as they were stay, so that whoever is at a button of theirs stays there. */
function showPosts(posts: readonly PostedMessage[]): void {
  const before = new Map(shownPosts);
  const focused = document.activeElement;
  shownPosts.clear();
  for (const post of posts) {
    const key = JSON.stringify(post);
    shownPosts.set(key, before.get(key) ?? drawPost(post, press));
  }
  byId('posts').replaceChildren(...shownPosts.values());
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
}

/** A click on a button of a message: Slack tells the app its `action_id`. */
function press(action: string): void {
  send({ kind: 'block-actions', action });
}

function showLetter(letter: SentLetter): void {
  const key = `${letter.app} ${letter.id}`;
  const before = rows.get(key);
  const row = drawLetter(letter, before?.querySelector('details')?.open ?? false);
  rows.set(key, row);
  if (before) before.replaceWith(row);
  else byId('sent').prepend(row);
  for (const [oldest, element] of rows) {
    if (rows.size <= mostLetters) break;
    element.remove();
    rows.delete(oldest);
  }
}

function chipOf({ name, canBeReached, inFlight, why }: AppStanding): HTMLElement {
  const who = name === 'socket-mode' ? 'Socket Mode' : name;
  const state = canBeReached ? `there${inFlight === 0 ? '' : `, ${inFlight} in flight`}` : (why ?? 'no app yet');
  return made(
    'li',
    { className: `chip ${canBeReached ? 'good' : why === undefined ? '' : 'bad'}` },
    `${who}: ${state}`,
  );
}

function callRow({ time, method, answer, tone, text }: MadeCall): HTMLElement {
  return made(
    'li',
    {},
    made('time', {}, time.slice(11, 23)),
    made('span', {}, made('b', {}, method), text === undefined ? '' : ` “${text}”`),
    made('span', { className: tone }, answer),
  );
}

kind.addEventListener('change', fieldsOfKind);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const filled = fieldsOfKind().filter(({ value }) => value !== '');
  send({ kind: kind.value, ...Object.fromEntries(filled.map(({ name, value }) => [name, value])) });
});

listen<MockMessage>({
  told: (message) => (message.kind === 'opening' ? begin(message) : go(message)),
  heard(isHeard) {
    byId('connection').textContent = isHeard ? 'live' : 'the mock is not heard: it has ended, or is busy';
    byId('connection').classList.toggle('bad', !isHeard);
  },
});
