import { workspace } from '../workspace.ts';
import type { PayloadKind } from './payload-kind.ts';
import { writtenText } from './varieties.ts';

/** Somebody types `/probe seq=<n>`, and more where it is varied; every field is text, as forms have it (slack-protocol.md §1.4, §2.7). */
export const slashCommand = {
  name: 'slash-command',
  envelopeType: 'slash_commands',
  naming: 'trigger',
  acceptsPayload: true,
  responds: 'commands',
  payload: ({ id, n, place, responseUrl, command, variety = 'plain' }) => ({
    token: workspace.verificationToken,
    team_id: workspace.team,
    team_domain: workspace.teamDomain,
    channel_id: place.channel,
    channel_name: place.channelName,
    user_id: place.user.id,
    user_name: place.user.name,
    command: command?.name ?? '/probe',
    text: command?.text ?? writtenText(variety, n),
    api_app_id: workspace.app,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: id,
  }),
} as const satisfies PayloadKind;
