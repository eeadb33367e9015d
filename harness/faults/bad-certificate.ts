import type { CertificateKind } from '../../mocks/tls/issue-certificates.ts';
import { LabError } from '../base/lab-error.ts';
import { type Fault, onAll } from './fault.ts';

const texts = {
  expired: 'ended a day ago',
  'self-signed': 'is signed by nobody but itself',
  'wrong-name': 'is for another host',
} as const;

/**
 * The certificate on the way of events is a wrong one: that of the edge before the app where Slack dials, that of Slack's
 * socket hosts where the app dials. Connections that were open are cut: they outlive the certificate they began with.
 */
export function badCertificate({ kind }: { readonly kind: Exclude<CertificateKind, 'good'> }): Fault {
  const name = `${kind}-certificate`;
  return {
    name,
    text: `the certificate on the way of events ${texts[kind]}, and connections that were open are cut`,
    severs: true,
    touches: { rule: 'cut', reason: 'ssl_error' },
    inject: async ({ events, tls }) => {
      if (!tls) throw new LabError(`Cannot inject ${name}: the cell speaks no TLS, wanted a scenario that needs it`);
      const end = tls.show(kind);
      const restore = await onAll(events, (route) => route.refuse());
      await restore();
      return async () => end();
    },
  };
}
