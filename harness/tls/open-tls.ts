/** TLS of one run: its certificates, and the files and variables by which apps of every language trust them. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificates } from '../../mocks/tls/issue-certificates.ts';
import type { Children } from '../processes/children.ts';
import { makeTrustStore } from './make-trust-store.ts';
import { trustEnvironment } from './trust-environment.ts';

export interface Tls {
  /** Private keys exist here alone: no file holds one. */
  readonly certificates: Certificates;
  /** Lets an app trust the authority. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Leaves `tls/` in the run's folder, with nothing secret in it. `report` is told where Java apps will trust nobody of ours. */
export async function openTls(options: {
  /** The run's, absolute. */
  readonly directory: string;
  readonly children: Children;
  readonly report: (line: string) => void;
}): Promise<Tls> {
  const { directory, children, report } = options;
  const folder = join(directory, 'tls');
  await mkdir(folder, { recursive: true });
  // It loads for a fifth of a second, which runs without TLS need not wait for.
  const { issueCertificates } = await import('../../mocks/tls/issue-certificates.ts');
  const certificates = await issueCertificates(Date.now());
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, certificates.authority);
  const trustStore = await makeTrustStore({ authority, path: join(folder, 'authority.p12'), children, report });
  return { certificates, environment: trustEnvironment({ authority, trustStore }) };
}
