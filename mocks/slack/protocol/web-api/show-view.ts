/** A view as Slack shows it: checked, completed, remembered. For views.open, push, update and publish, and for `response_action`. */

import { withIds, wrongBlocks } from './message-content.ts';
import type { SlackMemory, StoredView } from '../slack-memory.ts';
import { workspace } from '../workspace.ts';

export interface ShowViewOptions {
  readonly memory: SlackMemory;
  readonly nowMs: number;
  readonly kind: 'modal' | 'home';
  /** Its id: of the view that is replaced, or a new one. Default: a new one. */
  readonly id?: string;
  /** The view under it on the stack. */
  readonly below?: string;
}

export type ShownView =
  | { readonly view: StoredView }
  | { readonly error: string; readonly response_metadata?: { readonly messages: readonly string[] } };

/** docs.slack.dev/reference/views and the reference pages of views.open and views.push. */
const MOST_BLOCKS = 100;
const LARGEST_VIEW = 250_000;
const LONGEST_TITLE = 24;
const LONGEST_METADATA = 3_000;
const HIGHEST_STACK = 3;

/** `given`: the view as the app wrote it. Refuses what Slack refuses; nothing is remembered then. */
export function showView(given: object | null | undefined, options: ShowViewOptions): ShownView {
  const { memory, nowMs, kind, below } = options;
  if (given === null || given === undefined || Array.isArray(given))
    return invalid(['[ERROR] must provide an object [json-pointer:/view]']);
  const written: Readonly<Record<string, unknown>> = { ...given };
  const blocks = Array.isArray(written['blocks']) ? written['blocks'] : undefined;
  const wrong = [...wrongFields(written, kind), ...(blocks === undefined ? [] : wrongBlocks(blocks, MOST_BLOCKS))];
  if (blocks === undefined || wrong.length > 0) return invalid(wrong);
  if (JSON.stringify(written).length > LARGEST_VIEW) return { error: 'view_too_large' };
  if (below !== undefined && heightOf(below, memory) >= HIGHEST_STACK) return { error: 'push_limit_reached' };
  const externalId = typeof written['external_id'] === 'string' ? written['external_id'] : '';
  const holder = externalId === '' ? undefined : memory.viewOfExternalId(externalId);
  if (holder !== undefined && holder.id !== options.id) return { error: 'duplicate_external_id' };
  const { id = memory.nextViewId() } = options;
  const before = memory.view(id);
  const view: StoredView = {
    team_id: workspace.team,
    private_metadata: '',
    callback_id: '',
    state: { values: {} },
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...written,
    type: kind,
    blocks: withIds(blocks),
    external_id: externalId,
    id,
    hash: `${memory.nextTs(nowMs)}.mock`,
    root_view_id: before?.root_view_id ?? (below === undefined ? id : (memory.view(below)?.root_view_id ?? below)),
    previous_view_id: before?.previous_view_id ?? below ?? null,
    app_id: workspace.app,
    app_installed_team_id: workspace.team,
    bot_id: workspace.bot,
  };
  memory.storeView(view);
  return { view };
}

function wrongFields(view: Readonly<Record<string, unknown>>, kind: 'modal' | 'home'): readonly string[] {
  const wrong: string[] = [];
  if (view['type'] !== kind) wrong.push(`[ERROR] must be "${kind}" [json-pointer:/view/type]`);
  if (!Array.isArray(view['blocks'])) wrong.push('[ERROR] missing required field: blocks [json-pointer:/view]');
  const metadata = view['private_metadata'];
  if (typeof metadata === 'string' && metadata.length > LONGEST_METADATA)
    wrong.push(`[ERROR] must be less than ${LONGEST_METADATA + 1} characters [json-pointer:/view/private_metadata]`);
  if (kind === 'home') return wrong;
  const title = titleOf(view['title']);
  if (title === undefined) wrong.push('[ERROR] missing required field: title [json-pointer:/view]');
  else if (title.length > LONGEST_TITLE)
    wrong.push(`[ERROR] must be less than ${LONGEST_TITLE + 1} characters [json-pointer:/view/title/text]`);
  return wrong;
}

function titleOf(title: unknown): string | undefined {
  if (typeof title !== 'object' || title === null || !('text' in title)) return undefined;
  return typeof title.text === 'string' ? title.text : undefined;
}

/** Views from this one down to the root; a view that was opened before this app was there is the root. */
function heightOf(id: string, memory: SlackMemory): number {
  const below = memory.view(id)?.previous_view_id;
  return below === undefined || below === null ? 1 : 1 + heightOf(below, memory);
}

function invalid(messages: readonly string[]): ShownView {
  return { error: 'invalid_arguments', response_metadata: { messages } };
}
