/** How a client reconnects, in words and in a few figures, from what was measured; silent about what was not. Pure. */

import type { Grade, PassportResult, PassportValue, ProbeResult } from '../passport-result.ts';
import { duration } from '../base/quantity.ts';

export type Summary = Pick<PassportResult, 'headline' | 'says' | 'figures'>;

/** `probe/row` → its value. */
type Values = ReadonlyMap<string, PassportValue>;

export function summaryOf(system: string, probes: readonly ProbeResult[], grade?: Grade): Summary {
  const values: Values = new Map(
    probes.flatMap(({ name, rows }) => rows.map((row) => [`${name}/${row.name}`, row.value] as const)),
  );
  const texts: readonly (readonly [about: string, text: string | undefined])[] = [
    ['Refresh', refresh(values)],
    ['A link that dies', death(values)],
    ['Missing pings', silence(values)],
    ['Back-off', backOff(values)],
    ['What ends the process', fatal(probes)],
    ['What leaves it deaf', stuck(probes)],
    ['At SIGTERM', goodbye(values)],
  ];
  return {
    headline: headline(system, values, grade),
    says: texts.flatMap(([about, text]) => (text === undefined ? [] : [{ about, text }])),
    figures: keyFigures.flatMap(([label, row]) => {
      const value = values.get(row);
      return value?.kind === 'numbers' ? [{ label, value }] : [];
    }),
  };
}

const keyFigures = [
  ['Deaf at a refresh', 'refresh-open/deaf'],
  ['Dead link replaced after', 'blackhole/reconnect'],
  ['First try after a reset', 'reset/reconnect'],
  ['Tries a minute at a full pool', 'too-many-websockets/per-minute'],
] as const;

/** The worst first: nobody is praised for a refresh who dies of something else. */
function headline(system: string, values: Values, grade: Grade | undefined): string {
  if (grade?.word === 'dies') return `The process of ${system} ends: ${listed(grade.after)}`;
  const deaf = values.get('refresh-open/deaf') ?? values.get('refresh-closed/deaf');
  if (deaf?.kind === 'numbers' && Math.max(...deaf.numbers) >= noGap)
    return `${system} is deaf for ${span(deaf.numbers)} at every refresh`;
  if (grade?.word === 'deaf') return `${system} is deaf for longer than promised: ${listed(grade.after)}`;
  return deaf?.kind === 'numbers' ? `${system} passes a refresh without a gap` : `How ${system} reconnects`;
}

/** So many that a headline can be read. */
function listed(titles: readonly string[]): string {
  const [first = '', second, ...others] = titles;
  if (second === undefined) return first;
  return others.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${others.length} more`;
}

/** Shorter than any event of a busy app would notice. */
const noGap = 50_000;

function refresh(values: Values): string | undefined {
  const order = values.get('refresh-open/order') ?? values.get('refresh-closed/order');
  if (order?.kind !== 'words') return undefined;
  const how = order.words.includes('opens, then closes')
    ? 'Told to refresh, it opens its next link before it closes the last one'
    : 'Told to refresh, it closes its link and then opens the next one';
  const gaps = [
    ['where Slack leaves TCP open, as it does', numbersOf(values, 'refresh-open/reconnect')],
    ['where TCP is closed', numbersOf(values, 'refresh-closed/reconnect')],
  ] as const;
  const told = gaps.flatMap(([where, numbers]) => (numbers ? [`${span(numbers)} ${where}`] : []));
  return told.length === 0 ? how : `${how}: the new link is there after ${told.join(', ')}`;
}

function death(values: Values): string | undefined {
  const ways = [
    ['a blackhole', 'blackhole/reconnect'],
    ['a reset', 'reset/reconnect'],
    ['a FIN without a close frame', 'fin/reconnect'],
    ['TCP closed without a close frame', 'drop/reconnect'],
    ['a close frame', 'close-frame/reconnect'],
  ] as const;
  const told = ways.flatMap(([way, row]) => afterOf(values, way, row));
  return told.length === 0 ? undefined : `It has a new link ${told.join(', ')}`;
}

function afterOf(values: Values, way: string, row: string): readonly string[] {
  const value = values.get(row);
  if (value?.kind === 'numbers') return [`${span(value.numbers)} after ${way}`];
  return value?.kind === 'nothing' ? [`not at all after ${way} (${value.why})`] : [];
}

function silence(values: Values): string | undefined {
  const told = [
    ...noticed(values, 'its own pings unanswered', 'pongs-stop/reconnect'),
    ...noticed(values, 'no pings from Slack', 'pings-stop/reconnect'),
    ...noticed(values, 'no hello', 'hello-missing/gives-up'),
  ];
  return told.length === 0 ? undefined : sentence(told.join('; '));
}

function noticed(values: Values, when: string, row: string): readonly string[] {
  const value = values.get(row);
  if (value?.kind === 'numbers') return [`${when}: a new link after ${span(value.numbers)}`];
  return value?.kind === 'nothing' ? [`${when}: ${value.why}`] : [];
}

function backOff(values: Values): string | undefined {
  const ways = [
    ['refused upgrade', 'upgrade-408/pattern'],
    ['too_many_websockets', 'too-many-websockets/pattern'],
    ['apps.connections.open 503', 'open-503/pattern'],
    ['internal_error', 'open-internal-error/pattern'],
  ] as const;
  const told = ways.flatMap(([way, row]) => {
    const value = values.get(row);
    if (value?.kind !== 'words') return [];
    const every = numbersOf(values, row.replace('pattern', 'every'));
    return [`${way}: ${every ? `every ${span(every)}` : value.words.join(' or ')}`];
  });
  return told.length === 0 ? undefined : sentence(told.join('; '));
}

function fatal(probes: readonly ProbeResult[]): string | undefined {
  const ended = probes.filter(({ rows }) =>
    rows.some(
      ({ name, value }) =>
        name === 'process' && value.kind === 'words' && value.words.some((each) => each !== 'goes on'),
    ),
  );
  const asked = probes.filter(({ rows }) => rows.some(({ name }) => name === 'process'));
  if (asked.length === 0) return undefined;
  return ended.length === 0
    ? `None of the ${asked.length} faults that were tried`
    : ended.map(({ title }) => title).join('; ');
}

/** Probes at whose end a process that still ran had no link. */
function stuck(probes: readonly ProbeResult[]): string | undefined {
  const deaf = probes.filter(({ isDeafAtEnd }) => isDeafAtEnd);
  return deaf.length === 0 ? undefined : deaf.map(({ title }) => title).join('; ');
}

function goodbye(values: Values): string | undefined {
  const value = values.get('at-rest/goodbye');
  return value?.kind === 'words' ? sentence(`it sends ${value.words.join(' or ')}`) : undefined;
}

function numbersOf(values: Values, row: string): readonly number[] | undefined {
  const value = values.get(row);
  return value?.kind === 'numbers' ? value.numbers : undefined;
}

function span(numbers: readonly number[]): string {
  const [least, most] = [duration(Math.min(...numbers)), duration(Math.max(...numbers))];
  return least === most ? least : `${least} to ${most}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
