/** The arguments of a Web API call, out of its body, by its content type (slack-protocol.md §3.1). */

import type { Arguments } from './web-api-call.ts';

/** `error` is Slack's word for what is wrong with the body; `warning` its word for a charset it did not like. */
export type ParsedBody = { readonly args: Arguments; readonly warning?: string } | { readonly error: string };

const CHARSETS = ['utf-8', 'utf8', 'iso-8859-1', 'us-ascii'] as const;

/** To make one takes longer than to decode a call with it. */
const DECODERS: ReadonlyMap<string, TextDecoder> = new Map(CHARSETS.map((name) => [name, new TextDecoder(name)]));

/** Never throws: whatever the bytes are, they are arguments or one of Slack's errors. */
export async function parseBody(contentType: string | null, bytes: Uint8Array<ArrayBuffer>): Promise<ParsedBody> {
  const { type, charset } = readContentType(contentType);
  if (charset !== undefined && !DECODERS.has(charset)) return { error: 'invalid_charset' };
  // Python's SDK calls auth.test with a JSON content type and an empty body
  if (bytes.length === 0) return { args: {} };
  switch (type) {
    case 'application/x-www-form-urlencoded':
      return parseForm(text(bytes, charset), charset === undefined ? undefined : 'superfluous_charset');
    case 'application/json':
      return parseJson(text(bytes, charset), charset === undefined ? 'missing_charset' : undefined);
    case 'multipart/form-data':
      return parseMultipart(contentType ?? '', bytes);
    case '':
      return { error: 'missing_post_type' };
    default:
      return { error: 'invalid_post_type' };
  }
}

function readContentType(contentType: string | null): { readonly type: string; readonly charset: string | undefined } {
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  return { type, charset };
}

/** Form fields or a query as arguments; the last of several values counts. */
export function parseFields(text: string): Arguments {
  return text === '' ? {} : Object.fromEntries(new URLSearchParams(text));
}

function parseForm(text: string, warning: string | undefined): ParsedBody {
  const args = parseFields(text);
  return warning === undefined ? { args } : { args, warning };
}

function parseJson(text: string, warning: string | undefined): ParsedBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { error: 'invalid_json' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { error: 'json_not_object' };
  const args = { ...value };
  return warning === undefined ? { args } : { args, warning };
}

async function parseMultipart(contentType: string, bytes: Uint8Array<ArrayBuffer>): Promise<ParsedBody> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    return {
      args: Object.fromEntries(
        [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
      ),
    };
  } catch {
    return { error: 'invalid_form_data' };
  }
}

function text(bytes: Uint8Array, charset = 'utf-8'): string {
  return DECODERS.get(charset)?.decode(bytes) ?? '';
}
