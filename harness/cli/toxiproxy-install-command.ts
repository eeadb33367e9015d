import { Command } from 'commander';
import { spawnChildren } from '../processes/spawn-children.ts';
import { installToxiproxy } from '../network/toxiproxy/install.ts';

/** `npm run toxiproxy:install`: the real server, pinned, into the cache. */
export function toxiproxyInstallCommand(): Command {
  return new Command('toxiproxy-install')
    .description(
      'get the pinned Toxiproxy server into the cache: by `go install` where Go is, else the official release, checked by its checksum',
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
