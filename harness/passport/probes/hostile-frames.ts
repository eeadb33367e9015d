/** Frames that Slack does not send, or sends seldom, written into the app's links. */

import { seconds } from '../../base/units.ts';
import type { Fault } from '../../faults/fault.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import type { Entry } from '../../journal/facts.ts';
import type { Figure } from '../figure.ts';
import type { Probe } from '../probe.ts';
import { deafUs, exitFigure, newLink, type Sight } from '../sight.ts';

const rateLimitNotice = {
  envelope_id: '5b1f6c1e-0000-4000-8000-000000000001',
  payload: {
    token: 'mock-verification-token',
    type: 'app_rate_limited',
    team_id: 'T0MOCK0001',
    minute_rate_limited: 1_763_800_000,
    api_app_id: 'A0MOCK0001',
  },
  type: 'events_api',
  accepts_response_payload: false,
  retry_attempt: 0,
  retry_reason: '',
};

export const hostileFrames: readonly Probe[] = [
  /** Slack's own notice that it drops events: a payload of another shape than an event's. */
  hostileFrame(
    {
      name: 'app-rate-limited',
      title: 'app_rate_limited',
      asks: 'Does the app outlive Slack’s notice that it drops events?',
      does: 'Sends an envelope with an app_rate_limited payload',
      source: 'https://docs.slack.dev/apis/events-api/',
    },
    slackFault('text-frame', { text: JSON.stringify(rateLimitNotice) }),
  ),
  /** RFC 6455 §5.2: the connection must be failed. */
  hostileFrame(
    {
      name: 'frame-reserved-opcode',
      title: 'Frame with a reserved opcode',
      asks: 'What does the app do with a frame whose opcode means nothing?',
      does: 'Writes an empty frame with opcode 3',
      source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.2',
    },
    slackFault('raw-frame', { hex: '8300' }),
  ),
  /** RFC 6455 §5.1: a client must close the connection. */
  hostileFrame(
    {
      name: 'frame-masked',
      title: 'Masked frame from the server',
      asks: 'What does the app do with a masked frame, which only clients may send?',
      does: 'Writes a masked text frame, {}',
      source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.1',
    },
    // The mask is zero, so that the text is readable as it stands.
    slackFault('raw-frame', { hex: '8182000000007b7d' }),
  ),
  /** Whatever Slack sends next is taken for the payload of this frame, unless the app refuses it. */
  hostileFrame(
    {
      name: 'frame-oversize',
      title: 'Frame that claims 1 TiB',
      asks: 'What does the app do with a frame that claims to be larger than any memory?',
      does: 'Writes the head of a text frame of 1 TiB',
      source: 'https://www.rfc-editor.org/rfc/rfc6455#section-10.4',
    },
    slackFault('raw-frame', { hex: '817f0000010000000000' }),
  ),
  /** RFC 6455 §8.1: the connection must be failed. */
  hostileFrame(
    {
      name: 'frame-invalid-utf8',
      title: 'Text that is no UTF-8',
      asks: 'What does the app do with a text frame that is no UTF-8?',
      does: 'Writes a text frame of the bytes C3 28',
      source: 'https://www.rfc-editor.org/rfc/rfc6455#section-8.1',
    },
    slackFault('raw-frame', { hex: '8102c328' }),
  ),
  /** What a new kind of frame would meet. */
  hostileFrame(
    {
      name: 'frame-unknown-type',
      title: 'JSON of an unknown type',
      asks: 'Does the app go on after a frame whose type it does not know?',
      does: 'Sends {"type":"from_the_future"}',
      source: 'slack-protocol.md §1.4',
    },
    slackFault('text-frame', { text: '{"type":"from_the_future","debug_info":{"host":"applink-1"}}' }),
  ),
  /** What a proxy between could write. */
  hostileFrame(
    {
      name: 'frame-no-json',
      title: 'Text that is no JSON',
      asks: 'Does the app go on after a frame that is no JSON?',
      does: 'Sends the text: upstream connect error',
      source: 'slack-protocol.md §1.4',
    },
    slackFault('text-frame', { text: 'upstream connect error' }),
  ),
];

/** A link that answers events for so long after the frame has taken no harm. */
const watched = seconds(4);

/** A probe that writes bytes into the app's links that Slack would not send, and sees what becomes of them. */
function hostileFrame(about: Pick<Probe, 'name' | 'title' | 'asks' | 'does' | 'source'>, frame: Fault): Probe {
  return {
    ...about,
    patience: seconds(55),
    async act(site) {
      await site.strike({ ...frame, text: about.does });
      const lost = await site.until(isEnd, watched);
      let acks = 0;
      // One may have been under way when the frame was written.
      if (!lost && (await site.until(({ kind }) => kind === 'ack' && (acks += 1) > 1, seconds(1)))) return;
      if (site.isRunning() && (await site.until(({ kind }) => kind === 'link-ready', site.patience)))
        await site.pause(seconds(1));
    },
    figures: (sight) => [
      { name: 'link', title: 'The link', kind: 'words', words: fateOf(sight) },
      ...reconnect(sight),
      exitFigure(sight),
    ],
  };
}

function isEnd({ kind }: Entry): boolean {
  return kind === 'link-closing' || kind === 'link-closed';
}

function fateOf(sight: Sight): string {
  const { links, endAt, exit } = sight;
  const [old] = links;
  if (exit) return 'ends with the process';
  if (old?.closing && old.closing.at <= endAt)
    return `${old.closing.by === 'app' ? 'the app' : 'Slack'} closes it with ${old.closing.code}`;
  if (old?.closed && old.closed.at <= endAt) return 'the app drops TCP without a close frame';
  return isHeard(sight) ? 'stays, and events go on' : 'stays, and brings no more events';
}

/** The old link still brought events a while after the frame. */
function isHeard({ links, entries, struckAt }: Sight): boolean {
  return entries.some(
    (entry) => entry.kind === 'ack' && entry.link === links[0]?.id && entry.at > struckAt + watched / 2,
  );
}

function reconnect(sight: Sight): readonly Figure[] {
  const link = newLink(sight);
  if (!link) return [];
  return [
    {
      name: 'reconnect',
      title: 'From the frame to a new link with its hello',
      kind: 'number',
      unit: 'us',
      number: link.readyAt - sight.struckAt,
    },
    {
      name: 'deaf',
      title: 'Without a link that could bring an event',
      kind: 'number',
      unit: 'us',
      number: deafUs(sight, { cutsLinks: !isHeard(sight) }),
    },
  ];
}
