import { type VarietyName, writtenNames } from '../protocol/facts.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { Random } from '../protocol/random.ts';
import type { SlackMemory } from '../protocol/slack-memory.ts';
import { deliveryId } from '../protocol/payloads/delivery-id.ts';
import type { Occasion, PayloadKind } from '../protocol/payloads/payload-kind.ts';
import { placeOf, workspace } from '../protocol/workspace.ts';
import { flatText } from './flat-text.ts';
import { createLookAlikes } from './look-alikes.ts';

/** What somebody types or presses, and how, where that is not left to the mock. */
export type Said = Pick<Occasion, 'text' | 'command' | 'action' | 'variety'>;

export interface Occasions {
  /** The next one of the stream, now. */
  next(kind: PayloadKind): Occasion;
  /** The same, as one that apps may answer: what they may do with it, Slack knows before they hear of it. */
  occur(kind: PayloadKind, said?: Said, gesture?: number): Occasion;
}

/** What happens in the workspace, numbered from 0; Slack's timestamps are wall clock. */
export function createOccasions(options: {
  readonly memory: SlackMemory;
  /** The origin of response_urls, asked at each command. */
  readonly responseUrlBase: () => string;
  readonly text?: string | undefined;
  readonly policy: PolicyValues;
  readonly random: Random;
}): Occasions {
  const { memory, responseUrlBase, text, policy } = options;
  const nextVariety = varietiesInTurn(options.random.fork('varieties'));
  let count = 0;
  const partOf = gesturesInPairs();
  const likened = createLookAlikes();

  function next(kind: PayloadKind, said: Said = {}): Occasion {
    const n = count;
    count += 1;
    // The last six digits keep two deliveries of one second apart.
    const nowSecond = Math.floor(Date.now() / 1_000);
    const like = said.variety === undefined ? undefined : likened(said.variety, n, nowSecond);
    const { second, says, placedAs } = like ?? { second: nowSecond, says: n, placedAs: n };
    const ts = flatText(`${second}.${String(n % 1_000_000).padStart(6, '0')}`);
    const id = flatText(deliveryId(kind, n, ts));
    const responseUrl = kind.responds === undefined ? '' : new URL(responsePath(kind, n), responseUrlBase()).href;
    const isFree = kind.name === 'message' && said.text === undefined;
    const typed = typedText({ n, says, text, characters: isFree ? policy.messageCharacters : 0 });
    // Whoever chose the text wants that and nothing else.
    const isVaried = isFree && typed === undefined && policy.variesMessages && like === undefined;
    const variety = isVaried ? nextVariety() : policy.variesMessages ? varietyOfCommand(kind, n, said) : undefined;
    const words = { ...(typed === undefined ? {} : { text: typed }), ...(variety === undefined ? {} : { variety }) };
    const others = says === n ? {} : { saysNumber: says };
    return { id, n, ts, place: placeOf(placedAs, policy.channelsInUse), responseUrl, ...words, ...others, ...said };
  }

  function remember(kind: PayloadKind, occasion: Occasion): void {
    const nowMs = Date.now();
    const view = kind.view?.(occasion);
    const message = kind.message?.(occasion);
    const { channel } = occasion.place;
    if (view) memory.storeView(view);
    if (message) memory.store(channel, message);
    if (kind.naming === 'trigger') memory.issueTrigger(occasion.id, nowMs, view?.id);
    if (kind.responds === undefined) return;
    const origin = { channel, ...(message ? { ts: message.ts } : {}) };
    memory.issueResponseUrl(responsePath(kind, occasion.n), nowMs, origin);
  }

  return {
    next,
    occur(kind, said, gesture) {
      const occasion = gesture === undefined ? next(kind, said) : partOf(gesture, kind, next(kind, said));
      memory.answers.raised(occasion, kind.name, Date.now());
      if (kind.envelopeType !== 'events_api') remember(kind, occasion);
      else if (kind.message) keepSaid(memory, kind.message, occasion);
      return occasion;
    },
  };
}

/** What is typed, where that is not left to the kind of payload; `says`: the number that it says. */
function typedText({
  n,
  says,
  text,
  characters,
}: {
  readonly n: number;
  readonly says: number;
  readonly text: string | undefined;
  readonly characters: number;
}): string | undefined {
  if (text !== undefined) return text.replaceAll('{n}', String(says));
  if (characters > 0) return ofCharacters(characters, `seq=${says} `);
  return says === n ? undefined : `seq=${says}`;
}

/** What was edited was said before, and told by an event that this stream never had. */
function keepSaid(memory: SlackMemory, messageOf: NonNullable<PayloadKind['message']>, occasion: Occasion): void {
  const { id: event, ts, place, variety } = occasion;
  if (variety === 'edit') return;
  memory.said.add({ event, ts, channel: place.channel, write: () => messageOf(occasion) });
}

/** Somebody names the bot in a channel: both events have the text, the timestamp and the number of the first, and an id each. */
function gesturesInPairs(): (gesture: number, kind: PayloadKind, occasion: Occasion) => Occasion {
  const begun = new Map<number, Occasion>();
  return (gesture, kind, own) => {
    const first = begun.get(gesture) ?? own;
    if (first === own) begun.set(gesture, own);
    else begun.delete(gesture);
    const said = first.text ?? `café seq=${first.n}`;
    const mention = kind.name === 'message' ? `<@${workspace.botUser}> ` : '';
    return { ...first, id: own.id, text: `${mention}${said}`, variety: 'plain', gesture: first.id };
  };
}

/** Each comes once in a round, in an order that the seed draws anew for each: a short run meets them all. */
function varietiesInTurn(random: Random): () => VarietyName {
  let left: VarietyName[] = [];
  return () => {
    if (left.length === 0) left = [...writtenNames];
    const [drawn = 'plain'] = left.splice(random.below(left.length), 1);
    return drawn;
  };
}

/** Each second one: what fails on these alone is told apart. */
function varietyOfCommand({ name }: PayloadKind, n: number, { command }: Said): VarietyName | undefined {
  return name === 'slash-command' && command === undefined && n % 2 === 1 ? 'form-signs' : undefined;
}

/** What somebody pastes in a script of which JSON escapes each character. */
function ofCharacters(length: number, beginning: string): string {
  return beginning.padEnd(length, '長い文章');
}

function responsePath({ responds }: PayloadKind, n: number): string {
  return `/${responds}/${workspace.team}/${n}/${n.toString(16).padStart(24, '0')}`;
}
