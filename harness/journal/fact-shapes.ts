/** The fields of every kind of fact, so that a line of a journal from elsewhere is known to be one before anything counts it. Pure. */

import type { Fact } from './facts.ts';

type Word = 'text' | 'number' | 'truth' | 'texts' | 'object' | 'number or null' | 'text or null';
type WordOf<T> = [T] extends [string]
  ? 'text'
  : [T] extends [number]
    ? 'number'
    : [T] extends [boolean]
      ? 'truth'
      : [T] extends [readonly string[]]
        ? 'texts'
        : [T] extends [number | null]
          ? 'number or null'
          : [T] extends [string | null]
            ? 'text or null'
            : 'object';
type ShapeOf<F> = {
  readonly [K in Exclude<keyof F, 'kind'>]-?: object extends Pick<F, K>
    ? `${WordOf<NonNullable<F[K]>>}?`
    : WordOf<F[K]>;
};

const link = { link: 'text' } as const;
const linkAndHost = { ...link, host: 'text' } as const;
const event = { event: 'text' } as const;
const attempt = { ...event, attempt: 'number' } as const;
const usage = { rssBytes: 'number', peakBytes: 'number', cpuUs: 'number', processes: 'number' } as const;

/** Does not compile where a kind or a field is missing; `?`: it may be absent. */
const shapes = {
  cell: { version: 'number', plan: 'object' },
  phase: { phase: 'text', zero: 'number?' },
  void: { why: 'text', isUnsupported: 'truth?', isInterrupted: 'truth?' },
  'loop-delay': { p99Us: 'number', maxUs: 'number' },
  'toxiproxy-restarted': { why: 'text' },
  stall: { part: 'text', lengthUs: 'number' },
  pressure: {
    overUs: 'number',
    cpuShare: 'number?',
    memoryShare: 'number?',
    ioShare: 'number?',
    load: 'number',
    cpus: 'number',
  },
  'app-waited': { instance: 'number', overUs: 'number', waitUs: 'number', cpuUs: 'number', cpus: 'number' },
  'gc-pause': { lengthUs: 'number' },
  'clock-jumped': { byUs: 'number' },
  beside: { cells: 'number' },
  'fault-began': {
    fault: 'text',
    text: 'text',
    asked: 'number',
    severs: 'truth',
    isMomentary: 'truth',
    touches: 'object',
  },
  'fault-ended': { fault: 'text', asked: 'number' },
  'tunnel-asked': { to: 'text', status: 'number' },
  'fault-failed': { fault: 'text', why: 'text' },
  'app-started': { pid: 'number', instance: 'number?', restart: 'number?' },
  'app-ready': { startUs: 'number?' },
  'app-usage': { instance: 'number', pid: 'number', ...usage },
  'health-answered': { status: 'number', tookUs: 'number' },
  handled: { ...event, instance: 'number?' },
  'app-log': { stream: 'text', line: 'text' },
  'app-exited': {
    code: 'number or null',
    signal: 'text or null',
    asked: 'truth',
    askedAt: 'number?',
    instance: 'number?',
    byShell: 'text?',
    lastLines: 'texts?',
    restartInMs: 'number?',
  },
  successor: { instance: 'number', replaces: 'number', waitedUs: 'number', isReached: 'truth' },
  'event-due': { ...event, n: 'number', due: 'number', payload: 'text?', variety: 'text?', gesture: 'text?' },
  'attempt-sent': { ...attempt, ...linkAndHost, envelope: 'text?' },
  'attempt-failed': { ...attempt, reason: 'text', status: 'number?', detail: 'text?', forbidsRetries: 'truth?' },
  ack: { ...attempt, ...link, standing: 'text', status: 'number?' },
  'answer-unended': { ...attempt, status: 'number' },
  'request-repeated': { ...attempt, ...link },
  'ack-unknown': { ...link, envelope: 'text', text: 'text?' },
  'ack-dropped': attempt,
  'delivery-ended': { ...event, outcome: 'text', attempts: 'number' },
  'link-opened': { ...linkAndHost, transport: 'text?' },
  'link-ready': { ...linkAndHost, connections: 'number' },
  'link-closing': { ...link, by: 'text', code: 'number' },
  'link-closed': { ...link, code: 'number' },
  'link-refused': { host: 'text', status: 'number', why: 'text' },
  'disconnect-sent': { ...link, reason: 'text' },
  'frame-odd': { ...link, why: 'text', ackOf: 'text?' },
  'fault-met': { fault: 'text', link: 'text?' },
  'link-cut': { ...link, why: 'text' },
  'ghost-began': linkAndHost,
  'ghost-ended': link,
  'stranger-began': linkAndHost,
  'stranger-ended': link,
  'upgrade-ignored': { host: 'text' },
  'ping-heard': { ...link, data: 'text' },
  'pong-heard': link,
  'ping-sent': link,
  'answer-used': { ...event, as: 'text', text: 'text?' },
  'user-saw-error': { ...event, error: 'text' },
  'event-dropped': { ...event, why: 'text' },
  'subscriptions-off': { failed: 'number', attempts: 'number' },
  'subscriptions-on': {},
  'host-up': { host: 'text' },
  'host-down': { host: 'text', how: 'text', links: 'number' },
  'api-called': {
    method: 'text',
    status: 'number',
    ok: 'truth',
    error: 'text?',
    text: 'text?',
    retryAfter: 'number?',
    call: 'text?',
    agent: 'text?',
    isByFault: 'truth?',
    mayAnswer: 'texts?',
  },
  effect: { ...event, by: 'text', method: 'text?', text: 'text?' },
  fetched: { ...event, ts: 'text', method: 'text' },
  'odd-sent': { request: 'text', words: 'text', lacks: 'text?', pretends: 'text?', isForm: 'truth?' },
  'odd-answered': { request: 'text', status: 'number?', detail: 'text?' },
  'tls-left': {},
  'url-verified': { tries: 'number' },
  'url-not-verified': { why: 'text' },
} as const satisfies { readonly [Kind in Fact['kind']]: ShapeOf<Extract<Fact, { readonly kind: Kind }>> };

const is: Readonly<Record<Word, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  truth: (value) => typeof value === 'boolean',
  texts: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  object: (value) => typeof value === 'object' && value !== null,
  'number or null': (value) => value === null || typeof value === 'number',
  'text or null': (value) => value === null || typeof value === 'string',
};

const byKind = new Map<string, readonly (readonly [field: string, word: Word, mayLack: boolean])[]>(
  Object.entries({ ...shapes }).map(([kind, shape]) => [
    kind,
    [['seq', 'number'], ['at', 'number'], ...Object.entries<string>(shape)].map(([field = '', word = '']) => [
      field,
      word.replace('?', '') as Word,
      word.endsWith('?'),
    ]),
  ]),
);

/** What is wrong with a line of a journal, in words; undefined where nothing is. A kind of later versions is read by nobody. */
export function wrongWithFact(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return 'it is no fact';
  const fact = entry as Readonly<Record<string, unknown>>;
  if (typeof fact['kind'] !== 'string') return 'it has no kind';
  for (const [field, word, mayLack] of byKind.get(fact['kind']) ?? []) {
    const value = fact[field];
    if (value === undefined ? !mayLack : !is[word](value)) return `its "${field}" is no ${word}`;
  }
  return undefined;
}
