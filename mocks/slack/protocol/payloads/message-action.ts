import { workspace } from '../workspace.ts';
import { interactionFields, messageWithButton } from './interaction-fields.ts';
import type { PayloadKind } from './payload-kind.ts';

/** A shortcut on a message (docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload). */
export const messageAction = {
  name: 'message-action',
  envelopeType: 'interactive',
  naming: 'trigger',
  acceptsPayload: false,
  responds: 'app',
  message: messageWithButton,
  payload: (occasion) => ({
    type: 'message_action',
    token: workspace.verificationToken,
    action_ts: occasion.ts,
    team: interactionFields(occasion).team,
    user: interactionFields(occasion).user,
    channel: interactionFields(occasion).channel,
    is_enterprise_install: false,
    enterprise: null,
    callback_id: 'probe_message_action',
    trigger_id: occasion.id,
    response_url: occasion.responseUrl,
    message_ts: occasion.ts,
    message: messageWithButton(occasion),
  }),
} as const satisfies PayloadKind;
