import type { Figure } from './figure.ts';
import type { Sight } from './sight.ts';

/** Whether the process outlived the probe. Pure. */
export function exitFigure({ exit }: Sight): Figure {
  const how = exit?.signal === null ? `with code ${exit.code}` : `by ${exit?.signal}`;
  return {
    name: 'process',
    title: 'The process',
    kind: 'words',
    words: exit ? `ends ${how}` : 'goes on',
  };
}
