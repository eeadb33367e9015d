import { expect, test } from 'vitest';
import { parseBody, parseFields, type ParsedBody } from './web-api-body.ts';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const bytes = (text: string) => new TextEncoder().encode(text);

test.each<[string | null, string, ParsedBody]>([
  [form, 'a=1&b=x+y&a=2', { args: { a: '2', b: 'x y' } }],
  [` ${form.toUpperCase()} ; charset="UTF-8"`, 'a=1', { args: { a: '1' }, warning: 'superfluous_charset' }],
  [json, '{"a":[1]}', { args: { a: [1] }, warning: 'missing_charset' }],
  [`${json}; charset=utf-8`, '{"a":1}', { args: { a: 1 } }],
  [`${json}; charset=utf8`, '{}', { args: {} }],
  [`${json}; charset=us-ascii`, '{}', { args: {} }],
  [`${json};boundary=x;charset=iso-8859-1`, '{}', { args: {} }],
  [`${json}; charset=koi8-r`, '{}', { error: 'invalid_charset' }],
  [`${json}; charset=koi8-r`, '', { error: 'invalid_charset' }],
  [json, '', { args: {} }],
  [null, '', { args: {} }],
  [json, '{', { error: 'invalid_json' }],
  [json, '[]', { error: 'json_not_object' }],
  [json, 'null', { error: 'json_not_object' }],
  [json, '"a"', { error: 'json_not_object' }],
  [null, 'a=1', { error: 'missing_post_type' }],
  ['', 'a=1', { error: 'missing_post_type' }],
  ['text/plain', 'a=1', { error: 'invalid_post_type' }],
  ['multipart/form-data; boundary=x', 'no part', { error: 'invalid_form_data' }],
])('parseBody() of %j with %j', async (type, text, parsed) => {
  expect(await parseBody(type, bytes(text))).toEqual(parsed);
});

test('parseBody() reads the bytes in the charset that is named', async () => {
  const latin = new Uint8Array([...bytes('{"a":"'), 0xe9, ...bytes('"}')]);
  expect(await parseBody(`${json}; charset=iso-8859-1`, latin)).toEqual({ args: { a: 'é' } });
  expect(await parseBody(`${json}; charset=utf-8`, latin)).toEqual({ args: { a: '\ufffd' } });
});

test('parseBody() takes a file of a form by its name', async () => {
  const data = new FormData();
  data.set('text', 'a');
  data.set('file', new File(['x'], 'notes.txt'));
  const request = new Request('http://localhost/', { method: 'POST', body: data });
  const sent = new Uint8Array(await request.clone().arrayBuffer());
  expect(await parseBody(request.headers.get('content-type'), sent)).toEqual({
    args: { text: 'a', file: 'notes.txt' },
  });
});

test('parseFields() takes the last of several values', () => {
  expect(parseFields('a=1&a=2&b')).toEqual({ a: '2', b: '' });
});
