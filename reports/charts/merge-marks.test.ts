import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { mergeMarks } from './merge-marks.ts';

function merged(marks: string, attributes = ''): string {
  const { document } = parseHTML(`<!doctype html><html><body><svg><g ${attributes}>${marks}</g></svg></body></html>`);
  const group = (document as unknown as Document).querySelector('g');
  if (!group) throw new RangeError('There is no group');
  mergeMarks(group);
  return group.innerHTML.replaceAll(' />', '>').replaceAll('></path>', '>');
}

test.each<[string, string, string, string]>([
  [
    'lines, across, down and slanting',
    '<line x1="1.04" y1="5" x2="9" y2="5"></line><line x1="2" y1="0" x2="2" y2="7"></line><line x1="0" y1="0" x2="3" y2="4"></line>',
    '',
    'M1 5H9M2 0V7M0 0L3 4',
  ],
  [
    'dots',
    '<circle cx="1.26" cy="2" r="1.9"></circle><circle cx="3" cy="4" r="1.9"></circle>',
    'fill="red"',
    'M1.3 2h0M3 4h0',
  ],
  [
    'crosses',
    '<path d="M-2,-2L2,2M-2,2L2,-2" transform="translate(10,20)"></path><path d="M-2,-2L2,2M-2,2L2,-2" transform="translate(30.5,20)"></path>',
    'stroke="red"',
    'M8 18l4 4m-4 0l4 -4M28.5 18l4 4m-4 0l4 -4',
  ],
  [
    'squares',
    '<path d="M-2.127,-2.127h4.254v4.254h-4.254Z" transform="translate(10,20)"></path><path d="M-2.127,-2.127h4.254v4.254h-4.254Z" transform="translate(30,20)"></path>',
    'stroke="red"',
    'M7.9 17.9h4.3v4.3h-4.3zM27.9 17.9h4.3v4.3h-4.3z',
  ],
])('%s become one path', (_, marks, attributes, d) => {
  const found = merged(marks, attributes);
  expect(found.match(/<path/g)).toHaveLength(1);
  expect(/ d="([^"]*)"/.exec(found)?.[1]).toBe(d);
});

test('a dot keeps its colour and its size', () => {
  expect(
    merged('<circle cx="1" cy="2" r="1.9"></circle><circle cx="3" cy="4" r="1.9"></circle>', 'fill="red"'),
  ).toMatch(
    /stroke="red".*stroke-width="3.8".*stroke-linecap="round"|stroke-linecap="round".*stroke-width="3.8".*stroke="red"/,
  );
});

test.each<[string, string, string]>([
  ['one alone', '<line x1="1" y1="5" x2="9" y2="5"></line>', ''],
  [
    'one that says more',
    '<circle cx="1" cy="2" r="1"><title>x</title></circle><circle cx="3" cy="4" r="1"></circle>',
    'fill="red"',
  ],
  ['rings', '<circle cx="1" cy="2" r="1"></circle><circle cx="3" cy="4" r="1"></circle>', 'fill="none" stroke="red"'],
  ['dots of several sizes', '<circle cx="1" cy="2" r="1"></circle><circle cx="3" cy="4" r="2"></circle>', 'fill="red"'],
  [
    'a colour of its own',
    '<line x1="1" y1="5" x2="9" y2="5" stroke="red"></line><line x1="2" y1="0" x2="2" y2="7"></line>',
    '',
  ],
  [
    'curves',
    '<path d="M0,0C1,1,2,2,3,3" transform="translate(1,2)"></path><path d="M0,0C1,1,2,2,3,3" transform="translate(3,2)"></path>',
    '',
  ],
])('%s stays as it is', (_, marks, attributes) => {
  const tags = (markup: string): readonly string[] => [...markup.matchAll(/<(\w+)/g)].map(([, tag = '']) => tag);
  expect(tags(merged(marks, attributes))).toEqual(tags(marks));
});
