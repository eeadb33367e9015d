import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { textFrames } from './text-frames.ts';

/** What a client of the `ws` package makes of these bytes. */
function read(bytes: Buffer): string[] {
  const { Receiver } = ws as unknown as {
    Receiver: new (options: {
      isServer: boolean;
      allowSynchronousEvents: boolean;
    }) => NodeJS.EventEmitter & { write(bytes: Buffer): void };
  };
  const receiver = new Receiver({ isServer: false, allowSynchronousEvents: true });
  const texts: string[] = [];
  receiver.on('message', (data: Buffer) => texts.push(data.toString()));
  receiver.on('error', (error: Error) => texts.push(error.message));
  receiver.write(bytes);
  return texts;
}

const slab = Buffer.alloc(66_000);

test.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('textFrames() of %i bytes is read as one message', (size) => {
  expect(read(textFrames(['x'.repeat(size), 'next'], slab))).toEqual(['x'.repeat(size), 'next']);
});

test('textFrames() of any texts are read as these texts, in order, whatever room there is', () => {
  const text = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(text), fc.nat(1_000), (texts, room) => {
      expect(read(textFrames(texts, Buffer.alloc(room)))).toEqual(texts);
    }),
  );
});

test('textFrames() uses the slab where what it writes is ASCII and fits', () => {
  expect(textFrames(['a', 'b'], slab).buffer).toBe(slab.buffer);
  expect(textFrames(['a', 'ä'], slab).buffer).not.toBe(slab.buffer);
  expect(textFrames(['x'.repeat(70_000)], slab).buffer).not.toBe(slab.buffer);
});
