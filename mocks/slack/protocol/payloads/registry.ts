/** Every kind of payload, one line each; `PayloadName` lists their names. */
export { appHomeOpened } from './app-home-opened.ts';
export { appMention } from './app-mention.ts';
export { appRateLimited } from './app-rate-limited.ts';
export { blockActions } from './block-actions.ts';
export { blockSuggestion } from './block-suggestion.ts';
export { functionExecuted } from './function-executed.ts';
export { memberJoinedChannel } from './member-joined-channel.ts';
export { message } from './message.ts';
export { messageAction } from './message-action.ts';
export { reactionAdded } from './reaction-added.ts';
export { shortcut } from './shortcut.ts';
export { slashCommand } from './slash-command.ts';
export { viewSubmission } from './view-submission.ts';
