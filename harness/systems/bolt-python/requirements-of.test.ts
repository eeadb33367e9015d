import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requirementsOf } from './requirements-of.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copy-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('requirementsOf()', () => {
  test('pins the SDK of the versions it knows, and leaves it to pip for others', async () => {
    await expect(requirementsOf('1.18.1')).resolves.toMatchObject({
      key: '1.18.1',
      requirements: expect.arrayContaining(['slack-bolt==1.18.1', 'slack-sdk==3.26.0', 'websockets==10.4']),
    });
    const other = await requirementsOf('1.22.0');
    expect(other).toMatchObject({ requirements: expect.arrayContaining(['slack-bolt==1.22.0', 'waitress==3.0.2']) });
    expect(JSON.stringify(other)).not.toContain('slack-sdk');
  });

  test.each([
    ['pyproject.toml', '[project]\nname = "slack_bolt"\n', 'slack-bolt', 'slack-sdk==3.47.0'],
    ['setup.py', 'setuptools.setup(\n    name="slack_sdk",\n)\n', 'slack-sdk', 'slack-bolt==1.30.0'],
    ['setup.cfg', '[metadata]\nname = slack-sdk\n', 'slack-sdk', 'slack-bolt==1.30.0'],
  ])('takes a folder with %s for what it says it is', async (file, text, copyOf, other) => {
    await writeFile(join(folder, file), text);
    const found = await requirementsOf(`file:${folder}`);
    expect(found).toMatchObject({ kind: 'requirements', copied: folder, copyOf });
    const { requirements } = found as { readonly requirements: readonly string[] };
    expect(requirements.slice(0, 2)).toEqual(['./working-copy', other]);
    expect(requirements.filter((requirement) => requirement.startsWith(`${copyOf}==`))).toEqual([]);
  });

  test('takes an archive by its name, where it is', async () => {
    const wheel = join(folder, 'slack_sdk-3.99.0-py2.py3-none-any.whl');
    await writeFile(wheel, 'a wheel');
    const found = await requirementsOf(`file:${wheel}`);
    expect(found).toMatchObject({ copyOf: 'slack-sdk', requirements: expect.arrayContaining([wheel]) });
    expect(found).not.toHaveProperty('copied');
  });

  test('has another key once the copy has changed', async () => {
    await writeFile(join(folder, 'setup.py'), 'setup(\n  name="slack_bolt")');
    const before = await requirementsOf(`file:${folder}`);
    await mkdir(join(folder, 'slack_bolt'));
    await writeFile(join(folder, 'slack_bolt', 'app.py'), 'changed = True');
    const after = await requirementsOf(`file:${folder}`);
    expect(after).toMatchObject({ key: expect.stringMatching(/^file-[\da-f]+$/) });
    expect(after).not.toEqual(before);
  });

  test('does not take a folder of something else', async () => {
    await writeFile(join(folder, 'setup.py'), 'setup(\n  name="my_app", install_requires=["slack_bolt"])');
    await expect(requirementsOf(`file:${folder}`)).resolves.toMatchObject({
      kind: 'unavailable',
      why: expect.stringContaining('names slack_bolt or slack_sdk'),
    });
  });
});
