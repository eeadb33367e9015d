/**
 * Messages as people write them (docs.slack.dev/reference/events/message): what an app that was tried with plain lines only trips
 * over. Each says its number, `seq=<n>`, somewhere in its text; one that says the words of another says its number. Pure.
 */

import type { VarietyName } from '../facts.ts';
import { people, workspace } from '../workspace.ts';

interface Variety {
  /** What is written after the number. Slack writes `&`, `<` and `>` of typed text as entities. */
  readonly says: string;
  /** What else is in such an event, from the event as a plain message has it. Default: nothing. */
  readonly event?: (plain: Fields) => Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** Of 4,000 characters Slack cuts what apps post; people paste as much. */
const longText = 3_900;
const line = 'A line of a log that somebody pasted: GET /api/v1/items?id=7 200 "ok" ';

const varieties: Readonly<Record<VarietyName, Variety>> = {
  plain: { says: '' },
  // Whether Slack writes & as an entity here, as it does in messages, is not known; who splits a decoded form cuts either.
  'form-signs': { says: ' curl -d "a=b&payload=1" 100% +1 é' },
  markup: { says: ' see <https://example.com/a/b?c=1&amp;d=2|the docs/FAQ> &lt;b&gt; *bold* `code` and/or ~gone~' },
  quotes: { says: ` she said "it's 'fine'" \\ C:\\temp\\new \n\ttab {"json": [1, null]} %s \${x} “curly”` },
  accents: { says: ' café naïve Größe Łódź 日本語 한국어 Ελλάδα' },
  emoji: { says: ' :tada: 🎉 👩‍👩‍👧‍👦 👍🏽 🇪🇺 𝕏 𠮷' },
  'right-to-left': { says: ' שלום עולם \u200f مرحبا بالعالم \u202e abc \u202c' },
  long: { says: ` ${line.repeat(Math.ceil(longText / line.length)).slice(0, longText)}` },
  files: { says: ' the report', event: (plain) => ({ ...plain, subtype: 'file_share', files: [file], upload: false }) },
  mention: { says: ` <@${people[1]?.id}> and <!here> in <#${workspace.channel}|${workspace.channelName}>` },
  thread: {
    says: ' I agree',
    event: (plain) => ({ ...plain, thread_ts: earlier(plain, 60), parent_user_id: workspace.user }),
  },
  edit: { says: ' corrected', event: edited },
  // What these have in common with others is their text, time or place: the occasion has it (`mocks/slack/io/look-alikes.ts`).
  'same-words': { says: '' },
  'same-second': { says: '' },
  'same-person': { says: '' },
  'older-ts': { says: '' },
  // As in the documented sample of such an event, and as what is posted through the API has none.
  'without-client-id': { says: '', event: (plain) => ({ ...plain, client_msg_id: undefined }) },
};

const file = {
  id: 'F0MOCK0001',
  created: 1_700_000_000,
  timestamp: 1_700_000_000,
  name: 'Bericht "final" v2/3.pdf',
  title: 'Bericht – final',
  mimetype: 'application/pdf',
  filetype: 'pdf',
  pretty_type: 'PDF',
  user: workspace.user,
  user_team: workspace.team,
  editable: false,
  size: 123_456,
  mode: 'hosted',
  is_external: false,
  is_public: true,
  url_private: `https://files.slack.com/files-pri/${workspace.team}-F0MOCK0001/bericht.pdf`,
  permalink: `${workspace.teamUrl}files/${workspace.user}/F0MOCK0001/bericht.pdf`,
  has_rich_preview: false,
  file_access: 'visible',
} as const;

export function writtenText(variety: VarietyName, n: number): string {
  return `seq=${n}${varieties[variety].says}`;
}

/** The event of a plain message as this variety has it. */
export function varied(variety: VarietyName, plain: Fields): Fields {
  return varieties[variety].event?.(plain) ?? plain;
}

/** Somebody corrects a message: text and user are in `message`, none at the top (docs.slack.dev/reference/events/message/message_changed). */
function edited({ channel, channel_type, ...message }: Fields): Fields {
  const now = earlier(message, -1);
  return {
    type: 'message',
    subtype: 'message_changed',
    message: { ...message, edited: { user: message['user'], ts: now } },
    previous_message: { ...message, text: String(message['text']).replace(' corrected', ' corected') },
    channel,
    hidden: true,
    ts: now,
    event_ts: now,
    channel_type,
  };
}

/** The timestamp of so many seconds before this message. */
function earlier({ ts }: Fields, seconds: number): string {
  const [whole = '', micros = ''] = String(ts).split('.');
  return `${Number(whole) - seconds}.${micros}`;
}
