/** Seeded randomness (sfc32): the mock's choices, workloads and schedules all follow from one number. Not for secrets. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [0, below). `below` is at least 1. */
  below(below: number): number;
  /** One of the items. Throws `RangeError` on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** A stream of its own, the same for the same name whatever was drawn before from this one. */
  fork(name: string): Random;
}

export function seeded(seed: number): Random {
  return fromState(hash(`seed ${seed}`));
}

function fromState(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state;
  function next(): number {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4_294_967_296;
  }
  for (let i = 0; i < 12; i += 1) next();
  const random: Random = {
    next,
    below: (below) => Math.floor(next() * below),
    pick(items) {
      const item = items[random.below(items.length)];
      if (item === undefined) throw new RangeError('Cannot pick from an empty list');
      return item;
    },
    fork: (name) => fromState(hash(`${state.join(',')} ${name}`)),
  };
  return random;
}

/** cyrb128: four 32-bit words from a text. */
function hash(text: string): [number, number, number, number] {
  let h1 = 1_779_033_703;
  let h2 = 3_144_134_277;
  let h3 = 1_013_904_242;
  let h4 = 2_773_480_762;
  for (let i = 0; i < text.length; i += 1) {
    const k = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ k, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ k, 2_869_860_233);
    h3 = h4 ^ Math.imul(h3 ^ k, 951_274_213);
    h4 = h1 ^ Math.imul(h4 ^ k, 2_716_044_179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597_399_067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2_869_860_233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951_274_213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2_716_044_179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
