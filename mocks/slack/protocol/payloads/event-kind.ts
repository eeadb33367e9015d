import type { PayloadName } from '../facts.ts';
import type { Occasion, PayloadKind } from './payload-kind.ts';
import type { StoredMessage } from '../stored-message.ts';
import { workspace } from '../workspace.ts';

/** A kind of event in the common wrapper. */
export function eventKind<Name extends PayloadName>(
  name: Name,
  event: (occasion: Occasion) => Readonly<Record<string, unknown>>,
  /** Of an event that tells of a message: that message. */
  messageIn?: (event: Readonly<Record<string, unknown>>) => StoredMessage,
): PayloadKind & { readonly name: Name } {
  return {
    name,
    ...(messageIn === undefined ? {} : { message: (occasion) => messageIn(event(occasion)) }),
    envelopeType: 'events_api',
    naming: 'event',
    acceptsPayload: false,
    payload: (occasion) =>
      eventWrapper({
        id: occasion.id,
        time: Math.floor(Number(occasion.ts)),
        context: `4-mock-context-${String(occasion.n).padStart(4, '0')}`,
        event: event(occasion),
      }),
  };
}

/** Where `time` and `context` are text, they are marks for `eventWriter`. */
export interface Wrapped {
  readonly id: string;
  readonly time: number | string;
  readonly context: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** What is around every event (slack-protocol.md §2.4), keys in Slack's order. */
export function eventWrapper({ id, time, context, event }: Wrapped): Record<string, unknown> {
  return {
    token: workspace.verificationToken,
    team_id: workspace.team,
    context_team_id: workspace.team,
    context_enterprise_id: null,
    api_app_id: workspace.app,
    event,
    type: 'event_callback',
    event_id: id,
    event_time: time,
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: context,
  };
}

/** The blocks that Slack makes of typed text; bots read them in place of `text` (slack-protocol.md §7). */
export function richText(block: string, elements: readonly Readonly<Record<string, unknown>>[]): readonly unknown[] {
  return [{ type: 'rich_text', block_id: block, elements: [{ type: 'rich_text_section', elements }] }];
}
