/** Parameters that a JSON Schema takes, from its own words: its default, its example, the first of what it allows. Pure. */

export interface Described {
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Described[];
  readonly anyOf?: readonly Described[];
  readonly type?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
}

/** Of an object: what it cannot be without. */
export function exampleOf(schema: Described): unknown {
  if ('const' in schema) return schema.const;
  const told = schema.default ?? schema.examples?.[0] ?? schema.enum?.[0];
  if (told !== undefined) return told;
  const [variant] = schema.oneOf ?? schema.anyOf ?? [];
  if (variant) return exampleOf(variant);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, each]) => [name, exampleOf(each)]),
      );
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return 'hello';
  }
}
