import type { WebApiMethod } from '../web-api-call.ts';
import { workspace } from '../../workspace.ts';

export const authTest: WebApiMethod = {
  method: 'auth.test',
  // Java calls it with the app-level token too, and gets the app in place of a user (java-slack-sdk#1256)
  tokens: ['bot', 'app'],
  tier: 'special',
  reads: true,
  scopes: [],
  answer({ token }) {
    if (token === 'app') return { app_name: workspace.appName, app_id: workspace.app };
    return {
      url: workspace.teamUrl,
      team: workspace.teamName,
      user: workspace.botUserName,
      team_id: workspace.team,
      user_id: workspace.botUser,
      bot_id: workspace.bot,
      is_enterprise_install: false,
    };
  },
};
