import { eventWrapper } from '../payloads/event-kind.ts';
import { clientMessageId, messageEvent } from '../payloads/message.ts';
import type { Occasion } from '../payloads/payload-kind.ts';
import { slackJson } from '../slack-json.ts';

/**
 * Writes message after message as Slack does, each as `slackJson(message.payload(occasion))`: what is the same in all of
 * them is rendered once, as rendering is most of what an event costs.
 */
export function eventWriter(options: { readonly escapesSlashes: boolean }): (event: Occasion) => string {
  const event = messageEvent({
    ts: '<ts>',
    text: '<text>',
    message: '<message>',
    block: '<block>',
    user: '<user>',
    channel: '<channel>',
  });
  const marked = eventWrapper({ id: '<id>', time: '<time>', context: '<context>', event });
  const rendered = slackJson(marked, options).replace('"<time>"', '<time>');
  // Texts and the names of variables in turn.
  const [first = '', ...rest] = rendered.split(/<(\w+)>/);
  const marks = rest.flatMap((name, at) => (at % 2 === 0 ? [{ name, text: rest[at + 1] ?? '' }] : []));
  return (occasion) => {
    const variables: Readonly<Record<string, string>> = variablesOf(occasion, options);
    let json = first;
    for (const { name, text } of marks) json += `${variables[name]}${text}`;
    return json;
  };
}

/** What differs between messages, as it stands between the quotes of JSON. */
function variablesOf(
  { id, n, ts, place, text }: Occasion,
  options: { readonly escapesSlashes: boolean },
): Readonly<Record<string, string>> {
  const digits = String(n);
  return {
    id,
    ts,
    time: String(Math.floor(Number(ts))),
    text: text === undefined ? `seq=${digits}` : slackJson(text, options).slice(1, -1),
    message: clientMessageId(n),
    block: `b${digits}`,
    user: place.user.id,
    channel: place.channel,
    context: `4-mock-context-${digits.padStart(4, '0')}`,
  };
}
