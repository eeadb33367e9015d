import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDraft } from './open-draft.ts';

test('openDraft() makes a folder beside its place, and removes what was left there twenty minutes ago and before', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'drafts-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const place = join(parent, 'deep', 'server');
  const [left, fresh] = [await openDraft(place), await openDraft(place)];
  const longAgo = Date.now() / 1_000 - 20 * 60 - 1;
  await utimes(left, longAgo, longAgo);
  const draft = await openDraft(place);
  expect(await readdir(draft)).toEqual([]);
  expect((await readdir(join(parent, 'deep'))).toSorted()).toEqual(
    [fresh, draft].map((path) => basename(path)).toSorted(),
  );
});
