/** What every transport promises: it delivers, hears acks, tells failures, retries, and ends; over real sockets, through a real proxy. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { payloadKinds } from '../../mocks/slack/protocol/payloads/index.ts';
import { openNetwork } from '../network/open-network.ts';
import type { Network } from '../network/route.ts';
import type { Children } from '../processes/children.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { us } from '../base/units.ts';
import { openTransportLab, type Seen, type TransportLab } from './fixtures/transport-lab.ts';
import type { Transport } from './transport.ts';

export interface TransportPromises {
  /** How an attempt fails that finds no app. */
  readonly withoutApp: string;
  /** How one fails that gets no answer in time. */
  readonly withoutAnswer: string;
  /** How one fails that the app refuses; absent: an app cannot refuse. */
  readonly refusedBy?: { readonly reason: string; readonly status: number };
  /** Attempts of an event that never gets an ack. */
  readonly attempts: number;
}

const quick: Partial<PolicyValues> = {
  ackDeadlineUs: us(250_000),
  firstRetryUs: us(20_000),
  secondRetryUs: us(60_000),
  thirdRetryUs: us(120_000),
};

export function describeTransport(transport: Transport, promises: TransportPromises): void {
  let children: Children;
  let network: Network;
  const open: TransportLab[] = [];

  beforeAll(async () => {
    children = await spawnChildren();
    network = await openNetwork({ children, engine: 'embedded' });
  });
  afterEach(async () => {
    for (const lab of open.splice(0)) await lab.close();
  });
  afterAll(async () => {
    await network.close();
    await children.close();
  });

  async function lab(policy: Partial<PolicyValues> = {}): Promise<TransportLab> {
    const opened = await openTransportLab({ transport, network, policy });
    open.push(opened);
    return opened;
  }

  async function running(policy: Partial<PolicyValues> = {}): Promise<TransportLab> {
    const opened = await lab(policy);
    await opened.app.start();
    await opened.opened.ready(AbortSignal.timeout(5_000));
    return opened;
  }

  const of = (event: string, kind: Seen['kind']) => (fact: Seen) =>
    fact.kind === kind && 'event' in fact && fact.event === event;

  const storyOf = (facts: TransportLab['facts'], event: string): readonly string[] =>
    facts.all.flatMap((fact) => {
      if (!('event' in fact) || fact.event !== event) return [];
      if (fact.kind === 'attempt-failed') return [`failed ${fact.attempt} ${fact.reason}`];
      if (fact.kind === 'attempt-sent') return [`sent ${fact.attempt}`];
      if (fact.kind === 'ack') return [`ack ${fact.attempt} ${fact.standing}`];
      if (fact.kind === 'delivery-ended') return [`${fact.outcome} after ${fact.attempts}`];
      return [];
    });

  describe(`${transport.name} as a transport`, () => {
    test('delivers an event, hears its ack, and is done with it', async () => {
      const { opened, facts, received, raise } = await running();
      const event = raise();
      expect(opened.inFlight()).toBe(1);
      await facts.until(of(event, 'delivery-ended'));
      expect(received.all).toEqual([expect.objectContaining({ event, retry: 0 })]);
      expect(storyOf(facts, event)).toEqual(['sent 0', 'ack 0 first', 'acked after 1']);
      expect(opened.inFlight()).toBe(0);
    });

    test('delivers every kind of payload, and names it when it is due', async () => {
      const { opened, facts } = await running();
      const names = payloadKinds.map(({ name }) => name);
      for (const name of names) opened.raise(0, name);
      await expect.poll(() => opened.inFlight()).toBe(0);
      const due = facts.all.flatMap((fact) => (fact.kind === 'event-due' ? [fact.payload ?? 'message'] : []));
      expect(due).toEqual(names);
    });

    test('keeps an event in flight until its ack comes', async () => {
      const { opened, facts, received, app, raise } = await running();
      app.does = 'nothing';
      const event = raise();
      const delivery = await received.until((each) => each.event === event);
      expect([opened.inFlight(), storyOf(facts, event)]).toEqual([1, ['sent 0']]);
      delivery.ack();
      await facts.until(of(event, 'ack'));
      expect(opened.inFlight()).toBe(0);
    });

    test('tries again where no ack comes in time, says so to the app, and gives up in the end', async () => {
      const { opened, facts, received, app, raise } = await running(quick);
      app.does = 'nothing';
      const event = raise();
      await facts.until(of(event, 'delivery-ended'));
      expect(received.all.map(({ retry }) => retry)).toEqual(Array.from({ length: promises.attempts }, (_, n) => n));
      expect(storyOf(facts, event)).toEqual([
        ...Array.from({ length: promises.attempts }, (_, n) => [
          `sent ${n}`,
          `failed ${n} ${promises.withoutAnswer}`,
        ]).flat(),
        `abandoned after ${promises.attempts}`,
      ]);
      expect(opened.inFlight()).toBe(0);
    });

    test('takes the ack of a retry, and tells one that comes too late', async () => {
      const { facts, received, app, raise } = await running(quick);
      app.does = 'nothing';
      const event = raise();
      const first = await received.until((each) => each.event === event);
      await facts.until(of(event, 'attempt-failed'));
      const second = await received.until(({ retry }) => retry === 1);
      second.ack();
      await facts.until(of(event, 'delivery-ended'));
      expect(storyOf(facts, event)).toEqual([
        'sent 0',
        `failed 0 ${promises.withoutAnswer}`,
        'sent 1',
        'ack 1 first',
        'acked after 2',
      ]);
      first.ack();
      await facts.until((fact) => fact.kind === 'ack' && fact.attempt === 0 && fact.standing === 'duplicate');
    });

    test.skipIf(promises.refusedBy === undefined)('tells a refusal by its status, and tries again', async () => {
      const { facts, app, raise } = await running(quick);
      app.does = 'refuse';
      const event = raise();
      const failed = await facts.until(of(event, 'attempt-failed'));
      expect(failed).toMatchObject({ attempt: 0, ...promises.refusedBy });
      app.does = 'ack';
      await facts.until(of(event, 'delivery-ended'));
      expect(storyOf(facts, event).slice(-2)).toEqual(['ack 1 first', 'acked after 2']);
    });

    test('tells that there is no app, and gives up after as many attempts', async () => {
      const { facts, raise } = await lab(quick);
      const event = raise();
      await facts.until(of(event, 'delivery-ended'));
      const failures = facts.all.filter(of(event, 'attempt-failed'));
      expect(failures.map((fact) => (fact.kind === 'attempt-failed' ? fact.reason : ''))).toEqual(
        Array.from({ length: promises.attempts }, () => promises.withoutApp),
      );
    });

    test('is not ready without an app, and says so when asked no longer', async () => {
      const { opened } = await lab();
      await expect(opened.ready(AbortSignal.timeout(200))).rejects.toThrow();
    });

    test('goes on when the app has been away', async () => {
      const { facts, app, raise, opened } = await running(quick);
      await app.stop();
      const missed = raise();
      await facts.until(of(missed, 'attempt-failed'));
      await app.start();
      await opened.ready(AbortSignal.timeout(5_000));
      const event = raise();
      await facts.until(of(event, 'ack'));
    });

    test('ends: what it opened is closed, and nothing comes any more', async () => {
      const { opened, app, raise, facts, close } = await running();
      const event = raise();
      await facts.until(of(event, 'delivery-ended'));
      await app.stop();
      await close();
      const doors = [...opened.events, opened.webApi].map(({ listen }) => `http://${listen.host}:${listen.port}/`);
      for (const door of doors) await expect(fetch(door)).rejects.toThrow('fetch failed');
    });
  });
}
