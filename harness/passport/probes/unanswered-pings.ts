/** Pings and pongs of Slack's stop while everything else works. */

import { seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import type { Probe } from '../probe.ts';
import { recoveryFigures } from '../recovery-figures.ts';
import { exitFigure } from '../sight.ts';
import { awaitNewLink } from '../waits.ts';

export const unansweredPings: readonly Probe[] = [
  /** Slack's side is too busy to answer pings (F02). */
  pongsWithheld(
    {
      name: 'pongs-stop',
      title: 'Pongs stop',
      asks: 'Does the app give up a link that works when its pings stay unanswered, and after how long?',
      does: 'Answers no pings of the app any more; everything else works, and TCP is closed with the link',
      source: 'https://github.com/slackapi/bolt-js/issues/2496',
    },
    { leavesTcpOpen: false },
  ),
  /** The same as with real Slack, which leaves TCP open. */
  pongsWithheld(
    {
      name: 'pongs-stop-open',
      title: 'Pongs stop, TCP left open',
      asks: 'And how long does it take where TCP stays open after the app’s close frame, as with Slack?',
      does: 'Answers no pings of the app any more; the app’s close frame is answered, TCP stays open',
      source: 'https://github.com/slackapi/bolt-js/issues/2496',
    },
    { leavesTcpOpen: true },
  ),
  /** Slack's own pings, by which some clients tell that a link lives, do not come (F19). */
  pingsWithheld(
    {
      name: 'pings-stop',
      title: 'Slack’s pings stop',
      asks: 'Does the app give up a link that works when Slack’s pings stop, and after how long?',
      does: 'Sends no pings any more, from just after one on; everything else works, and TCP is closed with the link',
      source: 'https://github.com/slackapi/node-slack-sdk/issues/1243',
    },
    { leavesTcpOpen: false },
  ),
  /** The same as with real Slack, which leaves TCP open. */
  pingsWithheld(
    {
      name: 'pings-stop-open',
      title: 'Slack’s pings stop, TCP left open',
      asks: 'And how long does it take where TCP stays open after the app’s close frame, as with Slack?',
      does: 'Sends no pings any more, from just after one on; the app’s close frame is answered, TCP stays open',
      source: 'https://github.com/slackapi/node-slack-sdk/issues/1243',
    },
    { leavesTcpOpen: true },
  ),
];

/** A probe that answers no pings until the app gives its link up; the next link is a good one. */
function pongsWithheld(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'does' | 'source'>,
  { leavesTcpOpen }: { readonly leavesTcpOpen: boolean },
): Probe {
  return {
    ...about,
    patience: seconds(50),
    isPhased: true,
    policy: { leavesTcpOpen },
    async act(site) {
      const end = await site.strike({ ...slackFault('withhold-pongs', {}), text: about.does });
      await site.until(({ kind }) => kind === 'link-closing' || kind === 'link-closed', site.patience);
      await end();
      await awaitNewLink({ ...site, patience: seconds(20) });
    },
    figures: (sight) =>
      sight.entries.some(({ kind }) => kind === 'ping-heard')
        ? recoveryFigures(sight, { note: 'Depends on when in the tick of its pings they stop' })
        : [
            {
              name: 'reconnect',
              title: 'From the fault to a new link with its hello',
              kind: 'nothing',
              why: 'it sends no pings of its own',
            },
            exitFigure(sight),
          ],
  };
}

/** A probe that sends no pings until the app has another link. */
function pingsWithheld(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'does' | 'source'>,
  { leavesTcpOpen }: { readonly leavesTcpOpen: boolean },
): Probe {
  return {
    ...about,
    patience: seconds(60),
    longPatience: seconds(120),
    isPhased: true,
    policy: { leavesTcpOpen },
    async act(site) {
      // Just after a ping, so that the strike is the instant of the last one.
      await site.next(({ kind }) => kind === 'pong-heard', seconds(15));
      const end = await site.strike({ ...slackFault('withhold-pings', {}), text: about.does });
      await awaitNewLink(site);
      await end();
    },
    figures: (sight) => recoveryFigures(sight),
  };
}
