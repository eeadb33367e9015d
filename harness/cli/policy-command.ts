/** `policy`: every promise of Slack's that decides something here, what stands behind it, and how to set it otherwise. */

import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { type Promised, promises } from '../../mocks/slack/protocol/policy.ts';
import { duration } from '../base/quantity.ts';
import { allowedText } from '../plan/parse-policy.ts';
import { options } from './options.ts';
import { typed } from './typed.ts';
import { writeJson, writeText } from './write-text.ts';

const knobs: Readonly<Record<string, Promised<number | boolean | string>>> = promises;

export function policyCommand(): CommandUnknownOpts {
  return new Command('policy')
    .description('List the values by which the mock Slack acts: each with its default, what it may be, and its source')
    .argument('[text]', 'list only those whose name or meaning contains this')
    .addOption(options.json('the list'))
    .action((text, { json }) => {
      const shown = Object.entries(knobs).filter(([name, { means }]) => contains(`${name} ${means}`, text));
      if (json) writeJson(process.stdout, Object.fromEntries(shown), 2);
      else writeText(process.stdout, render(shown));
    });
}

function contains(haystack: string, text = ''): boolean {
  return haystack.toLowerCase().includes(text.toLowerCase());
}

type Knob = readonly [string, Promised<number | boolean | string>];

function render(shown: readonly Knob[]): string {
  if (shown.length === 0)
    return `No value has this in its name or meaning; ${typed('policy')} without a text lists all\n`;
  const width = Math.max(...shown.map(([name]) => name.length));
  const blocks = shown.map(([name, knob]) => {
    const { evidence, means, source, scales } = knob;
    return [
      `${name.padEnd(width)}  ${defaultText(knob).padEnd(12)} ${evidence}${scales ? ' · divided by --hasten' : ''}`,
      `${' '.repeat(width)}  ${means}`,
      `${' '.repeat(width)}  may be: ${allowedText(knob)} · source: ${source}`,
    ].join('\n');
  });
  const head = `${'name'.padEnd(width)}  ${'default'.padEnd(12)} evidence`;
  return `${head}\n\n${blocks.join('\n\n')}\n\nChange one with --policy name=value; the option may be repeated, and the result names what was changed.\n`;
}

function defaultText({ value, unit }: Promised<number | boolean | string>): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if (unit === 'us') return duration(value);
  return unit === 'percent' ? `${value} %` : unit === 'bytes' ? `${value} bytes` : String(value);
}
