/** What no app that is broken on purpose proves yet, each with the reason; the list may only shrink. */

import type { Holes } from './detection-table.ts';

/** Apps that do nothing wrong. */
export const soundApps = ['prompt', 'dedupes', 'catches-up'] as const;

export const holes: Holes = {
  'cause acks-elsewhere': 'proven by a written history (cause.test.ts); no app of ours acknowledges on another link',
  'cause given-up': 'proven by a written history (cause.test.ts); it says what Slack did, where no other cause shows',
  'cause handles-repeats':
    'proven by a written history (cause.test.ts); it fails a cell with --promise exactly-once only',
  'rule too-many-links': 'proven by a written history (lint.test.ts); see doubles-its-link, which restless names first',
};

/** Raise it only with a reason above that convinces a stranger. */
export const mostHoles = 4;
