import { workspace } from '../workspace.ts';
import type { PayloadKind } from './payload-kind.ts';

/** Somebody types `/probe seq=<n>`; every field is text, as forms have it (slack-protocol.md §1.4, §2.7). */
export const slashCommand = {
  name: 'slash-command',
  envelopeType: 'slash_commands',
  naming: 'trigger',
  acceptsPayload: true,
  responds: 'commands',
  payload: ({ id, n, responseUrl }) => ({
    token: workspace.verificationToken,
    team_id: workspace.team,
    team_domain: workspace.teamDomain,
    channel_id: workspace.channel,
    channel_name: workspace.channelName,
    user_id: workspace.user,
    user_name: workspace.userName,
    command: '/probe',
    text: `seq=${n}`,
    api_app_id: workspace.app,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: id,
  }),
} as const satisfies PayloadKind;
