/** What `ws` itself can do: pushes envelope after envelope, parses each ack, and keeps nothing. */

import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { envelopeFrame } from '../../mocks/slack/protocol/delivery/messages.ts';
import type { Scope } from '../base/scope.ts';
import type { SocketArm } from './engine-socket.ts';
import { sampleBodies } from './sample-bodies.ts';

export async function openBareSocket(scope: Scope): Promise<SocketArm> {
  const server = scope.own(
    new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false }),
    (each) =>
      new Promise<void>((resolve) => {
        for (const client of each.clients) client.terminate();
        each.close(() => resolve());
      }),
  );
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  let socket: WebSocket | undefined;
  let settled = (): void => {};
  server.on('connection', (ws) => {
    socket = ws;
    ws.on('message', (data) => {
      const { envelope_id: envelope } = JSON.parse(String(data)) as { readonly envelope_id?: string };
      if (envelope !== undefined) settled();
    });
  });
  const nextBody = sampleBodies({ escapesSlashes: false });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    isConnected: () => socket !== undefined,
    push: () => socket?.send(envelope(nextBody())),
    onSettled(listener) {
      settled = listener;
    },
  };
}

function envelope(body: string): string {
  const letter = { body, envelopeType: 'events_api', acceptsPayload: false } as const;
  return envelopeFrame({ envelope: '00000000-0000-4000-8000-000000000000', letter, attempt: 0 });
}
