import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { spawnChildren } from '../processes/spawn-children.ts';
import { installToxiproxy } from '../network/toxiproxy/install.ts';
import { writeText } from './write-text.ts';

/** `toxiproxy install`: the real server, pinned, into the cache. */
export function toxiproxyCommand(): CommandUnknownOpts {
  return new Command('toxiproxy').description('Get the real Toxiproxy server').addCommand(installCommand());
}

function installCommand(): CommandUnknownOpts {
  return new Command('install')
    .description(
      'Install the pinned Toxiproxy server: built by `go install` if Go is there, else downloaded and checked by its checksum',
    )
    .action(async () => {
      const children = await spawnChildren();
      try {
        const path = await installToxiproxy({ children, report: (line) => writeText(process.stderr, `${line}\n`) });
        writeText(process.stdout, `${path}\n`);
      } finally {
        await children.close();
      }
    });
}
