/** What Slack does with the answer in an ack (slack-protocol.md §1.5, §2.7; docs.slack.dev/interactivity). Pure. */

import type { Letter } from '../letter.ts';

/** `undefined` where the ack brought nothing. */
export type Use =
  | {
      readonly as: 'message';
      readonly text: string;
      readonly isEphemeral: boolean;
      readonly content: Readonly<Record<string, unknown>>;
    }
  | { readonly as: 'errors'; readonly text: string }
  | { readonly as: 'update' | 'push'; readonly view: Readonly<Record<string, unknown>> }
  | { readonly as: 'clear' }
  | { readonly as: 'options'; readonly text: string }
  /** It was meant as JSON, and is none: whoever waits for it sees an error, or the raw text. */
  | { readonly as: 'broken'; readonly text: string }
  /** It came where none counts, or is none that Slack knows. */
  | { readonly as: 'ignored'; readonly text: string };

/** What a header calls JSON, begins as JSON does, and cannot be read as such. */
export class BrokenJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Options of an external select (docs.slack.dev/reference/block-kit/composition-objects/option-object). */
const mostOptions = 100;

/** `answer`: the body or the ack's payload, parsed where it is JSON. */
export function useAnswer(
  { kind, acceptsPayload }: Pick<Letter, 'kind' | 'acceptsPayload'>,
  answer: unknown,
): Use | undefined {
  if (isNothing(answer)) return undefined;
  if (acceptsPayload && answer instanceof BrokenJson) return { as: 'broken', text: quoted(answer) };
  return (acceptsPayload ? usesOf(kind, answer) : undefined) ?? { as: 'ignored', text: quoted(answer) };
}

function usesOf(kind: Letter['kind'], answer: unknown): Use | undefined {
  switch (kind) {
    case 'slash-command':
    case 'block-actions':
      return shown(answer);
    case 'view-submission':
      return changed(record(answer));
    case 'block-suggestion':
      return offered(record(answer));
    default:
      return undefined;
  }
}

/** Text alone is shown to the person only, as is whatever does not say `in_channel`. */
function shown(answer: unknown): Use | undefined {
  const message = typeof answer === 'string' ? { text: answer } : record(answer);
  const { text, blocks, attachments, response_type: type } = message;
  const isMessage = [typeof text === 'string' && text !== '', Array.isArray(blocks), Array.isArray(attachments)];
  if (!isMessage.includes(true)) return undefined;
  const { response_type: _, ...content } = message;
  return { as: 'message', text: typeof text === 'string' ? text : '', isEphemeral: type !== 'in_channel', content };
}

function changed({ response_action: action, view, errors }: Readonly<Record<string, unknown>>): Use | undefined {
  switch (action) {
    case 'clear':
      return { as: 'clear' };
    case 'errors':
      return isNothing(record(errors)) ? undefined : { as: 'errors', text: quoted(errors) };
    case 'update':
    case 'push':
      return isNothing(record(view)) ? undefined : { as: action, view: record(view) };
    default:
      return undefined;
  }
}

function offered({ options, option_groups: groups }: Readonly<Record<string, unknown>>): Use | undefined {
  const lists: unknown[] = Array.isArray(groups) ? groups.map((group) => record(group)['options']) : [options];
  if (!lists.every(Array.isArray)) return undefined;
  const count = lists.flat().length;
  return count > mostOptions ? undefined : { as: 'options', text: String(count) };
}

/** SDKs send `{}` where the app answered nothing (slack-protocol.md §1.5). */
function isNothing(answer: unknown): boolean {
  if (answer === undefined || answer === null) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  return typeof answer === 'object' && Object.keys(answer).length === 0;
}

function quoted(answer: unknown): string {
  const text = answer instanceof BrokenJson ? answer.text : answer;
  return (typeof text === 'string' ? text : JSON.stringify(text)).slice(0, 200);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
