/** Every scenario, one line each; `harness/architecture/registries.test.ts` finds the forgotten one. */
export { steadyTraffic } from './latency/steady.ts';
export { slowLink } from './latency/slow-link.ts';
export { slowHandlerScenario } from './acks/slow-handler.ts';
export { everyKindOfMessage } from './acks/every-kind-of-message.ts';
export { lostAcks } from './acks/lost-acks.ts';
export { rateLimits } from './acks/rate-limits.ts';
export { slashCommandScenario } from './acks/slash-command.ts';
export { appDown } from './retries/app-down.ts';
export { appErrors } from './retries/app-errors.ts';
export { badCertificateScenario } from './retries/bad-certificate.ts';
export { partitionKill } from './recovery/partition-kill.ts';
export { partitionHeal } from './recovery/partition-heal.ts';
export { recycleAnnounced } from './recovery/recycle-announced.ts';
export { recycleAbrupt } from './recovery/recycle-abrupt.ts';
export { recycleLinger } from './recovery/recycle-linger.ts';
export { appRestartScenario } from './recovery/app-restart.ts';
