/** What no line may end within: a number and its unit, `bolt-js@5.1.0`, `bolt-js#2496`, `--keep-alive`. */
export const wholes =
  /[\d.,]*\d (?:[µm]?s|min(?: \d+ s)?|h(?: \d+ min)?|%|\/s|[KMG]?i?B)(?!\w)|\b[\w-]{1,20}[@#]\d[\d.]{0,11}(?<!\.)|(?<!\w)--[a-z-]{2,20}(?: \d+)?/g;
