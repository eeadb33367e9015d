import { describe, expect, test } from 'vitest';
import { AnswerBook, type AnsweringCall } from './answer-book.ts';
import type { PayloadName } from './facts.ts';
import { deliveryId } from './payloads/delivery-id.ts';
import { payloadKindNamed } from './payloads/index.ts';
import { placeOf } from './workspace.ts';

const second = 1_000;
const post = { method: 'chat.postMessage', says: 'Hello!' } as const;

function tsOf(n: number): string {
  return `1763800000.${String(n).padStart(6, '0')}`;
}

function idOf(n: number, kind: PayloadName = 'message'): string {
  return deliveryId(payloadKindNamed(kind), n, tsOf(n));
}

/** Deliveries of these numbers were raised, all at the time 0. */
function bookOf(numbers: readonly number[], kind: PayloadName = 'message'): AnswerBook {
  const book = new AnswerBook();
  for (const n of numbers) book.raised({ id: idOf(n, kind), n, ts: tsOf(n), place: placeOf(n) }, kind, 0);
  return book;
}

const general = placeOf(0).channel;
const sameChannel = [0, 60] as const;

describe('a call belongs to', () => {
  test.each<[string, Partial<AnsweringCall>, readonly number[]]>([
    ['the delivery that it quotes', { says: 'Echo: seq=60', channel: general }, [60]],
    ['each that it quotes', { says: 'seq=0 and seq=60 and seq=0' }, [0, 60]],
    ['none where the number was never raised', { says: 'seq=7', channel: placeOf(7).channel }, []],
    ['the delivery in whose thread it is', { ts: tsOf(60), channel: general }, [60]],
    ['the delivery to whose message it reacts', { method: 'reactions.add', ts: tsOf(0), says: '' }, [0]],
    ['none where it names a message that was never delivered', { method: 'chat.update', ts: tsOf(1) }, []],
  ])('%s', (_, call, numbers) => {
    expect(bookOf(sameChannel).answers({ ...post, ...call }, 0)).toEqual({
      events: numbers.map((n) => idOf(n)),
      maybe: [],
    });
  });

  test.each<[string, Partial<AnsweringCall>, readonly number[]]>([
    ['the one in whose thread it is', { ts: tsOf(61) }, [61]],
    ['the one in whose channel it is', { channel: placeOf(61).channel }, [61]],
    ['the first that is not answered yet, each in its turn', {}, [0, 61]],
  ])('of two that said the same words, %s', (_, call, numbers) => {
    const book = bookOf([0]);
    book.raised({ id: idOf(61), n: 61, ts: tsOf(61), place: placeOf(61), saysNumber: 0 }, 'message', 0);
    const quotes = { ...post, says: 'You said seq=0', ...call };
    expect(numbers.flatMap(() => book.answers(quotes, 0).events)).toEqual(numbers.map((n) => idOf(n)));
  });

  test('the command whose trigger it uses, the function that it completes, the person whose Home it fills', () => {
    const view = { method: 'views.open', says: '' };
    expect(bookOf([3], 'slash-command').answers({ ...view, trigger: idOf(3, 'slash-command') }, 0).events).toEqual([
      idOf(3, 'slash-command'),
    ]);
    expect(bookOf([3], 'function-executed').answers({ ...view, execution: 'Fx0MOCK0000003' }, 0).events).toEqual([
      idOf(3),
    ]);
    const home = { method: 'views.publish', says: '', user: placeOf(3).user.id };
    expect(bookOf([3], 'app-home-opened').answers(home, 0).events).toEqual([idOf(3)]);
    expect(bookOf([3]).ofResponseUrl('/commands/T0MOCK0001/3/000')).toEqual([idOf(3)]);
    expect(bookOf([3]).ofResponseUrl('/commands/T0MOCK0001/4/000')).toEqual([]);
  });
});

describe('a call without any sign', () => {
  const hello = { ...post, channel: general };

  test.each([
    ['answers what is sent again, though it had answered it', 1, 2_999, [idOf(0)]],
    ['answers nothing where Slack sent nothing again', 0, 1, []],
    ['answers nothing long after that, as some apps ignore what comes again', 1, 3_001, []],
  ])('%s', (_, again, atMs, expected) => {
    const book = bookOf([0]);
    expect(book.answers(hello, 0).events).toEqual([idOf(0)]);
    for (let each = 0; each < again; each += 1) book.sentAgain(idOf(0), 0);
    expect(book.answers(hello, atMs).events).toEqual(expected);
    expect(book.answers(hello, atMs).events).toEqual([]);
  });

  test('belongs to the only delivery of its channel that is not answered yet', () => {
    const book = bookOf([0, 1]);
    expect(book.answers(hello, 0)).toEqual({ events: [idOf(0)], maybe: [] });
    expect(book.answers(hello, 0)).toEqual({ events: [], maybe: [] });
  });

  test('may belong to any of several, and none of them counts as answered', () => {
    const book = bookOf(sameChannel);
    const unclear = { events: [], maybe: sameChannel.map((n) => idOf(n)) };
    expect(book.answers(hello, 0)).toEqual(unclear);
    expect(book.answers(hello, 0)).toEqual(unclear);
    book.answers({ ...hello, says: 'seq=0' }, 0);
    expect(book.answers(hello, 0)).toEqual({ events: [idOf(60)], maybe: [] });
  });

  test('belongs to none that the app never had, nor to one of long ago', () => {
    const book = bookOf([0]);
    book.abandoned(idOf(0));
    expect(book.answers(hello, 0).events).toEqual([]);
    expect(bookOf([0]).answers(hello, 31 * second).events).toEqual([]);
    expect(bookOf([0]).answers(hello, 30 * second).events).toEqual([idOf(0)]);
  });

  test('but an update of what was posted for a delivery belongs to that one again', () => {
    const book = bookOf([0, 60]);
    book.answers({ ...post, says: 'Working on seq=60', posted: '1763800001.000001' }, 0);
    const update = { method: 'chat.update', channel: general, ts: '1763800001.000001', says: 'Done' };
    expect(book.answers(update, 0).events).toEqual([idOf(60)]);
  });
});

test('what is remembered is bounded: of two numbers 20,000 apart the later one stays', () => {
  const book = bookOf([5, 20_005]);
  expect(book.answers({ ...post, says: 'seq=5' }, 0).events).toEqual([]);
  expect(book.answers({ ...post, says: 'seq=20005' }, 0).events).toEqual([idOf(20_005)]);
});
