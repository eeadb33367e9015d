/** Ids of the page's parts: no two names share one, whatever is in them. */

export function anchor(...names: readonly string[]): string {
  return names.map((name) => name.split(' › ').map(safe).join('/')).join('/');
}

function safe(name: string): string {
  return name.replace(/[^\w@.-]/gu, (found) => `~${found.codePointAt(0)?.toString(16)}~`);
}
