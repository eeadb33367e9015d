import { workspace } from '../workspace.ts';
import { interactionFields, openModal } from './interaction-fields.ts';
import type { PayloadKind } from './payload-kind.ts';

/** Somebody submits a modal (slack-protocol.md §1.4). */
export const viewSubmission = {
  name: 'view-submission',
  envelopeType: 'interactive',
  naming: 'trigger',
  acceptsPayload: true,
  view: openModal,
  payload: (occasion) => ({
    type: 'view_submission',
    team: interactionFields(occasion).team,
    user: interactionFields(occasion).user,
    api_app_id: workspace.app,
    token: workspace.verificationToken,
    trigger_id: occasion.id,
    view: openModal(occasion),
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  }),
} as const satisfies PayloadKind;
