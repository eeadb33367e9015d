/** Slack's Web API inside a process, for the unit tests of an app: `setupServer(...webApiHandlers(options)).listen()`. */

import { http, HttpResponse, type HttpHandler } from 'msw';
import { createWebApi, type WebApiOptions } from './web-api.ts';

/** Answers requests to slack.com and its subdomains, whatever client sends them, and leaves all others alone. */
export function webApiHandlers(options: WebApiOptions): HttpHandler[] {
  const answer = createWebApi(options);
  return [
    http.all(
      ({ request }) => isSlacks(new URL(request.url)),
      async ({ request }) => {
        const { pathname, search } = new URL(request.url);
        const { body, ...init } = await answer({
          verb: request.method,
          path: pathname,
          query: search.slice(1),
          contentType: request.headers.get('content-type'),
          authorization: request.headers.get('authorization'),
          bytes: new Uint8Array(await request.arrayBuffer()),
        });
        return new HttpResponse(body, init);
      },
    ),
  ];
}

function isSlacks({ hostname }: URL): boolean {
  return hostname === 'slack.com' || hostname.endsWith('.slack.com');
}
