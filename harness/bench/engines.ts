/** Another checkout's engine in the place of plain sockets: what a change of ours brings, measured beside what it changes. */

import { statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LabError } from '../base/lab-error.ts';
import { openEngineHttp } from './engine-http.ts';
import { openEngineSocket } from './engine-socket.ts';

export interface Engines {
  readonly openEngineHttp: typeof openEngineHttp;
  readonly openEngineSocket: typeof openEngineSocket;
}

export const ownEngines: Engines = { openEngineHttp, openEngineSocket };

/** `checkout`: a folder with these sources, of another commit. Throws `LabError` where there is no bench in it. */
export async function enginesOf(checkout: string): Promise<Engines> {
  const files = ['engine-http', 'engine-socket'].map((name) =>
    join(resolve(checkout), 'harness/bench', `${name}${extname(import.meta.url)}`),
  );
  const [http = '', socket = ''] = files;
  for (const file of files)
    if (!statSync(file, { throwIfNoEntry: false })?.isFile())
      throw new LabError(
        `Cannot compare with ${checkout}: there is no ${file}, expected another checkout of the harness`,
      );
  return {
    ...((await import(pathToFileURL(http).href)) as Pick<Engines, 'openEngineHttp'>),
    ...((await import(pathToFileURL(socket).href)) as Pick<Engines, 'openEngineSocket'>),
  };
}
