/** What kinds of events, and varieties of messages, are called in a sentence. Pure. */

import type { Delivery } from '../../history/deliveries.ts';

const varieties: Readonly<Record<Delivery['variety'], string>> = {
  plain: 'plain messages',
  markup: 'messages with links and markup',
  quotes: 'messages with quotes and backslashes',
  accents: 'messages with letters beyond ASCII',
  emoji: 'messages with emoji',
  'right-to-left': 'messages in a right-to-left script',
  long: 'long messages',
  files: 'messages with a file (file_share)',
  mention: 'messages that name others',
  thread: 'replies in a thread',
  edit: 'edits of messages (message_changed, which have no text at their top)',
  'same-words': 'messages with the words of an earlier one, by somebody else',
  'same-second': 'messages sent in the same second as another, by somebody else (the same whole number in ts)',
  'same-person': 'messages that one person sent to one channel within a second after another',
  'older-ts': 'messages that came after one with a later ts',
  'form-signs': 'slash commands whose text has &, =, % and +',
  'without-client-id': 'messages without a client_msg_id',
};

/** In the plural. */
export function kindWords({ payload, variety }: Pick<Delivery, 'payload' | 'variety'>): string {
  return payload === 'message' || variety === 'form-signs' ? varieties[variety] : payloadWords(payload);
}

function payloadWords(payload: Delivery['payload']): string {
  return `${payload.replaceAll('-', ' ')} payloads`;
}
