/** What Slack writes besides payloads: the questions to a Request URL (slack-protocol.md §2.3) and the frames of Socket Mode (§1.3–1.6), keys in Slack's order. */

import type { Letter } from '../letter.ts';
import type { PolicyValues } from '../policy.ts';
import { slackJson } from '../slack-json.ts';
import { workspace } from '../workspace.ts';

export function urlVerification(challenge: string): string {
  return slackJson(
    { token: workspace.verificationToken, challenge, type: 'url_verification' },
    { escapesSlashes: true },
  );
}

/** What Slack asks now and then of the Request URL of commands, as a form. */
export function sslCheck(): string {
  return new URLSearchParams({ ssl_check: '1', token: workspace.verificationToken }).toString();
}

export function helloFrame(options: {
  readonly host: string;
  readonly connections: number;
  readonly lifeSeconds: number;
}): string {
  return JSON.stringify({
    type: 'hello',
    num_connections: options.connections,
    debug_info: { host: options.host, build_number: 18, approximate_connection_time: options.lifeSeconds },
    connection_info: { app_id: workspace.app },
  });
}

export function disconnectFrame(reason: DisconnectReason, host: string): string {
  return JSON.stringify({ type: 'disconnect', reason, debug_info: { host } });
}

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** An envelope around a letter; `attempt` is a retry number. Only events carry the number and reason of a retry (slack-protocol.md §1.4). */
export function envelopeFrame(options: {
  readonly envelope: string;
  readonly letter: Pick<Letter, 'body' | 'envelopeType' | 'acceptsPayload'>;
  readonly attempt: number;
}): string {
  const { envelope, letter, attempt } = options;
  const { body, envelopeType, acceptsPayload } = letter;
  const common = `{"envelope_id":"${envelope}","payload":${body},"type":"${envelopeType}","accepts_response_payload":${acceptsPayload}`;
  if (envelopeType !== 'events_api') return `${common}}`;
  return `${common},"retry_attempt":${attempt},"retry_reason":"${attempt === 0 ? '' : 'timeout'}"}`;
}

/** The number of an attempt as the app gets it: 0 at first, then 1, 2, 3, and beyond under Delayed Events (slack-protocol.md §2.5). */
export function retryNumber(
  attempt: number,
  { delayedEventsRetryNumbers }: Pick<PolicyValues, 'delayedEventsRetryNumbers'>,
): number {
  return delayedEventsRetryNumbers === 'stay-at-3' ? Math.min(attempt, 3) : attempt;
}
