/**
 * The socket server under hostile input: it does not crash, every connection ends, nothing is left registered, each refusal is a
 * fact, and another link gets its envelopes and acks all the while. `fuzz-inputs.ts` says how many there are.
 */

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzInputs } from '../fixtures/fuzz-inputs.ts';
import { bytesOf, hostileExamples, type HostileInput, hostileInput } from '../http/fixtures/hostile-app.ts';
import type { Client, Raw } from './fixtures/dial-client.ts';
import type { SocketLab } from './fixtures/socket-lab.ts';
import { upgradeRequest } from './fixtures/upgrade-request.ts';
import { useSocketLabs } from './fixtures/use-socket-labs.ts';

const open = useSocketLabs();

test(`${fuzzInputs} hostile inputs at the socket server`, { timeout: 60_000 + fuzzInputs * 20 }, async () => {
  const lab = await open({ leavesTcpOpen: false });
  const witness = await lab.dialReady();
  let events = 0;
  const deliver = async (): Promise<void> => {
    events += 1;
    const event = `Ev${events}`;
    const from = witness.heard.all.length;
    const acks = lab.outcomes.all.length;
    lab.send(event);
    const frame = await witness.heard.until((text) => text.startsWith('{"envelope_id"'), { from, withinMs: 3_000 });
    witness.ws.send(`{"envelope_id":"${JSON.parse(frame).envelope_id}"}`);
    await lab.outcomes.until((text) => text === `ack ${event} 0 s1`, { from: acks, withinMs: 3_000 });
  };
  await fc.assert(
    fc.asyncProperty(hostileInput, async (input) => {
      const from = lab.facts.all.length;
      const raw = await play(lab, input);
      if (input.ending === 'fin') await raw.heard.until((text) => text === '<gone>', { withinMs: 2_000 });
      await settled(lab);
      expectFacts(raw, lab, from);
      await deliver();
      expect(lab.server.control.registered()).toBe(1);
    }),
    { examples: hostileExamples, numRuns: fuzzInputs, endOnFailure: fuzzInputs > 5_000 },
  );
  expectReach(lab, witness);
});

async function play(lab: SocketLab, input: HostileInput): Promise<Raw> {
  const url = lab.url();
  const raw = await lab.connectTo(url);
  const { pathname, search, searchParams } = new URL(url);
  switch (input.kind) {
    case 'bytes':
      raw.socket.write(input.bytes);
      break;
    case 'request':
      raw.socket.write(
        input.text.replaceAll('{url}', `${pathname}${search}`).replaceAll('{ticket}', searchParams.get('ticket') ?? ''),
      );
      break;
    case 'frames': {
      raw.socket.write(upgradeRequest(url));
      await raw.heard.until((text) => text.includes('"hello"'));
      const bytes = Buffer.concat(input.frames.map(bytesOf));
      raw.socket.write(bytes.subarray(0, input.cut));
      raw.socket.write(bytes.subarray(input.cut));
      break;
    }
    default:
      input satisfies never;
  }
  if (input.ending === 'fin') raw.socket.end();
  else await new Promise<void>((resolve) => raw.socket.write('', () => resolve()));
  if (input.ending === 'destroy') raw.socket.destroy();
  if (input.ending === 'reset') raw.socket.resetAndDestroy();
  return raw;
}

/** Every link but the witness that was opened is closed. */
/** Every link but the witness' is closed. */
async function settled({ facts, openLinks }: SocketLab): Promise<void> {
  if (openLinks() === 1) return;
  await facts.until(() => openLinks() === 1, { from: facts.all.length, withinMs: 2_000 });
}

/** What the client was told is what the journal says. */
function expectFacts({ heard }: Raw, { facts }: SocketLab, from: number): void {
  const status = /^HTTP\/1\.1 ([2-5]\d\d)/m.exec(heard.all.join(''))?.[1];
  if (status === undefined) return;
  expect(facts.all.slice(from)).toContainEqual(
    expect.objectContaining({ kind: 'link-refused', status: Number(status) }),
  );
}

/** A fuzzer that reaches nothing proves nothing. */
function expectReach({ facts }: SocketLab, { heard }: Client): void {
  expect(heard.all.filter((text) => text.startsWith('{"envelope_id"')).length).toBeGreaterThanOrEqual(fuzzInputs);
  const reached = new Set(
    facts.all.map((fact) => {
      if (fact.kind === 'link-refused') return `refused ${fact.status}`;
      if (fact.kind === 'link-closing') return `${fact.by} ${fact.code}`;
      return fact.kind;
    }),
  );
  for (const wanted of [
    'refused 400',
    'refused 404',
    'refused 426',
    'slack 1002',
    'slack 1009',
    'frame-odd',
    'ack-unknown',
    'ping-heard',
    'pong-heard',
  ])
    expect(reached).toContain(wanted);
}
