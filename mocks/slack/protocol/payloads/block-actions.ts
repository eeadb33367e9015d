import { workspace } from '../workspace.ts';
import { interactionFields, messageWithButton } from './interaction-fields.ts';
import type { PayloadKind } from './payload-kind.ts';

/** Somebody presses the button `go` of a message of the app's (slack-protocol.md §1.4). */
export const blockActions = {
  name: 'block-actions',
  envelopeType: 'interactive',
  naming: 'trigger',
  acceptsPayload: 'by-policy',
  responds: 'actions',
  message: messageWithButton,
  payload: (occasion) => ({
    type: 'block_actions',
    user: interactionFields(occasion).user,
    api_app_id: workspace.app,
    token: workspace.verificationToken,
    container: {
      type: 'message',
      message_ts: occasion.ts,
      channel_id: occasion.place.channel,
      is_ephemeral: false,
    },
    trigger_id: occasion.id,
    team: interactionFields(occasion).team,
    enterprise: null,
    is_enterprise_install: false,
    channel: interactionFields(occasion).channel,
    message: messageWithButton(occasion),
    state: { values: {} },
    response_url: occasion.responseUrl,
    actions: [
      {
        type: 'button',
        action_id: occasion.action ?? 'go',
        block_id: 'b1',
        text: { type: 'plain_text', text: 'Go', emoji: true },
        value: `seq=${occasion.n}`,
        action_ts: occasion.ts,
      },
    ],
  }),
} as const satisfies PayloadKind;
