import { showView, type ShowViewOptions } from '../show-view.ts';
import type { StoredView } from '../../slack-memory.ts';
import { structureArgument, textArgument } from '../web-api-arguments.ts';
import type { Answer, Call, WebApiMethod } from '../web-api-call.ts';
import { users, workspace } from '../../workspace.ts';

export const viewsOpen: WebApiMethod = {
  method: 'views.open',
  tokens: ['bot'],
  tier: 4,
  scopes: [],
  needs: ['trigger_id', 'view'],
  answer: (call) => exchanged(call, () => ({})),
};

export const viewsPush: WebApiMethod = {
  method: 'views.push',
  tokens: ['bot'],
  tier: 4,
  scopes: [],
  needs: ['trigger_id', 'view'],
  answer: (call) => exchanged(call, (view) => (view === undefined ? {} : { below: view })),
};

export const viewsPublish: WebApiMethod = {
  method: 'views.publish',
  tokens: ['bot'],
  tier: 4,
  scopes: [],
  needs: ['user_id', 'view'],
  answer(call) {
    const user = users.find(({ id }) => id === textArgument(call.args, 'user_id'));
    if (user === undefined) return { error: 'user_not_found' };
    const id = `V0HOME${user.id.slice(1)}`;
    return conflict(call, call.memory.view(id)) ?? shown(call, { kind: 'home', id });
  },
};

export const viewsUpdate: WebApiMethod = {
  method: 'views.update',
  tokens: ['bot'],
  tier: 4,
  scopes: [],
  needs: ['view'],
  answer(call) {
    const id = textArgument(call.args, 'view_id');
    const externalId = textArgument(call.args, 'external_id');
    const before = externalId === undefined ? call.memory.view(id ?? '') : call.memory.viewOfExternalId(externalId);
    // The event stream's own view was opened before this app was there
    if (before === undefined && id !== workspace.view) return { error: 'not_found' };
    const kind = before?.['type'] === 'home' ? 'home' : 'modal';
    return conflict(call, before) ?? shown(call, { kind, id: before?.id ?? workspace.view });
  },
};

/** Spends the trigger where the view is good (whether Slack spends it on a bad one is UNCONFIRMED). */
function exchanged(call: Call, place: (view: string | undefined) => { readonly below?: string }): Answer {
  const { args, memory, nowMs, policy } = call;
  const name = textArgument(args, 'trigger_id') ?? '';
  const trigger = memory.checkTrigger(name, nowMs, policy.triggerLifeUs);
  if ('error' in trigger) return trigger;
  const answer = shown(call, { kind: 'modal', ...place(trigger.view) });
  if (answer.error === undefined) memory.spendTrigger(name);
  return answer;
}

function shown(call: Call, options: Omit<ShowViewOptions, 'memory' | 'nowMs'>): Answer {
  const { args, memory, nowMs } = call;
  return { ...showView(structureArgument(args, 'view'), { ...options, memory, nowMs }) };
}

function conflict({ args }: Call, before: StoredView | undefined): Answer | undefined {
  const hash = textArgument(args, 'hash');
  return before !== undefined && hash !== undefined && hash !== before.hash ? { error: 'hash_conflict' } : undefined;
}
