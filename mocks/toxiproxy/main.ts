import { parseArgs } from 'node:util';
import { startToxiproxy } from './start-toxiproxy.ts';

/** `node mocks/toxiproxy/main.ts --host 127.0.0.1 --port 8474`: the embedded Toxiproxy as a process, until a signal ends it. */

const { values } = parseArgs({
  // Go's flags, as the real server takes them, have one dash.
  args: process.argv.slice(2).map((arg) => arg.replace(/^-(?=[a-z])/, '--')),
  options: { host: { type: 'string', default: '127.0.0.1' }, port: { type: 'string', default: '8474' } },
});

try {
  const { url } = await startToxiproxy({ host: values.host, port: Number(values.port) });
  console.log(`Embedded Toxiproxy listens on ${url}`);
} catch (error) {
  console.error(`Cannot start the embedded Toxiproxy: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
