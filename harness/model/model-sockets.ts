/** Slack's side of Socket Mode in virtual time: hosts, tickets, links, and which envelope went where. */

import type { SlackControl } from '../../mocks/slack/io/slack-control.ts';
import { envelopeFrame, retryNumber } from '../../mocks/slack/protocol/delivery/messages.ts';
import { parseAck } from '../../mocks/slack/protocol/delivery/parse-ack.ts';
import type { Observe } from '../../mocks/slack/protocol/facts.ts';
import type { Parcel } from '../../mocks/slack/protocol/letter.ts';
import { type Addressee, createRegistrations } from '../../mocks/slack/protocol/links/registrations.ts';
import { createTickets } from '../../mocks/slack/protocol/links/tickets.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Agenda } from './agenda.ts';
import type { ModelEvents } from './model-events.ts';
import { type ModelLink, openModelLink, type SocketPeer } from './model-link.ts';
import type { Way } from './way.ts';

export interface Ticket {
  readonly id: string;
  readonly host: string;
}

export interface ModelSockets {
  readonly links: ReadonlySet<ModelLink>;
  carry(parcel: Parcel): void;
  /** Undefined where no host is up. */
  ticket(): Ticket | undefined;
  /** An app dials. What it returns gives the dial up. */
  dial(ticket: Ticket, peer: SocketPeer): () => void;
  recycle: SlackControl['recycle'];
  registered(): number;
}

export interface ModelSocketsOptions {
  readonly way: Way;
  readonly agenda: Agenda;
  readonly policy: PolicyValues;
  readonly observe: Observe;
  readonly random: Random;
  readonly events: () => ModelEvents;
  /** Containers that hold sockets, each link on one that is drawn. */
  readonly hosts: number;
}

export function createModelSockets(options: ModelSocketsOptions): ModelSockets {
  const { way, agenda, policy, observe, random, events } = options;
  const hosts = new Map(Array.from({ length: options.hosts }, (_, n) => [`applink-${n + 1}`, true]));
  const registrations = createRegistrations(policy, { random });
  const tickets = createTickets({ lifeUs: () => policy.ticketLifeUs });
  const links = new Set<ModelLink>();
  const ghosts = new Set<Addressee>();
  const sent = new Map<string, Parcel>();
  let issued = 0;
  let opened = 0;

  const registered = (): number => ghosts.size + [...links].filter((link) => link.isRegistered()).length;

  function heard(link: string, text: string): void {
    const frame = parseAck(text);
    if (frame.kind === 'odd') return observe({ kind: 'frame-odd', link, why: frame.why });
    const parcel = sent.get(frame.envelope);
    if (parcel === undefined) return observe({ kind: 'ack-unknown', link, envelope: frame.envelope });
    events().acked(parcel, link);
  }

  function beginGhost(id: string, host: string, untilUs: number): void {
    const ghost: Addressee = { id, host, take: () => {} };
    ghosts.add(ghost);
    registrations.enlist(ghost);
    observe({ kind: 'ghost-began', link: id, host });
    agenda.at(untilUs, () => {
      ghosts.delete(ghost);
      registrations.strike(ghost);
      observe({ kind: 'ghost-ended', link: id });
    });
  }

  function open(host: string, line: Parameters<typeof openModelLink>[0]['line'], peer: SocketPeer) {
    opened += 1;
    const id = `s${opened}`;
    const link: ReturnType<typeof openModelLink> = openModelLink({
      ...options,
      id,
      host,
      line,
      peer,
      heard: (text) => heard(id, text),
      changed: (takes) => (takes ? registrations.enlist(link) : registrations.strike(link)),
      ghost: (untilUs) => beginGhost(id, host, untilUs),
    });
    links.add(link);
    line.send('to-app', () => peer.upgraded(link.socket));
    link.feed({ kind: 'greet', registered: registered(), hello: 'say' });
    return link;
  }

  tick();

  /** One tick for all links; its phase is drawn. */
  function tick(atUs = random.next() * policy.pingEveryUs): void {
    agenda.at(atUs, () => {
      for (const link of links) {
        if (!link.isGreeted()) continue;
        if (agenda.now() - link.pongAtUs() > policy.pongCutOffUs)
          link.feed({ kind: 'cut', why: 'no pong for too long' });
        else link.ping();
      }
      tick(agenda.now() + policy.pingEveryUs);
    });
  }

  return {
    links,
    registered,
    carry(parcel) {
      const { event, attempt, letter } = parcel;
      const link = registrations.choose();
      if (!link) return events().failed(parcel, { reason: 'no_link' });
      const envelope = `envelope-${sent.size}`;
      sent.set(envelope, parcel);
      link.take(envelopeFrame({ envelope, letter, attempt: retryNumber(attempt, policy) }));
      observe({ kind: 'attempt-sent', event, attempt, link: link.id, host: link.host, envelope });
    },
    ticket() {
      const up = [...hosts].flatMap(([host, isUp]) => (isUp ? [host] : []));
      if (up.length === 0) return undefined;
      const ticket = { id: `ticket-${issued}`, host: random.pick(up) };
      issued += 1;
      tickets.issue(ticket.id, ticket.host, agenda.now());
      return ticket;
    },
    dial(ticket, peer) {
      let link: ReturnType<typeof open> | undefined;
      const line = way.connect({
        app: () => peer.closed(),
        slack() {
          link?.lost();
          if (link) links.delete(link);
        },
      });
      if (line === undefined) {
        agenda.at(agenda.now(), () => peer.refused());
        return () => {};
      }
      line.send('to-slack', () => {
        const why = hosts.get(ticket.host)
          ? tickets.objection(ticket.id, ticket.host, agenda.now())
          : 'host is retired';
        if (why === undefined || policy.ticketsAreSpentByRefusal) tickets.spend(ticket.id);
        if (why === undefined) return void (link = open(ticket.host, line, peer));
        observe({ kind: 'link-refused', host: ticket.host, status: policy.ticketRefusal, why });
        line.send('to-app', () => peer.refused());
        line.end('slack');
      });
      return () => line.end('app');
    },
    async recycle(how) {
      const host = [...links].find((link) => link.isGreeted())?.host;
      if (host === undefined) return async () => undefined;
      const held = [...links].filter((link) => link.host === host);
      hosts.set(host, false);
      observe({ kind: 'host-down', host, how: how === 'abrupt' ? 'killed' : 'retired', links: held.length });
      for (const link of held) link.feed({ kind: how === 'abrupt' ? 'killed' : 'retire' });
      observe({ kind: 'fault-met', fault: 'recycle' });
      return async () => {
        if (hosts.get(host)) return;
        hosts.set(host, true);
        observe({ kind: 'host-up', host });
      };
    },
  };
}
