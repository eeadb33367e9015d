/** Every shape of a workload that takes no more than a pace, one line each: what `--workload` names. */
export { burst } from './burst.ts';
export { poisson } from './poisson.ts';
export { ramp } from './ramp.ts';
export { silence } from './silence.ts';
export { steady } from './steady.ts';
