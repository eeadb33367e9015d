import { testToxiproxy } from './conformance.contract.ts';
import { startToxiproxy } from './start-toxiproxy.ts';

testToxiproxy({
  name: 'embedded Toxiproxy',
  start: () => startToxiproxy(),
  differences: {
    listensByDefaultOn: { host: '127.0.0.1', why: 'the harness opens no port to other machines' },
    removalSparesFromReset: { is: true, why: 'the real one sleeps where it cannot be interrupted, and blocks its API' },
    version: /^embedded-2\.12\.0$/,
  },
});
