import type { z } from 'zod';

export type Path = readonly PropertyKey[];

/** The first thing that is wrong with what a user wrote: where, what is there, what is expected. */
export function mistakeSentence(
  { issues: [issue] }: z.ZodError,
  written: unknown,
  whole: string,
): { readonly path: Path; readonly sentence: string } {
  if (!issue) return { path: [], sentence: `${whole} is not as expected` };
  const { path } = issue;
  const where = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return {
      path: [...path, ...issue.keys.slice(0, 1)],
      sentence: `${where || 'the config'} has ${keys}, which it does not know`,
    };
  }
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], written);
  return { path, sentence: `${where || whole} is ${JSON.stringify(value) ?? 'missing'}: ${issue.message}` };
}
