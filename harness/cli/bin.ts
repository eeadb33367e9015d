#!/usr/bin/env node
/** What the package's command starts: looks at Node before anything that an old one cannot read is loaded. */

const oldest = [22, 12] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  process.stderr.write(
    `Cannot run on Node ${process.versions.node}: slack-transport-harness needs Node ${oldest.join('.')} or newer\n`,
  );
  process.exitCode = 70;
} else {
  await import('./main.ts');
}
