/** What else than the app may be why it failed: our own standstills, a machine that was too busy, a policy that is not Slack's. Pure. */

import { type Interval, without } from '../base/intervals.ts';
import { duration } from '../base/quantity.ts';
import { type Micros, ms, seconds } from '../base/units.ts';
import { mostWaited, partText, type Stall } from '../history/ground.ts';
import type { History } from '../history/history.ts';
import { deafTimes } from '../history/usability.ts';
import { metricNamed } from '../metrics/index.ts';
import type { ExpectationResult } from '../result.ts';

/** Slack's own, over both transports (docs.slack.dev/apis/events-api). */
const slacksDeadline = seconds(3);
/**
 * A standstill of half that deadline may make acks late, and so may an app's wait for a processor within one deadline; then anything
 * may follow: retries, duplicates, losses, new links.
 */
const longStall = seconds(1.5);
/** Of a cell's time: deliveries that come at a steady rate pile up behind standstills that take more. */
const congestedShare = 0.1;
/** As much of it leaves deliveries in the queue until Slack gives them up: then losses follow as well. */
const jammedShare = 0.25;
/** A wall clock that jumps by less upsets nobody: Slack's stamps are whole seconds. */
const longJump = seconds(1);
/** From a wait that costs an app its link to its next one, at most: clients are back from a lost link within this. */
const slowestWayBack = seconds(15);
/** Waits are noted each half second: one that began within the time may be noted a moment after it. */
const sampled = ms(500);

/** Figures that retries decide: an ack that comes later than the deadline changes them. */
const decidedByDeadline: ReadonlySet<string> = new Set([
  'ack-rate',
  'first-attempt-ack-rate',
  'late',
  'retries',
  'duplicates',
  'unsettled',
]);

/**
 * What an app answers to a forged request is no question of time, however late it is, it need not end, nor send what Slack does not take;
 * and a post counts as given up only after several times the rest that clients take.
 */
const neverByWaiting: ReadonlySet<string> = new Set([
  'forgeries-accepted',
  // That an event came again may be the wait’s doing; that it was not known is not.
  'forgotten-repeats',
  'unasked-exits',
  'lint',
  'posts-given-up',
]);

/** Whether slowness of the machine or of the harness may have made this failure: what was lost, or never came, or ended was not. */
export function isMadeBySlowness({ metric, isLowerBound = false }: ExpectationResult): boolean {
  return !isLowerBound && (metricNamed(metric).unit === 'us' || decidedByDeadline.has(metric));
}

/** Why it may not be the app that failed; undefined where one of the failures can have no other cause. */
export function excuseOf(history: History, failed: readonly ExpectationResult[]): string | undefined {
  const [first] = failed;
  if (!first) return undefined;
  const ground =
    standstillOf(history) ??
    (failed.every(isWithinWait) && !staysDeaf(history) ? longWait(history) : undefined) ??
    (failed.every(isMadeBySlowness) ? congestion(history, congestedShare) : undefined) ??
    (failed.every(isWithinWait) ? congestion(history, jammedShare) : undefined);
  if (ground !== undefined) return `${ground}; ${sentencesOf(failed)}`;
  const shares = failed.map((each) => shareOf(history, each));
  const largest = shares.reduce((most, each) => (each.waitedUs > most.waitedUs ? each : most), shares[0] ?? nothing);
  if (!shares.every(({ couldExplain }) => couldExplain)) return undefined;
  return `${waitText(history, largest)}; ${sentencesOf(failed)}`;
}

/** What a wait for a processor may have made, with the slowest way back to a link that one sets off; what never came is no such thing. */
export function isWithinWait({ metric, atMost = 0, value = 0, isLowerBound = false }: ExpectationResult): boolean {
  return (
    !isLowerBound &&
    !neverByWaiting.has(metric) &&
    (metricNamed(metric).unit !== 'us' || value - atMost <= slowestWayBack)
  );
}

/** For longer than a wait for a processor, with all that follows from it, can make an app deaf; while no fault was under way. */
export function staysDeaf(history: History): boolean {
  const { episodes, from, until } = history;
  const span: Interval = [from, until];
  const faults = episodes.map(({ began, ended }): Interval => [began[0], ended?.[1] ?? until]);
  return without(deafTimes(history).added, faults, span).some(([since, back]) => back - since > slowestWayBack);
}

/** What may have changed any figure of the cell; undefined where there was nothing of the kind. */
export function groundFault(history: History): string | undefined {
  return standstillOf(history) ?? longWait(history);
}

/** What stood still or jumped around the app, or a policy that is not Slack's: anything may follow from it. */
function standstillOf(history: History): string | undefined {
  const policy = policyFault(history);
  if (policy !== undefined) return policy;
  const longest = stallsOf(history).toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (longest && lengthOf(longest) >= longStall) return stallText(longest, history.from);
  const jump = history.ground.jumps.find(({ at, byUs }) => at >= history.from && Math.abs(byUs) >= longJump);
  if (jump)
    return `The machine's wall clock jumped by ${duration(jump.byUs)}, ${duration(jump.at - history.from)} into the traffic; Slack's stamps and signatures follow it`;
  return undefined;
}

/**
 * The harness and its proxy stood still again and again: then deliveries queue up before them, and each waits for those before it, so
 * that any figure of time may be the queue's, whatever the sum of the standstills.
 */
function congestion(history: History, share: number): string | undefined {
  const { from, until } = history;
  const stalledUs = stallsOf(history).reduce((sum, stall) => sum + lengthOf(stall), 0);
  if (stalledUs < share * (until - from)) return undefined;
  return waitText(history, { waitedUs: 0, withinUs: 0, stalledUs });
}

function longWait(history: History): string | undefined {
  const waitedUs = mostWaited(history.ground, slacksDeadline);
  if (waitedUs < longStall) return undefined;
  return waitText(history, { waitedUs, withinUs: slacksDeadline, stalledUs: 0 });
}

/** A deadline that is not Slack's; undefined where it is not stricter. */
export function policyFault({ plan }: Pick<History, 'plan'>): string | undefined {
  const deadline = plan.policy.values['ackDeadlineUs'];
  return typeof deadline === 'number' && deadline < slacksDeadline
    ? `The policy of this run allows an ack ${duration(deadline)}; Slack allows ${duration(slacksDeadline)}`
    : undefined;
}

interface Share {
  readonly couldExplain: boolean;
  readonly waitedUs: number;
  readonly withinUs: number;
  readonly stalledUs: number;
}

const nothing: Share = { couldExplain: false, waitedUs: 0, withinUs: 0, stalledUs: 0 };

/** How much of a failure our standstills and the app's waits for a processor may have made. */
function shareOf(history: History, { metric, value, atMost, isLowerBound = false }: ExpectationResult): Share {
  // A wait makes things late: what never came has another reason.
  if (isLowerBound) return nothing;
  const isLength = metricNamed(metric).unit === 'us' && atMost !== undefined && value !== undefined;
  if (!isLength && !decidedByDeadline.has(metric)) return nothing;
  const withinUs = isLength ? value : slacksDeadline;
  const neededUs = isLength ? value - atMost : slacksDeadline / 2;
  const stalledUs = stallsOf(history).reduce((sum, stall) => sum + lengthOf(stall), 0);
  const waitedUs = Math.min(withinUs, mostWaited(history.ground, withinUs + sampled));
  const heldUpUs = stalledUs + waitedUs;
  return { couldExplain: heldUpUs > 0 && heldUpUs >= neededUs, waitedUs, withinUs, stalledUs };
}

/** Those that held up what the cell measures: after traffic began, of parts that it passes. */
function stallsOf({ ground, from, episodes }: History): readonly Stall[] {
  const endsProcesses = episodes.some(({ touches }) => touches.rule === 'exits');
  return ground.stalls.filter(({ part, until }) => until > from && (part !== 'keeper' || endsProcesses));
}

function lengthOf({ from, until }: Stall): number {
  return until - from;
}

function stallText(stall: Stall, zero: Micros): string {
  const into = Math.max(0, stall.from - zero);
  const text = partText[stall.part];
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} stood still for ${duration(lengthOf(stall))}, ${duration(into)} into the traffic`;
}

function waitText({ ground }: History, { waitedUs, withinUs, stalledUs }: Omit<Share, 'couldExplain'>): string {
  const beside = ground.beside === 0 ? '' : `, beside ${ground.beside} other ${ground.beside === 1 ? 'cell' : 'cells'}`;
  const waited = `the app waited ${duration(waitedUs)} for a processor within ${duration(withinUs)}`;
  const stalled = `the harness and its proxy stood still for ${duration(stalledUs)} in all`;
  const parts = [...(waitedUs > 0 ? [waited] : []), ...(stalledUs > 0 ? [stalled] : [])];
  return `The machine was too busy: ${parts.join(', ')}${beside}`;
}

function sentencesOf(failed: readonly ExpectationResult[]): string {
  return failed.map(({ sentence }) => sentence).join('; ');
}
