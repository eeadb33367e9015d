import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether the module at `url` is what Node was started with; `import.meta.main` is not there before Node 24.2. */
export function isMain(url: string, started = process.argv[1]): boolean {
  return started !== undefined && realpathSync(started) === fileURLToPath(url);
}
