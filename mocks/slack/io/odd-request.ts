/** Requests to the Request URL that deliver nothing: forged ones, and signed ones whose body is none that Slack documents. */

/** How a request is forged, in words that fit behind “a request”. */
export const forgeries = {
  unsigned: 'without a signature',
  'no-timestamp': 'without a timestamp',
  'wrong-secret': 'signed with another secret',
  'wrong-version': 'signed as version v1',
  'wrong-end': 'whose signature is right but for its last character',
  tampered: 'whose body was changed after it was signed',
  stale: 'signed six minutes ago',
  future: 'signed for six minutes from now',
} as const;

export type Forgery = keyof typeof forgeries;

export const forgeryNames = Object.keys(forgeries) as [Forgery, ...Forgery[]];

/** What Slack signs and an app does not expect; `words` fit behind “a request”. */
export interface HostileBody {
  readonly words: string;
  readonly body: string;
  /** Sent as a form, else as JSON. */
  readonly isForm?: true;
}

const event = { type: 'event_callback', team_id: 'T0MOCK0001', api_app_id: 'A0MOCK0001', event_id: 'Ev0ODD' } as const;
const json = (words: string, value: unknown): HostileBody => ({ words, body: JSON.stringify(value) });
const form = (words: string, fields: Readonly<Record<string, string>>): HostileBody => ({
  words,
  body: new URLSearchParams(fields).toString(),
  isForm: true,
});

/** How deep the nested one is: deeper than a recursive reader's stack is in most languages. */
const depth = 50_000;

/** Any JSON value, and bodies that are none (issue threads of SDKs that crash at a type they do not know: slack-protocol.md F37). */
export const hostileBodies: readonly HostileBody[] = [
  json('with a number as its body', 42),
  json('with true as its body', true),
  json('with a string as its body', 'event_callback'),
  json('with an array as its body', [event]),
  json('with an empty object as its body', {}),
  json('of a type that does not exist yet', { type: 'from_the_future', team_id: 'T0MOCK0001' }),
  json('that names an event and has none', event),
  json('whose event is null', { ...event, event: null }),
  json('whose event is a string', { ...event, event: 'message' }),
  json('whose event has no type', { ...event, event: { user: 'U0MOCKUSR1' } }),
  json('whose event is of a type that does not exist yet', { ...event, event: { type: 'from_the_future' } }),
  json('whose event has numbers where texts belong', {
    ...event,
    event: { type: 'message', text: 1, channel: 2, user: null, ts: [] },
  }),
  { words: 'without a body', body: '' },
  { words: 'whose JSON breaks off', body: '{"type":"event_callback","event":{"type":"mess' },
  {
    words: `with ${depth} arrays in each other`,
    body: `{"type":"event_callback","event":${'['.repeat(depth)}${']'.repeat(depth)}}`,
  },
  json('with a megabyte of text', {
    ...event,
    event: {
      type: 'message',
      user: 'U0MOCKUSR1',
      channel: 'C0MOCK0001',
      ts: '1700000000.000001',
      text: 'x'.repeat(1_000_000),
    },
  }),
  form('that is a form without a payload', { hello: 'world' }),
  form('whose payload is no JSON', { payload: '{"type":"block_act' }),
  form('with a payload of a type that does not exist yet', { payload: JSON.stringify({ type: 'from_the_future' }) }),
  // Last, so that an app that ends at it has met all the others
  form('with the payload null', { payload: 'null' }),
  json('with the body null', null),
];
