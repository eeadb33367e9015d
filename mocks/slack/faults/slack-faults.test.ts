/** Each fault of Slack's on a real Slack with a real client: it shows, it ends, and it can begin again. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SlackFact } from '../protocol/facts.ts';
import { beginSlackFault, parametersOf } from './begin-slack-fault.ts';
import { faultRequest } from './fault-request.ts';
import { type Client, openSlackLab, type SlackLab } from './fixtures/slack-lab.ts';
import { allSlackFaults, type ParametersOf, type SlackFaultName, slackFaultNamed } from './index.ts';
import type { SlackTouches } from './slack-fault.ts';

/** Longer than what is waited for takes where nothing is wrong, which is a millisecond or two. */
const withinMs = 200;

interface Proof<Name extends SlackFaultName> {
  readonly parameters: ParametersOf<Name>;
  readonly text: string;
  /** Whether it shows that the fault is in force; of one that strikes once, whether it has struck between `dialled` and now. */
  shows(lab: SlackLab, dialled: Client): Promise<boolean>;
}

/** Whether it comes within the time. */
async function hears({ heard }: Client, matches: (text: string) => boolean, from = 0): Promise<boolean> {
  return heard.until(matches, { from, withinMs }).then(
    () => true,
    () => false,
  );
}

const isHello = (text: string): boolean => text.includes('"type":"hello"');
const isDisconnect = (reason: string) => (text: string) => text.startsWith(`{"type":"disconnect","reason":"${reason}"`);

/** How often the client gets an event that is raised now. */
async function copies(lab: SlackLab, client: Client): Promise<number> {
  const id = lab.raise();
  const isIt = (text: string): boolean => text.includes(`"event_id":"${id}"`);
  await hears(client, isIt);
  await hears(client, isIt, client.heard.all.findIndex(isIt) + 1);
  return client.heard.all.filter(isIt).length;
}

async function fates(lab: SlackLab, ...kinds: readonly string[]): Promise<string> {
  const event = lab.raise();
  const { kind } = await lab.facts.until(
    (fact) => 'event' in fact && fact.event === event && kinds.includes(fact.kind),
  );
  return kind;
}

type OddSent = Extract<SlackFact, { readonly kind: 'odd-sent' }>;

/** Whether such a request is sent from now on, and answered. */
async function posts({ facts }: SlackLab, matches: (sent: OddSent) => boolean): Promise<boolean> {
  const from = facts.all.length;
  try {
    const sent = await facts.until((fact) => fact.kind === 'odd-sent' && matches(fact), { from, withinMs });
    const { request } = sent as OddSent;
    await facts.until((fact) => fact.kind === 'odd-answered' && fact.request === request, { from, withinMs });
    return true;
  } catch {
    return false;
  }
}

const proofs: { readonly [Name in SlackFaultName]?: Proof<Name> } = {
  'delay-pongs': {
    parameters: { ms: 100 },
    text: 'Slack answers pings of the app 100 ms later',
    async shows(_, { ws, heard }) {
      const [from, began] = [heard.all.length, performance.now()];
      ws.ping();
      await heard.until((text) => text === 'pong', { from });
      return performance.now() - began >= 99;
    },
  },
  disconnect: {
    parameters: { reason: 'link_disabled' },
    text: 'Slack sends a disconnect frame, link_disabled',
    shows: (_, client) => hears(client, isDisconnect('link_disabled')),
  },
  'drop-after-hello': {
    parameters: {},
    text: 'new sockets get hello and are closed at once',
    async shows(lab) {
      const client = await lab.dial();
      return (await hears(client, isHello)) && hears(client, (text) => text.startsWith('closed'));
    },
  },
  'drop-first-acks': {
    parameters: {},
    text: 'the ack of every first attempt never reaches Slack',
    shows: async (lab) => (await fates(lab, 'ack', 'ack-dropped')) === 'ack-dropped',
  },
  'duplicate-envelopes': {
    parameters: {},
    text: 'Slack sends each envelope twice',
    shows: async (lab, client) => (await copies(lab, client)) === 2,
  },
  'end-links': {
    parameters: { how: { kind: 'rst' } },
    text: 'Slack resets the app’s TCP connections',
    shows: (_, client) => hears(client, (text) => text === 'closed 1006'),
  },
  'forged-requests': {
    parameters: { hows: ['unsigned', 'stale'], everyMs: 20 },
    text: 'somebody who is not Slack posts requests without a signature, signed six minutes ago',
    shows: (lab) => posts(lab, ({ lacks }) => lacks !== undefined),
  },
  ghosts: {
    parameters: { count: 3 },
    text: 'Slack keeps 3 sockets registered that nobody holds',
    shows: async ({ side: { slack } }) => (slack.sockets?.registered() ?? 0) > 3,
  },
  'hostile-bodies': {
    parameters: { everyMs: 20 },
    text: 'Slack posts signed bodies that are no event, no command and no interaction',
    shows: (lab) => posts(lab, ({ lacks }) => lacks === undefined),
  },
  'half-open': {
    parameters: {},
    text: 'nothing passes on the sockets of now any more, either way; they stay open, and new sockets work',
    async shows(lab, client) {
      const from = client.heard.all.length;
      client.ws.ping();
      const isDead = !(await hears(client, (text) => text === 'pong', from)) && (await copies(lab, client)) === 0;
      return isDead && hears(await lab.dialReady(), isHello);
    },
  },
  'ignore-upgrades': {
    parameters: {},
    text: 'Slack takes new connections and never answers their upgrades',
    shows: async (lab) => !(await hears(await lab.dial({ waits: false }), (text) => text === 'open')),
  },
  'lose-events': {
    parameters: {},
    text: 'Slack discards the events that are raised',
    shows: async (lab) => (await fates(lab, 'attempt-sent', 'event-dropped')) === 'event-dropped',
  },
  mute: {
    parameters: {},
    text: 'the sockets of now are dead, TCP stays open, and new sockets work',
    shows: async (lab, client) => (await copies(lab, client)) === 0,
  },
  'raw-frame': {
    parameters: { hex: '8300' },
    text: 'the bytes 83 00 are written into the app’s sockets',
    async shows(lab, client) {
      const isStruck = await hears(client, (text) => text === 'error WS_ERR_INVALID_OPCODE');
      lab.raise();
      return isStruck;
    },
  },
  recycle: {
    parameters: {},
    text: 'Slack recycles its container, announced by a warning',
    shows: (_, client) => hears(client, isDisconnect('warning')),
  },
  'refuse-upgrades': {
    parameters: { status: 503 },
    text: 'Slack refuses new sockets with HTTP 503',
    shows: async (lab) => (await lab.dial()).heard.all.includes('refused 503'),
  },
  'second-consumer': {
    parameters: {},
    text: 'another process has a link with the app’s token, acknowledges its share of the events and does nothing with them',
    async shows(lab, client) {
      const heard = await Promise.all(Array.from({ length: 20 }, () => copies(lab, client)));
      return heard.includes(0) && heard.includes(1);
    },
  },
  'text-frame': {
    parameters: { text: '{"type":"from_the_future"}' },
    text: 'Slack sends the text {"type":"from_the_future"}',
    async shows(lab, client) {
      lab.raise();
      return hears(client, (text) => text === '{"type":"from_the_future"}');
    },
  },
  'too-many-websockets': {
    parameters: {},
    text: 'new sockets get too_many_websockets in place of hello',
    shows: async (lab) => hears(await lab.dial(), isDisconnect('too_many_websockets')),
  },
  'web-api': {
    parameters: { method: 'apps.connections.open', fault: { kind: 'status', status: 503 } },
    text: 'apps.connections.open answers HTTP 503',
    shows: async (lab) => (await lab.call('apps.connections.open')).status === 503,
  },
  'withhold-hello': {
    parameters: {},
    text: 'new sockets are upgraded and get no hello',
    shows: async (lab) => !(await hears(await lab.dial(), isHello)),
  },
  'withhold-pings': {
    parameters: {},
    text: 'Slack sends no pings',
    async shows(lab) {
      const client = await lab.dialReady();
      return !(await hears(client, (text) => text === 'ping'));
    },
  },
  'withhold-pongs': {
    parameters: {},
    text: 'Slack answers no pings of the app',
    async shows(_, client) {
      const from = client.heard.all.length;
      client.ws.ping();
      return !(await hears(client, (text) => text === 'pong', from));
    },
  },
};

let lab: SlackLab;
beforeEach(async () => {
  lab = await openSlackLab();
});
afterEach(() => lab.close());

const table = Object.entries(proofs) as unknown as readonly (readonly [SlackFaultName, Proof<SlackFaultName>])[];

test('each fault has a proof', () => {
  const without = allSlackFaults.filter(({ name }) => !(name in proofs)).map(({ name }) => name);
  expect(without, 'add what shows that the fault is in force').toEqual([]);
});

describe.each(table)('%s', (name, { parameters, text, shows }) => {
  const fault = slackFaultNamed(name);
  /** A new client for each look: a fault may have taken the one before. */
  const look = async () => {
    const from = lab.facts.all.length;
    const isShown = await shows(lab, await lab.dialReady());
    await lab.hangUp();
    expect(proven(fault.touches, from)).toBe(false);
    return isShown;
  };

  test('says in words what it does', () => {
    expect(fault.text(parametersOf(fault, parameters))).toBe(text);
    expect(fault.does).toMatch(/^[A-Z].*[^.]$/);
  });

  test('shows while it lasts, or has struck, twice; not before, between and after', async () => {
    expect(await look()).toBe(false);
    for (const _ of [1, 2]) {
      // A client from before it began: some faults strike new links, others those of now.
      const dialled = await lab.dialReady();
      const from = lab.facts.all.length;
      const begun = await beginSlackFault(fault, parameters, lab.side);
      expect(await shows(lab, dialled)).toBe(true);
      expect(proven(fault.touches, from)).toBe(true);
      await begun?.end?.();
      await begun?.end?.();
      await lab.hangUp();
      expect(await look()).toBe(false);
    }
  });

  test('cannot be had with parameters that it does not know', async () => {
    await expect(beginSlackFault(fault, { ...parameters, colour: 'red' }, lab.side)).rejects.toThrow(
      `Cannot use the fault ${name}: ✖ Unrecognized key: "colour"`,
    );
  });

  test('is asked for by its name over the control API', () => {
    const asked = { kind: name, ...parameters };
    expect(faultRequest(allSlackFaults).parse(asked)).toMatchObject(asked);
  });
});

/** Whether the facts that are to prove the fault have come, and those of no other. */
function proven(touches: SlackTouches, from: number): boolean {
  const since = lab.facts.all.slice(from);
  const met = new Set(since.flatMap((fact) => (fact.kind === 'fault-met' ? fact.fault : [])));
  const has = (kind: SlackFact['kind']): boolean => since.some((fact) => fact.kind === kind);
  switch (touches.rule) {
    case 'rerouted':
      return has('host-down');
    case 'acks':
      return has('ack-dropped');
    case 'met':
      return met.size === 1 && touches.faults.every((each) => met.has(each));
    default:
      return touches satisfies never;
  }
}

describe('faults that can be had in several ways', () => {
  test.each<[SlackFaultName, unknown, string]>([
    ['end-links', { how: { kind: 'close' } }, 'Slack closes the app’s sockets with 1000 and leaves TCP open'],
    ['recycle', { how: 'abrupt' }, 'Slack’s container dies with everything it holds'],
    [
      'recycle',
      { leavesTcpOpen: true },
      'Slack recycles its container, announced by a warning, TCP left open after the close handshake',
    ],
    [
      'end-links',
      { how: { kind: 'close', code: 1001, leavesTcpOpen: false } },
      'Slack closes the app’s sockets with 1001',
    ],
    ['end-links', { how: { kind: 'fin' } }, 'Slack ends its half of the app’s TCP connections without a close frame'],
    ['end-links', { how: { kind: 'drop' } }, 'Slack closes the app’s TCP connections both ways without a close frame'],
  ])('%s %j: %s', async (name, parameters, text) => {
    const fault = slackFaultNamed(name);
    expect(fault.text(parametersOf(fault, parameters))).toBe(text);
    await lab.dialReady();
    await beginSlackFault(fault, parameters, lab.side);
    const wanted = name === 'recycle' ? 'host-down' : 'link-closing';
    await lab.facts.until(({ kind }) => kind === wanted);
  });

  test.each<[unknown, string]>([
    [{ kind: 'rate-limited', retryAfterSeconds: 4 }, 'every method of the Web API answers 429, Retry-After 4, twice'],
    [{ kind: 'error', error: 'fatal_error' }, 'every method of the Web API answers ok:false, fatal_error, twice'],
    [{ kind: 'delay', ms: 20 }, 'every method of the Web API answers 20 ms later, twice'],
    [{ kind: 'never' }, 'every method of the Web API never answers, twice'],
  ])('web-api %j: %s', (fault, text) => {
    const webApi = slackFaultNamed('web-api');
    expect(webApi.text(parametersOf(webApi, { method: '*', fault, times: 2 }))).toBe(text);
  });

  test('refuse-upgrades for so many times only', async () => {
    await beginSlackFault(slackFaultNamed('refuse-upgrades'), { status: 409, times: 1 }, lab.side);
    expect((await lab.dial()).heard.all).toEqual(['refused 409']);
    await lab.dialReady();
  });

  test.each([
    [1_000, true],
    [1_003, true],
    [1_005, true],
    [1_006, true],
    [1_009, true],
    [1_014, true],
    [3_000, true],
    [4_999, true],
    [999, false],
    [1_004, false],
    [1_015, false],
    [2_999, false],
    [5_000, false],
  ])('end-links takes close code %d: %s, as no library would send the others (§1.10)', (code, isTaken) => {
    const { parameters } = slackFaultNamed('end-links');
    expect(parameters.safeParse({ how: { kind: 'close', code } }).success).toBe(isTaken);
  });
});

test('there is no fault of an unknown name, and none of sockets where there are none', async () => {
  expect(() => slackFaultNamed('nothing')).toThrow('Cannot find the fault nothing: expected one of delay-pongs,');
  const { sockets: _, ...slack } = lab.side.slack;
  expect(await beginSlackFault(slackFaultNamed('mute'), {}, { ...lab.side, slack })).toBeUndefined();
});
