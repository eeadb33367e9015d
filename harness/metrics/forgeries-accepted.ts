import { isAccepted } from '../history/odd-requests.ts';
import type { Metric } from './metric.ts';

/** Requests that Slack did not sign, or not now, and that the app answered with 2xx or did something for. */
export const forgeriesAccepted = {
  name: 'forgeries-accepted',
  title: 'forged requests accepted',
  asks: 'How many requests that Slack did not sign did the app answer with 2xx, or act upon?',
  unit: 'count',
  better: 'lower',
  measure({ oddRequests }) {
    const forged = oddRequests.filter(({ lacks }) => lacks !== undefined);
    if (forged.length === 0) return { kind: 'nothing', why: 'no forged request was sent' };
    const accepted = forged.filter(isAccepted);
    return {
      kind: 'number',
      value: accepted.length,
      of: forged.length,
      ...(accepted.length === 0 ? {} : { witnesses: accepted.slice(0, 5).map(({ request }) => request) }),
    };
  },
} as const satisfies Metric;
