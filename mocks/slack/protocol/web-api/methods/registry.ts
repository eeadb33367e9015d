/** Every method, one line each family; `registry.test.ts` finds the forgotten one. */
export { apiTest } from './api.ts';
export { appsConnectionsOpen, appsEventAuthorizationsList } from './apps.ts';
export { authTest } from './auth.ts';
export { botsInfo } from './bots.ts';
export { chatDelete, chatGetPermalink, chatPostEphemeral, chatPostMessage, chatUpdate } from './chat.ts';
export { conversationsHistory, conversationsReplies } from './conversation-history.ts';
export {
  conversationsInfo,
  conversationsJoin,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
} from './conversations.ts';
export { functionsCompleteError, functionsCompleteSuccess } from './functions.ts';
export { pinsAdd, pinsList, pinsRemove } from './pins.ts';
export { reactionsAdd, reactionsGet, reactionsRemove } from './reactions.ts';
export { teamInfo } from './team.ts';
export { usersConversations, usersInfo, usersList, usersLookupByEmail, usersProfileGet } from './users.ts';
export { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './views.ts';
