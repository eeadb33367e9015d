/** Fields for the parameters of a fault, as its JSON Schema describes them. */

import { made } from './element.ts';

export interface Described {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Described[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Fields {
  readonly elements: readonly HTMLElement[];
  /** As they stand; what is left empty is left out. */
  read(): Record<string, unknown>;
}

type Values = Readonly<Record<string, unknown>>;

export function fieldsOf({ properties = {} }: Described, example: Values): Fields {
  const fields = Object.entries(properties)
    .filter(([, each]) => !('const' in each))
    .map(([name, each]) => ({ name, ...fieldOf(name, each, example[name]) }));
  return {
    elements: fields.flatMap(({ elements }) => elements),
    read: () => Object.fromEntries(fields.flatMap(({ name, read }) => (read() === undefined ? [] : [[name, read()]]))),
  };
}

interface Field {
  readonly elements: readonly HTMLElement[];
  read(): unknown;
}

function fieldOf(name: string, schema: Described, example: unknown): Field {
  if (schema.oneOf) return variantField(name, schema.oneOf, example as Values | undefined);
  if (schema.enum) {
    const names = schema.enum.map(String);
    const select = made('select', {}, ...names.map((each) => made('option', { value: each }, each)));
    select.value = String(example ?? names[0]);
    return labelled(name, select, schema, () => select.value);
  }
  if (schema.type === 'boolean') {
    const box = made('input', { type: 'checkbox', checked: example === true });
    return labelled(name, box, schema, () => (box.checked || example !== undefined ? box.checked : undefined));
  }
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const input = made('input', { type: isNumber ? 'number' : 'text', value: String(example ?? '') });
  if (schema.minimum !== undefined) input.min = String(schema.minimum);
  if (schema.maximum !== undefined) input.max = String(schema.maximum);
  return labelled(name, input, schema, () => {
    if (input.value === '') return undefined;
    return isNumber ? Number(input.value) : schema.type === 'string' ? input.value : parsed(input.value);
  });
}

/** What is no text and no number is written as JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Several shapes that a constant of theirs tells apart: one is chosen, and has its own fields. */
function variantField(name: string, variants: readonly Described[], example: Values | undefined): Field {
  const kinds = variants.map(kindOf);
  const select = made(
    'select',
    {},
    ...kinds.map(([, value]) => made('option', { value: String(value) }, String(value))),
  );
  const within = made('span', { className: 'within' });
  let fields: Fields = { elements: [], read: () => ({}) };
  const chosen = () =>
    Math.max(
      0,
      kinds.findIndex(([, value]) => String(value) === select.value),
    );
  const choose = (values: Values): void => {
    fields = fieldsOf(variants[chosen()] ?? {}, values);
    within.replaceChildren(...fields.elements);
  };
  const [key = 'kind'] = kinds[0] ?? [];
  if (example?.[key] !== undefined) select.value = String(example[key]);
  choose(example ?? {});
  select.addEventListener('change', () => choose({}));
  const label = made('label', {}, name, select);
  return {
    elements: [label, within],
    read: () => ({ [kinds[chosen()]?.[0] ?? key]: kinds[chosen()]?.[1], ...fields.read() }),
  };
}

function kindOf({ properties = {} }: Described): readonly [key: string, value: unknown] {
  const [key, { const: value } = {}] = Object.entries(properties).find(([, each]) => 'const' in each) ?? ['kind'];
  return [key, value];
}

function labelled(name: string, field: HTMLElement, { description }: Described, read: () => unknown): Field {
  if (description !== undefined) field.title = description;
  return { elements: [made('label', {}, words(name), field)], read };
}

/** `kilobytesPerSecond` as words. */
function words(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
