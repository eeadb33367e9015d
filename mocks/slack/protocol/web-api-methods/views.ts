import { structureArgument, textArgument } from '../web-api-arguments.ts';
import type { Answer, Call, WebApiMethod } from '../web-api-call.ts';
import type { StoredView } from '../web-api-memory.ts';
import { users, workspace } from '../workspace.ts';

export const viewsOpen: WebApiMethod = {
  method: 'views.open',
  tokens: ['bot'],
  scopes: [],
  needs: ['trigger_id', 'view'],
  answer: (call) => shown(call, {}),
};

export const viewsPublish: WebApiMethod = {
  method: 'views.publish',
  tokens: ['bot'],
  scopes: [],
  needs: ['user_id', 'view'],
  answer(call) {
    const user = textArgument(call.args, 'user_id');
    return users.some(({ id }) => id === user) ? shown(call, {}) : { error: 'user_not_found' };
  },
};

export const viewsUpdate: WebApiMethod = {
  method: 'views.update',
  tokens: ['bot'],
  scopes: [],
  needs: ['view'],
  answer(call) {
    const id = textArgument(call.args, 'view_id');
    const externalId = textArgument(call.args, 'external_id');
    const before = externalId === undefined ? call.memory.view(id ?? '') : call.memory.viewOfExternalId(externalId);
    // The event stream's own view was opened before this app was there
    if (before === undefined && id !== workspace.view) return { error: 'not_found' };
    const hash = textArgument(call.args, 'hash');
    if (before !== undefined && hash !== undefined && hash !== before.hash) return { error: 'hash_conflict' };
    return shown(call, { id: before?.id ?? workspace.view });
  },
};

function shown(call: Call, { id = call.memory.nextViewId() }: { readonly id?: string }): Answer {
  const given = structureArgument(call.args, 'view');
  if (given === null || given === undefined || Array.isArray(given)) {
    return {
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must provide an object [json-pointer:/view]'] },
    };
  }
  const view: StoredView = {
    team_id: workspace.team,
    type: 'modal',
    blocks: [],
    private_metadata: '',
    callback_id: '',
    state: { values: {} },
    external_id: '',
    ...given,
    id,
    hash: `${call.memory.nextTs(call.nowMs)}.mock`,
    root_view_id: id,
    previous_view_id: null,
    app_id: workspace.app,
    app_installed_team_id: workspace.team,
    bot_id: workspace.bot,
  };
  call.memory.storeView(view);
  return { view };
}
