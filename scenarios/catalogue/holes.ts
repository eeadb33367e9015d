/** What no app that is broken on purpose proves yet, each with the reason; the list may only shrink. */

import type { Holes } from './detection-table.ts';

/** Apps that do nothing wrong. */
export const soundApps = ['prompt', 'dedupes'] as const;

export const holes: Holes = {
  'behaviour believes-forms': 'forged-requests sends events alone, no forms',
  'behaviour chokes-silently': 'every-kind-of-message names one app a transport, and has two others',
  'behaviour handles-twice': 'its figure (over-handled) fails a cell, but no scenario or fate names this app',
  'behaviour hangs-at-odd-bodies': 'hostile-bodies names one app a transport, and has the one that crashes',
  'behaviour ignores-pings': 'half-minute-of-silence names one app a transport, and has another',
  'behaviour keeps-raw-json-only': 'slash-command names one app a transport, and has another',
  'behaviour needs-text': 'every-kind-of-message names one app a transport, and has two others',
  'behaviour never-acks': 'no scenario or fate runs it: it would fail each of them',
  'cause acks-elsewhere': 'proven by a written history (cause.test.ts); no app of ours acknowledges on another link',
  'cause given-up': 'proven by a written history (cause.test.ts); it says what Slack did, where no other cause shows',
  'cause handles-repeats':
    'proven by a written history (cause.test.ts); it fails a cell with --promise exactly-once only',
  'cause handles-twice': 'proven by a written history (cause.test.ts); see the behaviour of its name',
  'cause leaves-odd-requests': 'proven by a written history (cause.test.ts); see hangs-at-odd-bodies',
  'rule ack-too-long': 'proven by a written history (lint.test.ts); no app of ours sends such an ack',
  'rule ignores-pings': 'proven by a written history (lint.test.ts); see the behaviour of its name',
  'rule too-many-links': 'proven by a written history (lint.test.ts); see doubles-its-link, which restless names first',
};

/** Raise it only with a reason above that convinces a stranger. */
export const mostHoles = 16;
