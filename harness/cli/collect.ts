/** For an option that may be repeated: each value as it is. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** For names: several in one value, with commas, too. */
export function collectNames(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(',')];
}
