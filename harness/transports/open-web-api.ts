import { serveWebApi } from '../../mocks/slack/io/serve-web-api.ts';
import type { Route } from '../route.ts';
import { credentials } from './credentials.ts';
import type { Lab } from './transport.ts';

/** The Web API behind its own route, and the environment that points an app at it. */
export async function openWebApi(
  { network, scope, observe, policy, name }: Lab,
  openConnection: () => { readonly url: string } | { readonly error: string },
): Promise<{ readonly route: Route; readonly environment: Readonly<Record<string, string>> }> {
  const { port } = scope.own(
    await serveWebApi({
      tokens: { bot: credentials.botToken, app: credentials.appToken },
      connectionsOpenPerMinute: policy.connectionsOpenPerMinute,
      openConnection,
      observe,
    }),
    (api) => api.close(),
  );
  const route = scope.own(
    await network.openRoute({ name: `${name} web-api`, dialer: 'app', target: { host: '127.0.0.1', port } }),
    (each) => each.close(),
  );
  return {
    route,
    environment: {
      SLACK_API_URL: `http://${route.listen.host}:${route.listen.port}/api/`,
      SLACK_BOT_TOKEN: credentials.botToken,
      SLACK_APP_TOKEN: credentials.appToken,
      SLACK_SIGNING_SECRET: credentials.signingSecret,
    },
  };
}
