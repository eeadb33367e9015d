/** `bolt-js#2496` of an issue or a pull request on GitHub; undefined of any other source. */
export function issueOf(source: string): string | undefined {
  const [, repository, number] =
    /^https:\/\/github\.com\/[\w.-]+\/([\w.-]+)\/(?:issues|pull)\/(\d+)/.exec(source) ?? [];
  return repository === undefined ? undefined : `${repository}#${number}`;
}
