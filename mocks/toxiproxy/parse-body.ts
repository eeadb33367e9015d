import { ApiError, badRequestBody, missingField } from './api-error.ts';
import type { ProxySettings } from './proxy.ts';
import type { PlacedToxic } from './stub.ts';
import * as toxics from './toxics/index.ts';
import type { Attributes, Toxic } from './toxics/toxic.ts';

/** Parses what came over the API. Everything here throws `ApiError` 400 with Toxiproxy's words. */

export interface NamedProxySettings extends ProxySettings {
  readonly name: string;
}

export function parseProxy(body: unknown, which = ''): NamedProxySettings {
  const fields = parseObject(body);
  const name = parseField(fields, 'name', 'string') ?? '';
  const { listen = '', upstream = '', enabled = true } = parseProxyChange(fields);
  if (name === '') throw missingField(`name${which}`);
  if (upstream === '') throw missingField(`upstream${which}`);
  return { name, listen, upstream, enabled };
}

export function parseProxies(body: unknown): readonly NamedProxySettings[] {
  if (!Array.isArray(body)) throw badRequestBody('wanted an array of proxies');
  return body.map((entry, i) => parseProxy(entry, ` at proxy ${i + 1}`));
}

export function parseProxyChange(body: unknown): Partial<ProxySettings> {
  const fields = parseObject(body);
  const listen = parseField(fields, 'listen', 'string');
  const upstream = parseField(fields, 'upstream', 'string');
  const enabled = parseField(fields, 'enabled', 'boolean');
  return {
    ...(listen === undefined ? {} : { listen }),
    ...(upstream === undefined ? {} : { upstream }),
    ...(enabled === undefined ? {} : { enabled }),
  };
}

export function parseToxic(body: unknown): PlacedToxic {
  const fields = parseObject(body);
  const stream = parseField(fields, 'stream', 'string')?.toLowerCase() ?? 'downstream';
  if (stream !== 'upstream' && stream !== 'downstream') {
    throw new ApiError(400, 'stream was invalid, can be either upstream or downstream');
  }
  const type = parseField(fields, 'type', 'string') ?? '';
  const toxic = Object.values<Toxic>(toxics).find((known) => known.type === type);
  if (toxic === undefined) throw new ApiError(400, 'invalid toxic type');
  return {
    name: parseField(fields, 'name', 'string') || `${type}_${stream}`,
    toxic,
    stream,
    toxicity: parseField(fields, 'toxicity', 'number') ?? 1,
    attributes: parseAttributes(fields['attributes'], toxic, {}),
  };
}

/** Attributes that are not given keep their value. */
export function parseToxicChange(body: unknown, placed: PlacedToxic): Pick<PlacedToxic, 'attributes' | 'toxicity'> {
  const fields = parseObject(body);
  return {
    toxicity: parseField(fields, 'toxicity', 'number') ?? placed.toxicity,
    attributes: parseAttributes(fields['attributes'], placed.toxic, placed.attributes),
  };
}

function parseAttributes(given: unknown, toxic: Toxic, before: Attributes): Attributes {
  const fields = parseObject(given ?? {});
  return Object.fromEntries(
    toxic.attributes.map((name) => {
      const value = parseField(fields, name, 'number') ?? before[name] ?? 0;
      if (!Number.isInteger(value)) throw badRequestBody(`${name} is ${value}, wanted a whole number`);
      return [name, value];
    }),
  );
}

function parseObject(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequestBody('wanted an object');
  return body as Readonly<Record<string, unknown>>;
}

interface Types {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
}

function parseField<T extends keyof Types>(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  type: T,
): Types[T] | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== type) throw badRequestBody(`${name} is a ${typeof value}, wanted a ${type}`);
  return value as Types[T];
}
