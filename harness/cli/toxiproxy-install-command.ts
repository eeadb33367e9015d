import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { spawnChildren } from '../processes/spawn-children.ts';
import { installToxiproxy } from '../network/toxiproxy/install.ts';

/** `npm run toxiproxy:install`: the real server, pinned, into the cache. */
export function toxiproxyInstallCommand(): CommandUnknownOpts {
  return new Command('toxiproxy-install')
    .description(
      'Install the pinned Toxiproxy server: built by `go install` if Go is there, else downloaded and checked by its checksum (npm run toxiproxy:install)',
    )
    .action(async () => {
      const children = await spawnChildren();
      try {
        const path = await installToxiproxy({ children, report: (line) => process.stderr.write(`${line}\n`) });
        process.stdout.write(`${path}\n`);
      } finally {
        await children.close();
      }
    });
}
