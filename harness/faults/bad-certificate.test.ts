import { describe, expect, test } from 'vitest';
import { createShownCertificate } from '../../mocks/tls/shown-certificate.ts';
import type { Route } from '../network/route.ts';
import { badCertificate } from './bad-certificate.ts';
import type { Site } from './fault.ts';

const kinds = ['expired', 'self-signed', 'wrong-name'] as const;

function pairOf(kind: string) {
  return { key: `key of ${kind}`, cert: kind };
}

function siteOf(tls: Site['tls'], cuts: string[]): Site {
  const route = (name: string) =>
    ({
      name,
      refuse: async () => {
        cuts.push(`${name} refuses, ${tls?.cert} is shown`);
        return async () => void cuts.push(`${name} listens`);
      },
    }) as Route;
  return { events: [route('a'), route('b')], tls } as unknown as Site;
}

describe('badCertificate()', () => {
  test.for(kinds)('shows one that is %s while it lasts, and cuts what was open when it begins', async (kind) => {
    const tls = createShownCertificate({
      authority: '',
      pairs: {
        good: pairOf('good'),
        expired: pairOf('expired'),
        'self-signed': pairOf('self-signed'),
        'wrong-name': pairOf('wrong-name'),
      },
    });
    const cuts: string[] = [];
    const fault = badCertificate({ kind });
    expect(fault.name).toBe(`${kind}-certificate`);
    const heal = await fault.inject(siteOf(tls, cuts));
    expect(tls.cert).toBe(kind);
    expect(cuts).toEqual([`a refuses, ${kind} is shown`, `b refuses, ${kind} is shown`, 'a listens', 'b listens']);
    await heal();
    await heal();
    expect(tls.cert).toBe('good');
  });

  test('cannot be had where no TLS is spoken', async () => {
    await expect(badCertificate({ kind: 'expired' }).inject(siteOf(undefined, []))).rejects.toThrow(
      'Cannot inject expired-certificate: the cell speaks no TLS',
    );
  });
});
