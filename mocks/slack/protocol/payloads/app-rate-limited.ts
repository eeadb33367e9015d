import { workspace } from '../workspace.ts';
import type { PayloadKind } from './payload-kind.ts';

/** Events were dropped in this minute. It has no inner event and no id (slack-protocol.md §2.6). */
export const appRateLimited = {
  name: 'app-rate-limited',
  envelopeType: 'events_api',
  naming: 'own',
  acceptsPayload: false,
  payload: ({ ts }) => ({
    token: workspace.verificationToken,
    type: 'app_rate_limited',
    team_id: workspace.team,
    minute_rate_limited: Math.floor(Number(ts) / 60) * 60,
    api_app_id: workspace.app,
  }),
} as const satisfies PayloadKind;
