/** What the user asked for cannot be: one sentence, exit code 64, nothing was started. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
