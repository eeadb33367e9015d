import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../../base/lab-error.ts';
import { releaseChecksums } from './release-checksums.ts';

export interface DownloadOptions {
  readonly version: string;
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  readonly report: (line: string) => void;
  readonly platform?: string;
  readonly arch?: string;
  /** SHA-256 by `<os>-<arch>`. */
  readonly checksums?: Readonly<Record<string, string>>;
  /** Where the releases are. Default: GitHub. */
  readonly from?: string;
}

const OS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin' };
const ARCH: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Downloads the official server binary, checks it and makes it executable; its path. Throws `LabError`. */
export async function downloadRelease({
  version,
  folder,
  report,
  signal,
  platform = process.platform,
  arch = process.arch,
  checksums = releaseChecksums,
  from = 'https://github.com/Shopify/toxiproxy/releases/download',
}: DownloadOptions): Promise<string> {
  const build = `${OS[platform] ?? platform}-${ARCH[arch] ?? arch}`;
  const wanted = checksums[build];
  if (wanted === undefined) {
    const known = Object.keys(checksums).join(', ');
    throw new LabError(
      `Cannot download Toxiproxy for ${build}: checksums are known for ${known}; install Go, or put toxiproxy-server on PATH`,
    );
  }
  const url = `${from}/v${version}/toxiproxy-server-${build}`;
  report(`Go is not on PATH: downloading ${url}`);
  const binary = await download(url, signal);
  const sum = createHash('sha256').update(binary).digest('hex');
  if (sum !== wanted) {
    throw new LabError(`Cannot trust ${url}: its SHA-256 is ${sum}, wanted ${wanted}`);
  }
  report(`SHA-256 is right (${binary.length} bytes)`);
  const path = join(folder, 'server');
  await writeFile(path, binary, { mode: 0o755 });
  return path;
}

async function download(url: string, signal: AbortSignal | undefined): Promise<Buffer> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([AbortSignal.timeout(120_000), ...(signal ? [signal] : [])]),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (cause) {
    const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    const why = inner instanceof Error ? inner.message : String(inner);
    throw new LabError(
      `Cannot download ${url}: ${why}; install Go, put toxiproxy-server on PATH, or run without (the embedded engine needs nothing)`,
      { cause },
    );
  }
}
