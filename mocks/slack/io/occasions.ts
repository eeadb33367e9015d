import type { SlackMemory } from '../protocol/slack-memory.ts';
import { deliveryId } from '../protocol/payloads/delivery-id.ts';
import type { Occasion, PayloadKind } from '../protocol/payloads/payload-kind.ts';
import { placeOf, workspace } from '../protocol/workspace.ts';

export interface Occasions {
  /** The next one of the stream, now. */
  next(kind: PayloadKind): Occasion;
  /** What an app may do with a command or interaction, Slack knows before the app hears of it. */
  remember(kind: PayloadKind, occasion: Occasion): void;
}

/** What happens in the workspace, numbered from 0; Slack's timestamps are wall clock. */
export function createOccasions(options: {
  readonly memory: SlackMemory;
  /** The origin of response_urls, asked at each command. */
  readonly responseUrlBase: () => string;
  readonly text?: string | undefined;
}): Occasions {
  const { memory, responseUrlBase, text } = options;
  let count = 0;
  return {
    next(kind) {
      const n = count;
      count += 1;
      // The last six digits keep two deliveries of one second apart.
      const ts = `${Math.floor(Date.now() / 1_000)}.${String(n % 1_000_000).padStart(6, '0')}`;
      const id = deliveryId(kind, n, ts);
      const responseUrl = kind.responds === undefined ? '' : new URL(responsePath(kind, n), responseUrlBase()).href;
      const typed = text === undefined ? {} : { text: text.replaceAll('{n}', String(n)) };
      return { id, n, ts, place: placeOf(n), responseUrl, ...typed };
    },
    remember(kind, occasion) {
      const nowMs = Date.now();
      const view = kind.view?.(occasion);
      const message = kind.message?.(occasion);
      const { channel } = occasion.place;
      if (view) memory.storeView(view);
      if (message) memory.store(channel, message);
      if (kind.naming === 'trigger') memory.issueTrigger(occasion.id, nowMs, view?.id);
      if (kind.responds === undefined) return;
      const origin = { channel, ...(message ? { ts: message.ts } : {}) };
      memory.issueResponseUrl(responsePath(kind, occasion.n), nowMs, origin);
    },
  };
}

function responsePath({ responds }: PayloadKind, n: number): string {
  return `/${responds}/${workspace.team}/${n}/${n.toString(16).padStart(24, '0')}`;
}
