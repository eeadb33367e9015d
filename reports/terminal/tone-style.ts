import type { VerdictLook } from '../verdict-look.ts';

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** How a verdict is coloured in a terminal, while a run goes and at its end. */
export const toneStyle: Readonly<Record<VerdictLook['tone'], Style>> = {
  pass: 'green',
  fail: 'red',
  known: 'yellow',
  unknown: 'yellow',
  unsupported: 'dim',
  absent: 'dim',
};

/** Text in a style, or as it is where there are no colours. */
export type Paint = (style: Style, text: string) => string;
