import { seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import { together } from '../../faults/together.ts';
import type { Entry } from '../../journal/facts.ts';
import { backOffFigures } from '../back-off-figures.ts';
import type { Probe } from '../probe.ts';
import { exitFigure, linksAt, triesOf } from '../sight.ts';
import { gatherTries } from '../waits.ts';

const does = 'Resets the app’s connection and says too_many_websockets in place of hello on every new link';
const isTry = (entry: Entry): boolean => entry.kind === 'disconnect-sent' && entry.reason === 'too_many_websockets';

/** The pool of ten links is full, of ghosts for example (F06, F07). */
export const tooManyWebsockets = {
  name: 'too-many-websockets',
  title: 'too_many_websockets in place of hello',
  asks: 'How does the app try again when Slack says that it holds too many sockets?',
  does,
  source: 'https://github.com/slackapi/java-slack-sdk/issues/1223',
  patience: seconds(45),
  policy: { connectionsOpenPerMinute: 1_000_000, connectionsOpenBurst: 10_000 },
  async act(site) {
    const end = await site.strike(
      together(does, slackFault('too-many-websockets', {}), slackFault('end-links', { how: { kind: 'rst' } })),
    );
    await gatherTries(site, isTry, 5);
    await end();
    await site.until(({ kind }) => kind === 'link-ready', seconds(12));
  },
  figures: (sight) => [
    ...backOffFigures(triesOf(sight, isTry), { links: linksAt(sight, sight.struckAt).length }),
    exitFigure(sight),
  ],
  tries: { curve: 'too_many_websockets', isTry },
} as const satisfies Probe;
