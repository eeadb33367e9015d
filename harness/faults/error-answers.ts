import type { AddressInfo } from 'node:net';
import { createWebServer } from '../../mocks/tls/create-web-server.ts';
import { type Fault, onAll } from './fault.ts';

/**
 * What stands before the app (a load balancer, a reverse proxy) answers every request with this status while the app
 * itself is never asked. Asked of the edge and not of the app, so that it is the same for every app in any language.
 */
export function errorAnswers({ status }: { readonly status: number }): Fault {
  return {
    name: 'error-answers',
    text: `every request is answered ${status} in the app's place`,
    severs: true,
    touches: { rule: 'cut', reason: 'http_error', status },
    inject: async ({ events, tls }) => {
      const edge = createWebServer(tls);
      edge.on('request', (_, response) => response.writeHead(status, { connection: 'close' }).end());
      await new Promise<void>((resolve) => edge.listen(0, '127.0.0.1', resolve));
      const heal = await onAll(events, (route) =>
        route.divert({ host: '127.0.0.1', port: (edge.address() as AddressInfo).port }),
      );
      return async () => {
        await heal();
        edge.closeAllConnections();
        edge.close();
      };
    },
  };
}
