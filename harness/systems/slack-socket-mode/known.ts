import { seconds } from '../../base/units.ts';
import { type Known, withFigures } from '../known.ts';
import { knownOfSocketMode } from '../socket-mode-client.ts';

const client = knownOfSocketMode({
  one: { beginning: '1.' },
  two: { beginning: '2.', failing: ['2.0.7'] },
  three: { beginning: '3.', failing: ['3.1.0', '3.0.0'], measured: ['3.1.0'] },
  odd: ['3.1.0', '3.0.0', '2.0.7', '1.3.6'],
});

export const known: Known = {
  ...client,
  failures: [
    ...(client.failures ?? []),
    ...withFigures(
      {
        id: 'N14',
        versions: ['3.1.0'],
        transport: 'socket-mode',
        scenario: 'start-while-slack-is-silent',
        note: 'Its Web API client has no time-out: it waits for ever for the answer to its first call',
        source: 'docs/slack-protocol.md §4.2',
      },
      { recovery: [seconds(15.01), seconds(200)] },
    ),
  ],
};
