import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Signatures } from './behaviours/behaviour.ts';
import { believe } from './believe.ts';

const secret = 'secret';
const nowSeconds = 1_760_000_000;
const json = String.raw`{"text":"<https:\/\/example.com>"}`;

function request({ body = json, isForm = false, at = nowSeconds, key = secret } = {}) {
  const signature = `v0=${createHmac('sha256', key).update(`v0:${at}:${body}`).digest('hex')}`;
  return { secret, timestamp: String(at), signature, body: Buffer.from(body), isForm, nowSeconds };
}

const requests = {
  genuine: request(),
  'genuine form': request({ body: 'a=b', isForm: true }),
  forged: request({ key: 'x' }),
  'forged form': request({ key: 'x', body: 'a=b', isForm: true }),
  old: request({ at: nowSeconds - 301 }),
  ahead: request({ at: nowSeconds + 301 }),
};
const right = ['genuine', 'genuine form'];

test.each<[Signatures['check'] | undefined, readonly string[]]>([
  [undefined, right],
  ['none', Object.keys(requests)],
  ['none-of-forms', [...right, 'forged form']],
  ['any-age', [...right, 'old']],
  ['any-future', [...right, 'ahead']],
  ['rewritten', ['genuine form']],
  ['raw-json-only', ['genuine']],
])('an app that checks %s believes %j', (check, believed) => {
  const signatures = check === undefined ? undefined : ({ check } as Signatures);
  const found = Object.entries(requests).filter(([, each]) => believe(each, signatures));
  expect(found.map(([name]) => name)).toEqual(believed);
});
