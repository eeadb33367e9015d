import { hostileFrame } from '../hostile-frame.ts';
import type { Probe } from '../probe.ts';
import { textFrame } from '../raw-frame.ts';

const envelope = {
  envelope_id: '5b1f6c1e-0000-4000-8000-000000000001',
  payload: {
    token: 'mock-verification-token',
    type: 'app_rate_limited',
    team_id: 'T0MOCK0001',
    minute_rate_limited: 1_763_800_000,
    api_app_id: 'A0MOCK0001',
  },
  type: 'events_api',
  accepts_response_payload: false,
  retry_attempt: 0,
  retry_reason: '',
};

/** Slack's own notice that it drops events: a payload of another shape than an event's. */
export const appRateLimited: Probe = hostileFrame(
  {
    name: 'app-rate-limited',
    title: 'app_rate_limited',
    asks: 'Does the app outlive Slack’s notice that it drops events?',
    does: 'Sends an envelope with an app_rate_limited payload',
    source: 'https://docs.slack.dev/apis/events-api/',
  },
  textFrame(JSON.stringify(envelope)),
);
