import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { spawnChildren } from '../processes/spawn-children.ts';
import { installToxiproxy } from '../network/toxiproxy/install.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
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
      const say = (line: string): void => writeText(process.stderr, `${line}\n`);
      const interrupt = onInterrupt(() => say('Ending the installation'));
      const { signal } = interrupt;
      const children = await spawnChildren();
      try {
        writeText(process.stdout, `${await installToxiproxy({ children, report: say, signal })}\n`);
      } catch (error) {
        // What is cut short ends in many ways, and none of them says why.
        if (!signal.aborted) throw error;
        process.exitCode = exitCodeOfEnd(signal);
      } finally {
        await children.close();
        interrupt.stop();
      }
    });
}
