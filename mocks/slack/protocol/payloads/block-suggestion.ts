import { workspace } from '../workspace.ts';
import { interactionFields, openModal } from './interaction-fields.ts';
import type { PayloadKind } from './payload-kind.ts';

/** Somebody types into an external select; it has no trigger_id (slack-protocol.md §1.4). */
export const blockSuggestion = {
  name: 'block-suggestion',
  envelopeType: 'interactive',
  naming: 'own',
  acceptsPayload: true,
  view: openModal,
  payload: (occasion) => ({
    type: 'block_suggestion',
    user: interactionFields(occasion).user,
    container: { type: 'view', view_id: workspace.view },
    api_app_id: workspace.app,
    token: workspace.verificationToken,
    action_id: 'pick',
    block_id: 'search',
    value: `seq=${occasion.n}`,
    team: interactionFields(occasion).team,
    enterprise: null,
    is_enterprise_install: false,
    view: openModal(occasion),
  }),
} as const satisfies PayloadKind;
