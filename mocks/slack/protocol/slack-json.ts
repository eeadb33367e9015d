/** JSON as Slack writes it: non-ASCII as \uXXXX everywhere, and `/` as `\/` in HTTP bodies (slack-protocol.md §1.4). */

export function slackJson(value: unknown, { escapesSlashes }: { readonly escapesSlashes: boolean }): string {
  const text = JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escapesSlashes ? text.replaceAll('/', '\\/') : text;
}
