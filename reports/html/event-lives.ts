/** The lives of the events that show what a cell is about: each fact of it, in order, from due to handled. */

import { duration } from '../../harness/base/quantity.ts';
import type { CellResult, Evidence, EvidenceEvent } from '../../harness/result.ts';
import { own } from '../names.ts';
import { escape } from './markup.ts';

/** Of what an event may be a witness, the gravest first. */
const kinds = [
  ['lost', 'lost'],
  ['late', 'late'],
  ['duplicates', 'handled more than once'],
] as const;

const mostOfAKind = 2;

export function eventLives(cell: CellResult, evidence: Evidence | undefined): string {
  if (!evidence) return '';
  const events = new Map(evidence.events.map((event) => [event.id, event]));
  const shown = new Map<EvidenceEvent, string>();
  const caused = events.get(cell.cause?.witness ?? '');
  if (caused) shown.set(caused, 'shows the cause');
  for (const [metric, words] of kinds) {
    const found = witnessesOf(cell, metric).flatMap((id) => events.get(id) ?? []);
    for (const event of found.filter((each) => !shown.has(each)).slice(0, mostOfAKind)) shown.set(event, words);
  }
  if (shown.size === 0) return '';
  return `<details class="lives"><summary>Lives of ${shown.size === 1 ? 'an event' : `${shown.size} events`} that show it</summary>
${[...shown].map(([event, words]) => life(event, words)).join('')}</details>`;
}

function witnessesOf({ measurements }: CellResult, metric: string): readonly string[] {
  const found = own(measurements, metric);
  return found?.kind === 'number' ? (found.witnesses ?? []) : [];
}

function life(event: EvidenceEvent, words: string): string {
  const facts = factsOf(event).toSorted((a, b) => a.atUs - b.atUs);
  const rows = facts.map(
    ({ atUs, text }) =>
      `<tr><td class="number">${escape(duration(atUs))}</td><td>${escape(text)}</td><td class="of">${atUs === event.dueUs ? '' : `+ ${escape(duration(atUs - event.dueUs))}`}</td></tr>`,
  );
  return `<table class="figures life"><caption>Event ${event.n} <code>${escape(event.id)}</code>, ${escape(words)}</caption>
<thead><tr><th scope="col">At</th><th scope="col">What happened</th><th scope="col">After due</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

interface Fact {
  readonly atUs: number;
  readonly text: string;
}

function factsOf({ dueUs, attempts, handledUs, outcome }: EvidenceEvent): readonly Fact[] {
  const ofAttempts = attempts.flatMap(({ attempt, sentUs, ackedUs, failedUs, reason }): readonly Fact[] => [
    { atUs: sentUs, text: attempt === 0 ? 'Slack sends it' : `Slack sends it again (retry ${attempt})` },
    ...(ackedUs === undefined ? [] : [{ atUs: ackedUs, text: 'the app acknowledges it' }]),
    ...(failedUs === undefined ? [] : [{ atUs: failedUs, text: `the attempt fails: ${reason ?? 'no reason known'}` }]),
  ]);
  const ofWork = handledUs.map((atUs, index) => ({
    atUs,
    text: index === 0 ? 'the app has handled it' : 'the app has handled it again',
  }));
  const last = Math.max(dueUs, ...[...ofAttempts, ...ofWork].map(({ atUs }) => atUs));
  const end = outcome === 'lost' ? [{ atUs: last, text: 'nothing more: the event is lost' }] : [];
  return [{ atUs: dueUs, text: 'it is due' }, ...ofAttempts, ...ofWork, ...end];
}
