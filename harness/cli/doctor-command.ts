/** `doctor`: what this machine has for the harness, what it has not, and the line that brings it. */

import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { judgeSight } from '../doctor/judge-sight.ts';
import { look } from '../doctor/look.ts';
import type { Finding } from '../doctor/sight.ts';
import { exitCodes } from './exit-codes.ts';
import { options } from './options.ts';
import { typed } from './typed.ts';
import { writeJson, writeText } from './write-text.ts';

const marks = { good: '✓', poor: '–', missing: '✗' } as const;

export function doctorCommand(): CommandUnknownOpts {
  return new Command('doctor')
    .description(
      'Say what this machine has for the harness, what it has not, and the line that brings it; exit code 1 where runs cannot work',
    )
    .addOption(options.json('the findings'))
    .action(async ({ json }) => {
      const findings = judgeSight(await look(), typed('toxiproxy install'));
      if (json) writeJson(process.stdout, findings, 2);
      else writeText(process.stdout, textOf(findings));
      process.exitCode = findings.some(({ state }) => state === 'missing') ? exitCodes.fail : exitCodes.pass;
    });
}

function textOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ about, state, says, fix }) => [
    `${marks[state]} ${about.padEnd(width)}  ${says}`,
    ...(fix === undefined ? [] : [`  ${' '.repeat(width)}  ${fix}`]),
  ]);
  const missing = findings.filter(({ state }) => state === 'missing').map(({ about }) => about);
  const last = missing.length === 0 ? 'Runs work here.' : `Runs do not work here, for want of: ${missing.join(', ')}.`;
  return `${[...lines, '', last].join('\n')}\n`;
}
