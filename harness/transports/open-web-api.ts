import type { WebApiControl } from '../../mocks/slack/io/slack-control.ts';
import { serveWebApi } from '../../mocks/slack/io/web-api/serve-web-api.ts';
import type { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import { createShownCertificate } from '../../mocks/tls/shown-certificate.ts';
import { nameBehindProxy } from '../network/connect-proxy.ts';
import type { Route } from '../network/route.ts';
import { appEnvironment } from './app-environment.ts';
import { credentials } from './credentials.ts';
import type { Lab } from './transport.ts';

export interface OpenedWebApi {
  readonly route: Route;
  readonly control: WebApiControl;
  /** What a response_url begins with: the way through the route, with no slash at the end. */
  readonly responseUrlBase: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What points an app at it under another name. */
  environmentAt(host: string): Readonly<Record<string, string>>;
}

export interface OpenWebApiOptions {
  openConnection(): { readonly url: string } | { readonly error: string };
  /** The event stream's too, which issues triggers and response_urls. */
  readonly memory: SlackMemory;
}

/** The Web API behind its own route, and the environment that points an app at it. */
export async function openWebApi(
  { network, scope, observe, policy, name, tls }: Lab,
  { openConnection, memory }: OpenWebApiOptions,
): Promise<OpenedWebApi> {
  const { port, control } = scope.own(
    await serveWebApi({
      tokens: { bot: credentials.botToken, app: credentials.appToken },
      policy,
      memory,
      openConnection,
      observe,
      // Its own, and never a bad one: faults strike the way of events.
      tls: tls && createShownCertificate(tls.certificates),
      allowedNames: [nameBehindProxy],
    }),
    (api) => api.close(),
  );
  const route = scope.own(
    await network.openRoute({ name: `${name} web-api`, dialer: 'app', target: { host: '127.0.0.1', port } }),
    (each) => each.close(),
  );
  const originAt = (host: string) => `${tls === undefined ? 'http' : 'https'}://${host}:${route.listen.port}`;
  const origin = originAt(route.listen.host);
  return {
    route,
    control,
    responseUrlBase: origin,
    environmentAt: (host) => appEnvironment(`${originAt(host)}/api/`),
    environment: {
      ...tls?.environment,
      ...appEnvironment(`${origin}/api/`),
    },
  };
}
