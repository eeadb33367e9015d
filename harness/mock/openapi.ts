import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

/** The OpenAPI 3.1 description of the endpoints; their bodies are described by the schemas that check them. */
export function openapi(endpoints: readonly Endpoint[], url: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { verb, path, does, body, query = {} } of endpoints) {
    const segments = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    (paths[path] ??= {})[verb.toLowerCase()] = {
      summary: does,
      operationId: `${verb.toLowerCase()}${path.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, '')}`,
      parameters: [
        ...segments.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
        ...Object.entries(query).map(([name, description]) => ({
          name,
          in: 'query',
          description,
          schema: { type: 'string' },
        })),
      ],
      ...(body === undefined
        ? {}
        : { requestBody: { content: { 'application/json': { schema: z.toJSONSchema(body, { io: 'input' }) } } } }),
      responses: {
        200: {
          description: 'Done',
          content: { [path === '/facts' ? 'application/x-ndjson' : 'application/json']: { schema: {} } },
        },
        ...(body === undefined ? {} : { 400: { description: 'The body is not as described', ...refusal } }),
        ...(segments.length === 0 ? {} : { 404: { description: 'There is none of that name', ...refusal } }),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Control API of the mock Slack',
      version: '1',
      description: 'Emits events, breaks things and shows what the apps did. On loopback only.',
    },
    servers: [{ url }],
    paths,
  };
}

const refusal = {
  content: {
    'application/json': {
      schema: { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] },
    },
  },
};
