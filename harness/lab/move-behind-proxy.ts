/** Closes the direct way from the app to Slack, and opens one through a CONNECT proxy. */

import type { Scope } from '../base/scope.ts';
import type { Site } from '../faults/fault.ts';
import type { Journal } from '../journal/journal.ts';
import { nameBehindProxy, startConnectProxy } from '../network/connect-proxy.ts';
import type { Opened } from '../transports/transport.ts';

/** No secret: the proxy is of this cell, on loopback. */
const password = 'proxy-password';

/** Undefined where the app does not dial Slack for its events. */
export function proxyMove({
  opened: { renameSlack, events, webApi },
  journal,
  scope,
}: {
  readonly opened: Pick<Opened, 'renameSlack' | 'events' | 'webApi'>;
  readonly journal: Pick<Journal, 'add'>;
  readonly scope: Scope;
}): Site['moveBehindProxy'] {
  if (!renameSlack) return undefined;
  return async ({ wantsPassword, tunnelLifeMs }) => {
    const ports = events.map(({ listen }) => listen.port);
    const proxy = scope.own(
      await startConnectProxy({
        to: [webApi.listen.port, ...ports],
        password: wantsPassword ? password : undefined,
        tunnelLifeMs,
        asked: ({ port, status }) => {
          const to = port === webApi.listen.port ? 'web-api' : ports.includes(port) ? 'events' : 'elsewhere';
          journal.add({ kind: 'tunnel-asked', to, status });
        },
      }),
      (each) => each.close(),
    );
    const { url } = proxy;
    return {
      ...renameSlack(nameBehindProxy),
      HTTPS_PROXY: url,
      https_proxy: url,
      HTTP_PROXY: url,
      http_proxy: url,
      NODE_USE_ENV_PROXY: '1',
    };
  };
}
