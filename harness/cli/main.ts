/** The only reader of argv. What is compiled is kept for the next start, and so nothing else may be loaded before that is on. */

import { enableCompileCache } from 'node:module';

enableCompileCache();
const { invoke } = await import('./invoke.ts');
await invoke(process.argv.slice(2));
