import { workspace } from '../workspace.ts';

/** Where `time` and `context` are text, they are marks for `eventWriter`. */
export interface Wrapped {
  readonly id: string;
  readonly time: number | string;
  readonly context: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** What is around every event (slack-protocol.md §2.4), keys in Slack's order. */
export function eventWrapper({ id, time, context, event }: Wrapped): Record<string, unknown> {
  return {
    token: workspace.verificationToken,
    team_id: workspace.team,
    context_team_id: workspace.team,
    context_enterprise_id: null,
    api_app_id: workspace.app,
    event,
    type: 'event_callback',
    event_id: id,
    event_time: time,
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: context,
  };
}
