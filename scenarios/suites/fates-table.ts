/** What becomes of an app, and what a stranger must read about it. */

import type { CauseName } from '../../harness/analysis/cause/index.ts';
import { slackFault } from '../../harness/faults/slack-fault.ts';
import { rollingRestart } from '../../harness/faults/rolling-restart.ts';
import { refused } from '../../harness/faults/refused.ts';
import type { Scenario } from '../../harness/matrix/scenario.ts';
import type { TimedFault } from '../../harness/matrix/timed-fault.ts';
import type { TransportName } from '../../harness/result.ts';
import { type Micros, seconds } from '../../harness/base/units.ts';
import { burst } from '../../harness/workloads/burst.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { BehaviourName } from '../../mocks/apps/behaviours/index.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';

interface Truth {
  readonly exit: 0 | 1;
  readonly cause?: CauseName;
  /** The cell's sentence. */
  readonly why: RegExp;
  /** The run's first finding. */
  readonly headline: RegExp;
  /** Kinds of losses, one after the other. Default: nothing was lost. */
  readonly losses?: RegExp;
  /** Deaf for so many seconds, at least and at most: the same over both transports. Default: not compared. */
  readonly deafFor?: readonly [number, number];
  readonly strayAcks?: Readonly<Record<string, number>>;
  /** What lint says, rule by rule. Default: not compared. */
  readonly lint?: Readonly<Record<string, RegExp>>;
}

export interface Fate {
  readonly name: string;
  readonly behaviour: BehaviourName;
  readonly workload: Scenario['workload'];
  readonly faults?: readonly TimedFault[];
  /** Recovery, at most. */
  readonly within?: Micros;
  readonly policy?: Partial<PolicyValues>;
  /** Processes that are replaced one after the other. Default: one, which stays. */
  readonly instances?: number;
  readonly truth: Truth;
  /** Where a transport differs, and why. */
  readonly but?: Partial<Record<TransportName, Partial<Truth> & { readonly because: string }>>;
  readonly unsupported?: Partial<Record<TransportName, string>>;
}

const short = steady({ perSecond: 5, lasting: seconds(6) });
const outage = {
  workload: steady({ perSecond: 5, lasting: seconds(12) }),
  faults: [{ from: seconds(2), to: seconds(5), fault: refused() }],
  within: seconds(3),
};

const gap = { from: seconds(2), to: seconds(5) } as const;

const rollout = {
  workload: steady({ perSecond: 6, lasting: seconds(14), warmUp: seconds(5) }),
  faults: [{ from: seconds(5.5), to: seconds(6), fault: rollingRestart() }],
  instances: 2,
};

/** The longest first: the others have their turns meanwhile. */
export const theFates: readonly Fate[] = [
  {
    name: 'its new process waits for an old one',
    behaviour: 'needs-a-lease',
    ...rollout,
    truth: {
      exit: 1,
      cause: 'holds-up-rollout',
      why: /^The app’s new process \(instance 3\), started .*, did not begin beside the old ones: 15\.\d s later it had no link that got its hello\. .*Failed: new processes never reached: 1, expected at most 0$/,
      headline:
        /fails over Socket Mode\. The app’s new process \(instance 3\), started .*, did not begin beside the old ones/,
    },
    but: {
      http: {
        because: 'Slack dials: nobody listens',
        why: /^The app’s new process \(instance 3\), started .*, did not begin beside the old ones: 15\.\d s later nothing took connections at its port\. /,
        headline:
          /fails over HTTP\. The app’s new process \(instance 3\), started .*, did not begin beside the old ones/,
      },
    },
  },
  {
    name: 'its new process has a link too early',
    behaviour: 'warms-up',
    ...rollout,
    unsupported: { http: 'rolling-restart asks it there' },
    truth: {
      exit: 1,
      cause: 'serves-too-early',
      why: /^The app’s new process \(instance [34]\) had its link .* after its start, .*, and could not serve yet: \d+ events sent on that link got no ack, the last of them sent \d\.\d s later\. A process opens its link when it is ready, not before\. Failed: /,
      headline: /fails over Socket Mode\. The app’s new process \(instance [34]\) had its link/,
    },
  },
  {
    name: 'never back',
    behaviour: 'no-reconnect',
    ...outage,
    truth: {
      exit: 1,
      cause: 'never-back',
      losses: /^never delivered$/,
      why: /^The app never came back: its link s\d ended .* into the fault \(connections for events are refused.*\), and it never asked Slack for another; .*recovery: more than .*\(not back when the run ended; it did not try to connect\)/,
      headline: /fails over Socket Mode\. The app never came back/,
    },
    but: {
      http: {
        because: 'there is no link to lose: Slack calls, and nobody listens',
        why: /^Every connection to the app’s Request URL failed until the run ended, though its process ran: .* It does not listen there any more.*recovery: more than .*\(not back when the run ended; Slack tried \d+ times/,
        headline: /fails over HTTP\. Every connection to the app’s Request URL failed until the run ended/,
      },
    },
  },
  {
    name: 'frozen for 45 s',
    behaviour: 'freezes-for-long',
    workload: steady({ perSecond: 2, lasting: seconds(52) }),
    truth: {
      exit: 1,
      cause: 'froze',
      deafFor: [40, 45],
      why: /The app stood still from .* for 4[4-8]\.\d s, though its process ran: no ack and no other sign of life; Slack sent it \d+ events meanwhile/,
      headline: /The app stood still .* for 4[4-8]\.\d s/,
    },
  },
  {
    name: 'frozen for 20 s',
    behaviour: 'freezes',
    workload: steady({ perSecond: 2, lasting: seconds(27) }),
    truth: {
      exit: 1,
      cause: 'froze',
      deafFor: [15, 20],
      why: /The app stood still from .* for (19|2[0-3])\.\d s, though its process ran: no ack and no other sign of life; Slack sent it \d+ events meanwhile/,
      headline: /The app stood still .* for (19|2[0-3])\.\d s/,
    },
  },
  {
    name: 'blocked loop',
    behaviour: 'stalls',
    workload: steady({ perSecond: 5, lasting: seconds(12) }),
    truth: {
      exit: 1,
      cause: 'froze',
      deafFor: [1, 5],
      why: /The app stood still from .* for [4-8]\.\d s, though its process ran: no ack and no other sign of life/,
      headline: /The app stood still .* for [4-8]\.\d s/,
    },
  },
  {
    name: 'acks and drops',
    behaviour: 'acks-and-drops',
    workload: short,
    truth: {
      exit: 1,
      cause: 'acks-and-drops',
      losses: /^acknowledged, not handled$/,
      deafFor: [0, 1],
      why: /^The app acknowledged 30 events and handled none of them\. The first was event .* Failed: lost: 30, expected at most 0$/,
      headline: /The app acknowledged 30 events and handled none of them/,
    },
  },
  {
    name: 'acks twice',
    behaviour: 'acks-twice',
    workload: short,
    unsupported: { http: 'A request over HTTP has one answer' },
    truth: {
      exit: 0,
      why: /^acknowledged at the first attempt: 100 %/,
      headline: /^No event was lost, of 30 over/,
      strayAcks: { twice: 30 },
      lint: {
        'acks-twice':
          /^The app acknowledged event Ev\w+ again, which it had acknowledged already, .* into the run, the first of 30 such acks$/,
      },
    },
  },
  {
    name: 'dies before the ack',
    behaviour: 'dies-before-ack',
    workload: short,
    truth: {
      exit: 1,
      cause: 'ended-by-itself',
      losses: /^(never delivered|lost to hastened retries|, )*$/,
      why: /The app’s process crashed \(exit code 3\), .* with \d events? not acknowledged.*; it said: “Error: the tenth delivery is too much”; it ended so [2-9] times in all/,
      headline: /The app’s process crashed \(exit code 3\), .* not acknowledged/,
    },
  },
  {
    name: 'dies after the ack',
    behaviour: 'dies-after-ack',
    workload: short,
    truth: {
      exit: 1,
      cause: 'ended-by-itself',
      losses: /in hand when the app ended by itself/,
      why: /The app’s process crashed \(exit code 3\), .* with \d events? .*acknowledged and not handled; it said: “Error: the tenth delivery is too much”; it ended so [2-9] times in all/,
      headline: /The app’s process crashed \(exit code 3\), .* acknowledged and not handled/,
    },
  },
  {
    name: 'back late',
    behaviour: 'back-late',
    ...outage,
    truth: {
      exit: 1,
      cause: 'back-late',
      why: /The app had a link again only [4-8]\.\d s after the fault was over .*, and it asked Slack for another only [78]\.\d s later\. Failed: recovery: [4-9]\.\d s/,
      headline: /The app had a link again only [4-8]\.\d s after the fault was over/,
    },
    but: {
      http: {
        because: 'there is no link: it shows by the requests that are not answered',
        why: /The app answered again only [4-9]\.\d s after the fault was over .*: none of the \d+ requests that Slack sent it since then had got an ack\. Failed: recovery: [4-9]\.\d s/,
        headline: /The app answered again only [4-9]\.\d s after the fault was over/,
      },
    },
  },
  {
    name: 'without a link when Slack recycles',
    behaviour: 'leaves-its-link',
    workload: steady({ perSecond: 5, lasting: seconds(13) }),
    faults: [{ from: seconds(5), to: seconds(7), fault: slackFault('recycle', { how: 'announced' }) }],
    within: seconds(2),
    unsupported: { http: 'There is no link to leave' },
    truth: {
      exit: 1,
      cause: 'leaves-its-link',
      // It has no link again when the last of the retries come.
      // It rests for 8 s; Slack may see the end of its link a moment later than it does.
      losses: /^lost to hastened retries$/,
      why: /The app closed its link s\d without a close frame, [23]\.\d s into the run, although nothing was wrong with it, and had the next one only (?:7\.9|[89]\.\d) s later\. Failed: recovery: [4-7]\.\d s, .*\. Fault "recycle" had no effect: 0 sockets that ended with their container( \(beside .*\))?$/,
      headline: /The app closed its link s\d without a close frame/,
    },
  },
  {
    name: 'answers 401',
    behaviour: 'answers-401',
    workload: short,
    unsupported: { 'socket-mode': 'An envelope has no status to be answered with' },
    truth: {
      exit: 1,
      cause: 'refuses',
      losses: /^refused$/,
      why: /^The app answered 401 to all 120 requests, from the first on: it does not accept Slack’s signature\. .*lost: 30/,
      headline: /The app answered 401 to all 120 requests/,
    },
  },
  {
    name: 'never ends its answers',
    behaviour: 'never-ends-answers',
    workload: short,
    unsupported: { 'socket-mode': 'An ack is one frame' },
    truth: {
      exit: 1,
      cause: 'never-ends-answers',
      why: /^The app began its answer \(200\) to 120 of 120 requests and never ended it, and Slack waits 3\.0 s for the last byte\. The first was to event \w+, sent .* into the run\. Failed: acknowledged at the first attempt: 0 %/,
      headline: /The app began its answer \(200\) to 120 of 120 requests and never ended it/,
    },
  },
  {
    name: 'hangs up',
    behaviour: 'hangs-up',
    workload: short,
    unsupported: { 'socket-mode': 'There is one connection for all' },
    truth: {
      exit: 1,
      cause: 'hangs-up',
      // All four requests about one event may be among the third ones.
      losses: /^(never delivered)?$/,
      why: /^The app closed the connection without an answer to \d+ of \d+ requests, the first with event \w+, .* into the run\. It was there: it answered others less than a second before and after\. (?:It left each 3rd of the requests, in the order in which they came, and it answered all others\. )?Failed: acknowledged at the first attempt/,
      headline: /The app closed the connection without an answer to \d+ of \d+ requests/,
    },
  },
  {
    name: 'ends kept connections',
    behaviour: 'ends-kept-connections',
    workload: burst({ perSecond: 6, everySeconds: 1, lasting: seconds(8) }),
    policy: { keepsConnections: true },
    unsupported: { 'socket-mode': 'There is one connection for all' },
    truth: {
      exit: 1,
      cause: 'ends-kept-connections',
      losses: /^(never delivered)?$/,
      why: /^The app closes or forgets kept-alive connections while Slack uses them: of \d+ requests on a connection that had carried one before it closed \d+ without an answer, of \d+ on a new one 0\. .* sent again at once over another connection\. /,
      headline: /The app closes or forgets kept-alive connections while Slack uses them/,
    },
  },
  {
    name: 'answers 500',
    behaviour: 'answers-500',
    workload: short,
    unsupported: { 'socket-mode': 'An envelope has no status to be answered with' },
    truth: {
      exit: 1,
      cause: 'refuses',
      losses: /^refused$/,
      why: /The app answered 500 to all 120 requests, from the first on\. .*lost: 30/,
      headline: /The app answered 500 to all 120 requests/,
    },
  },
  {
    name: 'answers 302',
    behaviour: 'answers-302',
    workload: short,
    unsupported: { 'socket-mode': 'An envelope has no status to be answered with' },
    truth: {
      exit: 1,
      cause: 'redirects',
      losses: /^refused$/,
      why: /The app answered 120 of 120 requests with a redirect \(302\), the first with event .*lost: 30/,
      headline: /The app answered 120 of 120 requests with a redirect \(302\)/,
    },
  },
  {
    name: 'silent',
    behaviour: 'silent',
    workload: short,
    truth: {
      exit: 1,
      cause: 'silent',
      losses: /^never delivered$/,
      why: /^The app acknowledged none of the 30 events that Slack sent it and handled none\. .*lost: 30/,
      headline: /The app acknowledged none of the 30 events that Slack sent it and handled none/,
    },
  },
  {
    name: 'misses some',
    behaviour: 'misses-some',
    workload: steady({ perSecond: 10, lasting: seconds(6) }),
    truth: {
      exit: 1,
      cause: 'misses-first-tries',
      why: /^The app did not acknowledge 6 of 60 events within 3\.0 s when Slack sent them first; 6 of them it acknowledged later\. The first was event \w+, .*acknowledged at the first attempt: 90 %/,
      headline: /The app did not acknowledge 6 of 60 events within 3\.0 s when Slack sent them first/,
    },
  },
  {
    name: 'posts into 429',
    behaviour: 'prompt',
    workload: steady({ perSecond: 20, lasting: seconds(6), raises: 'app-mention' }),
    // The workspace has 60 channels, and the second half of 120 mentions comes where the app has posted before.
    policy: { enforcesTiers: true, postsPerChannelPerMinute: 6 },
    truth: {
      exit: 0,
      why: /; 60 of 18[01] calls of the Web API were refused: chat\.postMessage: ratelimited \(429\), 60 times$/,
      headline: /^Slack refused 60 of 18[01] calls of the Web API: chat\.postMessage: ratelimited \(429\), 60 times$/,
    },
  },
  {
    name: 'sound',
    behaviour: 'prompt',
    workload: short,
    truth: {
      exit: 0,
      deafFor: [0, 1],
      why: /^acknowledged at the first attempt: 100 %.*lost: 0/,
      headline: /^No event was lost, of 30 over/,
    },
  },
  {
    name: 'sound and catching up',
    behaviour: 'catches-up',
    workload: steady({ perSecond: 5, lasting: seconds(12) }),
    faults: [
      { ...gap, over: 'http', fault: slackFault('lose-events', {}) },
      { ...gap, over: 'socket-mode', fault: slackFault('refuse-upgrades', { status: 503 }) },
      { ...gap, over: 'socket-mode', fault: slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }) },
    ],
    policy: { eventsWithoutLinks: 'dropped', channelsInUse: 1, variesMessages: false },
    // What it fetched is handled, and in no list of losses
    truth: { exit: 0, why: /lost: 0/, headline: /^No event was lost, of 60 over/ },
  },
  {
    name: 'sound through an outage',
    behaviour: 'prompt',
    ...outage,
    truth: { exit: 0, why: /^lost: 0.*recovery: /, headline: /^No event was lost, of 60 over/ },
  },
];
