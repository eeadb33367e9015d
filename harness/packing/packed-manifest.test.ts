import { expect, test } from 'vitest';
import { packedManifest } from './packed-manifest.ts';

test('packedManifest() has no more than what a user needs, and compiled doors', () => {
  expect(
    packedManifest({
      name: 'harness',
      version: '1.0.0',
      license: 'Apache-2.0',
      private: true,
      workspaces: ['runtime'],
      exports: { '.': './harness/define-config.ts', './schema': './harness/result.schema.json' },
      scripts: { test: 'vitest' },
      dependencies: { zod: '1.0.0' },
      devDependencies: { vitest: '1.0.0' },
      engines: { node: '>=20' },
    }),
  ).toEqual({
    name: 'harness',
    version: '1.0.0',
    license: 'Apache-2.0',
    bin: { harness: 'dist/harness/cli/bin.js' },
    exports: {
      '.': { types: './dist/harness/define-config.d.ts', default: './dist/harness/define-config.js' },
      './schema': './dist/harness/result.schema.json',
      './package.json': './package.json',
    },
    dependencies: { zod: '1.0.0' },
    engines: { node: '>=22.12.0' },
  });
});
