import { cpus, release, totalmem, type } from 'node:os';
import type { RunManifest } from '../result.ts';

export function describeMachine(): RunManifest['machine'] {
  const all = cpus();
  return {
    cpus: all.length,
    cpu: all[0]?.model ?? 'unknown',
    memoryBytes: totalmem(),
    os: `${type()} ${release()}`,
  };
}
