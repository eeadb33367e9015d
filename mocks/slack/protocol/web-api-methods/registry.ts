/** Every method, one line each family; `registry.test.ts` finds the forgotten one. */
export { appsConnectionsOpen, appsEventAuthorizationsList } from './apps.ts';
export { authTest } from './auth.ts';
export { botsInfo } from './bots.ts';
export { chatPostEphemeral, chatPostMessage, chatUpdate } from './chat.ts';
export {
  conversationsHistory,
  conversationsInfo,
  conversationsList,
  conversationsOpen,
  conversationsReplies,
} from './conversations.ts';
export { reactionsAdd } from './reactions.ts';
export { teamInfo } from './team.ts';
export { usersInfo, usersList } from './users.ts';
export { viewsOpen, viewsPublish, viewsUpdate } from './views.ts';
