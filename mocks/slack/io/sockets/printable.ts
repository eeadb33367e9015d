/** ASCII; at most 64 characters. */
export function printable(data: Buffer): string {
  return data
    .subarray(0, 64)
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
}
