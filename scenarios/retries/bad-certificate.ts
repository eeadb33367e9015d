import { badCertificate } from '../../harness/faults/bad-certificate.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const badCertificateScenario = {
  name: 'bad-certificate',
  suite: 'retries',
  title: 'Bad certificates',
  asks: 'Are the events handled in the end that are due while the certificate is expired, self-signed or another host’s?',
  source: 'https://docs.slack.dev/apis/events-api/ (ssl_error); slack-protocol.md F33',
  workload: steady({ perSecond: 10, lasting: seconds(10) }),
  // One after another: the last retry comes 12 s after an event and must not meet another of them.
  faults: [
    { from: seconds(1), to: seconds(2), fault: badCertificate({ kind: 'expired' }) },
    { from: seconds(2), to: seconds(3), fault: badCertificate({ kind: 'self-signed' }) },
    { from: seconds(3), to: seconds(4), fault: badCertificate({ kind: 'wrong-name' }) },
  ],
  needsTls: true,
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'affected' },
  proof: {
    http: { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
    'socket-mode': { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
  },
} as const satisfies Scenario;
