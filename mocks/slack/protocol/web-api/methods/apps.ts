import type { WebApiMethod } from '../web-api-call.ts';
import { workspace } from '../../workspace.ts';

export const appsConnectionsOpen: WebApiMethod = {
  method: 'apps.connections.open',
  tokens: ['app'],
  tier: 'connections',
  headerTokenOnly: true,
  scopes: ['connections:write'],
  answer: ({ openConnection }) => openConnection(),
};

export const appsEventAuthorizationsList: WebApiMethod = {
  method: 'apps.event.authorizations.list',
  tokens: ['app'],
  tier: 4,
  headerTokenOnly: true,
  scopes: ['authorizations:read'],
  needs: ['event_context'],
  answer: () => ({
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    response_metadata: { next_cursor: '' },
  }),
};
