/** The Web API for tests without a socket: `getResponse(webApiHandlers(options), request)`. */

import { http, HttpResponse, type HttpHandler } from 'msw';
import { createWebApi, type WebApiOptions } from './web-api.ts';

export function webApiHandlers(options: WebApiOptions): HttpHandler[] {
  const answer = createWebApi(options);
  return [
    http.all(
      () => true,
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
