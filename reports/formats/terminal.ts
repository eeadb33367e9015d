import type { Format } from '../format.ts';
import { renderTerminal } from '../terminal/render-terminal.ts';

/** Plain text, without colours; `renderTerminal` takes what a terminal can do. */
export const terminal = {
  name: 'terminal',
  extension: 'txt',
  isUsual: true,
  render: (result) => renderTerminal(result, {}),
} as const satisfies Format;
