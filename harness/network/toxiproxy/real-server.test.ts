import { describe, test } from 'vitest';
import { testToxiproxy } from '../../../mocks/toxiproxy/conformance.contract.ts';
import { spawnChildren } from '../../processes/spawn-children.ts';
import { findRealServer } from './find-engine.ts';
import { startServer } from './start-server.ts';

const found = findRealServer();

if (found === undefined) {
  describe('real Toxiproxy', () => {
    test.skip('no toxiproxy-server in TOXIPROXY_SERVER_BIN, on PATH or in the cache: run `npm run toxiproxy:install`');
  });
} else {
  testToxiproxy({
    name: `real Toxiproxy (${found.from})`,
    async start() {
      const children = await spawnChildren();
      const { url } = await startServer({ children, engine: { command: found.command, args: [] } });
      return { url, close: () => children.close() };
    },
    differences: {
      listensByDefaultOn: { host: '[::]', why: 'Go listens on every interface for an empty address' },
      removalSparesFromReset: { is: false, why: 'its sleep cannot be interrupted' },
      version: /^(git|2\.1[23]\.\d+)$/,
    },
  });
}
