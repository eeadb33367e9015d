/** From the package.json of the sources to that of the package. Pure. */

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What only the sources need: the package has no scripts, no workspace, and nothing to install but what it runs on. */
const ofTheSources = new Set(['private', 'scripts', 'devDependencies', 'workspaces', 'allowScripts']);

/** The oldest Node that runs the compiled package; the sources bring a newer one of their own. */
const oldestNode = '>=22.12.0';

export function packedManifest(sources: Manifest): Manifest {
  const kept = Object.fromEntries(Object.entries(sources).filter(([field]) => !ofTheSources.has(field)));
  return {
    ...kept,
    name: sources.name,
    version: sources.version,
    dependencies: sources.dependencies,
    bin: { [sources.name]: 'dist/harness/cli/bin.js' },
    exports: {
      ...Object.fromEntries(Object.entries(sources.exports).map(([door, file]) => [door, compiled(file)] as const)),
      './package.json': './package.json',
    },
    engines: { node: oldestNode },
  } as Manifest;
}

function compiled(file: string): unknown {
  if (!file.endsWith('.ts')) return file.replace(/^\.\//, './dist/');
  const stem = file.replace(/^\.\//, './dist/').replace(/\.ts$/, '');
  return { types: `${stem}.d.ts`, default: `${stem}.js` };
}
