import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWord } from './shell-word.ts';

test('shellWord() leaves a plain name, and quotes what a shell would take apart', () => {
  expect(shellWord('bolt-js/express@file:/a/b-1.tgz')).toBe('bolt-js/express@file:/a/b-1.tgz');
  for (const text of ['a b', "it's", '$HOME', '', '*', 'a\nb', '`x`;y', '\\'])
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text);
});
