import { describe, expect, test } from 'vitest';
import { openScope } from './scope.ts';

describe('openScope()', () => {
  test('ends what was begun in reverse order, each after the other is done', async () => {
    const scope = openScope();
    const ended: string[] = [];
    expect(scope.own('first', (name) => void ended.push(name))).toBe('first');
    scope.own('second', async (name) => {
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(name);
    });
    await scope.close();
    expect(ended).toEqual(['second', 'first']);
  });

  test('ends each once, however often it is closed', async () => {
    const scope = openScope();
    let ends = 0;
    scope.own('thing', () => {
      ends += 1;
    });
    await scope.close();
    await scope.close();
    expect(ends).toBe(1);
  });

  test('tries every end even where some throw, and then throws what they threw', async () => {
    const scope = openScope();
    let isEnded = false;
    scope.own('first', () => {
      isEnded = true;
    });
    scope.own('second', () => Promise.reject(new Error('stuck')));
    scope.own('third', () => {
      throw new Error('gone');
    });
    const error = await scope.close().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(AggregateError);
    expect((error as AggregateError).errors.map(String)).toEqual(['Error: gone', 'Error: stuck']);
    expect(isEnded).toBe(true);
  });
});
