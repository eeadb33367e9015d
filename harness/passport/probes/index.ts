import type { Probe } from '../probe.ts';
import { probes } from './registry.ts';

export const allProbes: readonly Probe[] = probes;
