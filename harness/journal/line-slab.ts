/**
 * Lines on their way to a file, as bytes in one place that is used again and again: texts would be joined, flattened and encoded,
 * and leave the collector two kilobytes an event. Pure.
 */
export class LineSlab {
  readonly #bytes = Buffer.allocUnsafeSlow(slabBytes);
  #end = 0;
  /** Where the line begins that is being written. */
  #lineStart = 0;
  #isPlain = true;

  /** Bytes that whole lines take. */
  get size(): number {
    return this.#lineStart;
  }

  /** A piece of a line, ASCII; what else is in it makes `endLine` refuse the line. */
  text(text: string): void {
    const bytes = this.#bytes;
    let end = this.#end;
    let all = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      all |= code;
      bytes[end] = code;
      end += 1;
    }
    this.#end = end;
    if (all > 127) this.#isPlain = false;
  }

  /** A whole number, in decimal digits. */
  number(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 0x7f_ff_ff_ff) return this.text(String(value));
    let digits = 1;
    for (let power = 10; power <= value && digits < 10; power *= 10) digits += 1;
    this.#end += digits;
    let rest = value;
    for (let at = this.#end - 1; digits > 0; at -= 1, digits -= 1) {
      const tenth = (rest / 10) | 0;
      this.#bytes[at] = 48 + rest - tenth * 10;
      rest = tenth;
    }
  }

  /** Ends the line. False where it did not find room or was not ASCII: then it is to be dropped. */
  endLine(): boolean {
    if (!this.#isPlain || this.#end >= slabBytes) return false;
    this.#bytes[this.#end] = 10;
    this.#end += 1;
    this.#lineStart = this.#end;
    return true;
  }

  /** As if nothing had been written since the last line. */
  dropLine(): void {
    this.#end = this.#lineStart;
    this.#isPlain = true;
  }

  /** A whole line of any characters. False where there is no room for it. */
  line(text: string): boolean {
    // No character of a text takes more.
    if (this.#end + 3 * text.length > slabBytes) return false;
    this.#end += this.#bytes.write(text, this.#end);
    this.#lineStart = this.#end;
    return true;
  }

  /** What is in it, until the next line is written; then it is empty. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#lineStart);
    this.#end = 0;
    this.#lineStart = 0;
    return taken;
  }
}

const slabBytes = 65_536;
