import { workspace } from '../workspace.ts';
import { interactionFields } from './interaction-fields.ts';
import type { PayloadKind } from './payload-kind.ts';

/** A global shortcut; it comes from no channel, and has no response_url (docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload). */
export const shortcut = {
  name: 'shortcut',
  envelopeType: 'interactive',
  naming: 'trigger',
  acceptsPayload: false,
  payload: (occasion) => ({
    type: 'shortcut',
    token: workspace.verificationToken,
    action_ts: occasion.ts,
    team: interactionFields(occasion).team,
    user: interactionFields(occasion).user,
    is_enterprise_install: false,
    enterprise: null,
    callback_id: 'probe_shortcut',
    trigger_id: occasion.id,
  }),
} as const satisfies PayloadKind;
