import { describe, expect, test } from 'vitest';
import { documented } from '../policy.ts';
import { httpRules, socketRules } from './transport-rules.ts';

const values = {
  ...documented.values,
  ackDeadlineUs: 1,
  functionDeadlineUs: 2,
  httpPropagationUs: 3,
  socketPropagationUs: 4,
  httpEscapesSlashes: true,
  framesEscapeSlashes: false,
};

describe('rules of a transport', () => {
  test('over HTTP: forms, escaped slashes, a deadline of their own for functions, subscriptions that end (§1.4, §2.5, §2.7)', () => {
    expect({ ...httpRules(values) }).toEqual({
      missed: 'http_timeout',
      usesForms: true,
      switchesOff: true,
      escapesSlashes: true,
      functionDeadlineUs: 2,
      propagationUs: 3,
    });
  });

  test('over Socket Mode: JSON, one deadline, subscriptions that stay (§1.4, §2.5)', () => {
    expect({ ...socketRules(values) }).toEqual({
      missed: 'timeout',
      usesForms: false,
      switchesOff: false,
      escapesSlashes: false,
      functionDeadlineUs: 1,
      propagationUs: 4,
    });
  });

  test.each([httpRules, socketRules])('%o are read at each use', (rulesOf) => {
    const policy = { ...values };
    const rules = rulesOf(policy);
    Object.assign(policy, { httpPropagationUs: 9, socketPropagationUs: 9 });
    expect(rules.propagationUs).toBe(9);
  });
});
