import type { SlackFact } from '../facts.ts';
import type { Letter } from '../letter.ts';
import type { SlackMemory, StoredView } from '../slack-memory.ts';
import type { Use } from './use-answer.ts';
import { workspace } from '../workspace.ts';

/** Writes into Slack's memory what an answer changed, and returns the fact. An ephemeral message is shown and in no history. */
export function keepAnswer(
  { id, channel }: Pick<Letter, 'id' | 'channel'>,
  use: Use,
  { memory, nowMs }: { readonly memory: SlackMemory; readonly nowMs: number },
): SlackFact {
  const fact = { kind: 'answer-used', event: id, as: use.as } as const;
  switch (use.as) {
    case 'message':
      if (!use.isEphemeral) {
        const { text, content } = use;
        const { user, team, ...author } = { user: workspace.botUser, team: workspace.team, bot_id: workspace.bot };
        const ts = memory.nextTs(nowMs);
        memory.store(channel, {
          ...content,
          user,
          type: 'message',
          ts,
          ...author,
          app_id: workspace.app,
          team,
          text,
        });
      }
      return { ...fact, text: use.text.slice(0, 200) };
    case 'update':
    case 'push': {
      const before = memory.view(workspace.view);
      if (before) memory.storeView(changedView(before, use, { memory, nowMs }));
      return fact;
    }
    case 'errors':
    case 'options':
    case 'broken':
    case 'ignored':
      return { ...fact, text: use.text };
    case 'clear':
      return fact;
    default:
      return use satisfies never;
  }
}

function changedView(
  before: StoredView,
  { as, view }: Extract<Use, { readonly as: 'update' | 'push' }>,
  { memory, nowMs }: { readonly memory: SlackMemory; readonly nowMs: number },
): StoredView {
  const isPushed = as === 'push';
  return {
    ...before,
    ...view,
    id: isPushed ? memory.nextViewId() : before.id,
    hash: `${memory.nextTs(nowMs)}.mock`,
    root_view_id: before.root_view_id,
    previous_view_id: isPushed ? before.id : before.previous_view_id,
  };
}
