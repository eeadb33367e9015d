/** Texts in which secrets are taken out before they are stored: what goes into a run's folder is sent around. Pure. */

/** Takes the secrets it knows out of a text. */
export type Mask = (text: string) => string;

export interface Secrets {
  /** Variables: the values of those that are named like a secret are secrets. */
  readonly environments: readonly Readonly<Record<string, string | undefined>>[];
  /** Commands: the values of what they set, `API_KEY=… node app.js`, where it is named like a secret. */
  readonly commands: readonly string[];
}

/** Words of a name that say so: `SLACK_BOT_TOKEN`, `apiKey`, not `MONKEY` nor `KEYBOARD`; where a secret lies is none. */
const secretWord = /^(?:token|secret|key|apikey|password|passwd|passphrase|credential)s?\d*$/;
const placeWord = /^(?:file|path|dir|url|id)$/;

function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_-]+/);
  return words.some((word) => secretWord.test(word)) && !placeWord.test(words.at(-1) ?? '');
}

/** Shorter values are words, numbers and switches, which would take half of a report with them. */
const shortest = 6;

/** What is a secret wherever it comes from: tokens of Slack, AWS, GitHub and npm, web tokens, private keys. */
const shapes =
  /xox[abceprs]-[\w-]{8,}|xapp-[\w-]{8,}|\bA(?:KIA|SIA)[0-9A-Z]{16}\b|\b(?:gh[opsur]_|github_pat_|npm_)\w{16,}|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*|-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** `NAME=value` and `--name value`, the value in quotes or not. */
const assignment = /(?:\b(\w+)=|--([a-z][\w-]*)(?:=|\s+))("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+)/gi;

export function secretMask({ environments, commands }: Secrets): Mask {
  const named = environments.flatMap((each) => Object.entries(each)).filter(([name]) => isSecretName(name));
  const set = commands.flatMap((command) => assignedIn(command));
  const values = new Map<string, string>();
  for (const [name, value = ''] of [...named, ...set])
    // A key of several lines is printed line by line.
    for (const part of [value, JSON.stringify(value).slice(1, -1), ...value.split('\n')].map((each) => each.trim()))
      if (part.length >= shortest && !part.startsWith('-----') && !values.has(part))
        values.set(part, `[masked ${name}]`);
  const longestFirst = [...values].toSorted(([a], [b]) => b.length - a.length);
  return (text) => {
    let masked = text.replaceAll(shapes, '[masked]');
    for (const [value, instead] of longestFirst) masked = masked.replaceAll(value, instead);
    return masked;
  };
}

function assignedIn(command: string): readonly (readonly [string, string])[] {
  return [...command.matchAll(assignment)].flatMap(([, variable = '', option = '', quoted = '']) =>
    isSecretName(variable || option) ? [[variable || option, quoted.replaceAll(/^["']|["']$/g, '')] as const] : [],
  );
}
