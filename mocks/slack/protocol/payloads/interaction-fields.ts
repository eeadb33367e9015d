import type { StoredView } from '../slack-memory.ts';
import type { StoredMessage } from '../stored-message.ts';
import { workspace } from '../workspace.ts';
import type { Occasion } from './payload-kind.ts';

/** Who did it and where, as every interaction names them (slack-protocol.md §1.4). */
export function interactionFields({ place: { channel, channelName, user } }: Occasion) {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: workspace.team },
    team: { id: workspace.team, domain: workspace.teamDomain },
    channel: { id: channel, name: channelName },
  } as const;
}

/** The bot's message with the button that is pressed. */
export function messageWithButton({ n, ts, action = 'go' }: Occasion): StoredMessage {
  const text = `probe seq=${n}`;
  return {
    user: workspace.botUser,
    type: 'message',
    ts,
    bot_id: workspace.bot,
    app_id: workspace.app,
    text,
    team: workspace.team,
    blocks: [
      { type: 'section', block_id: 's1', text: { type: 'mrkdwn', text, verbatim: false } },
      {
        type: 'actions',
        block_id: 'b1',
        elements: [
          {
            type: 'button',
            action_id: action,
            text: { type: 'plain_text', text: 'Go', emoji: true },
            value: `seq=${n}`,
          },
        ],
      },
    ],
  };
}

/** The modal that is open; one after another under the same id. */
export function openModal({ n, ts }: Occasion): StoredView {
  return {
    id: workspace.view,
    team_id: workspace.team,
    type: 'modal',
    callback_id: 'cb',
    private_metadata: '',
    hash: `${Math.floor(Number(ts))}.abcd`,
    title: { type: 'plain_text', text: 'Probe', emoji: true },
    submit: { type: 'plain_text', text: 'Submit', emoji: true },
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    state: { values: { in: { txt: { type: 'plain_text_input', value: `seq=${n}` } } } },
    blocks: [
      {
        type: 'input',
        block_id: 'in',
        label: { type: 'plain_text', text: 'Text', emoji: true },
        optional: false,
        dispatch_action: false,
        element: { type: 'plain_text_input', action_id: 'txt' },
      },
    ],
    previous_view_id: null,
    root_view_id: workspace.view,
    app_id: workspace.app,
    external_id: '',
    app_installed_team_id: workspace.team,
    bot_id: workspace.bot,
  };
}
