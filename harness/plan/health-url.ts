/** Where an app tells how it is: a URL in which names of its environment may stand for their values. Pure. */

const names = /\{(HEALTH_PORT|PORT)\}/g;

export function isHealthUrl(text: string): boolean {
  const url = URL.parse(text.replaceAll(names, '1'));
  return url !== null && /^https?:$/.test(url.protocol) && !/[{}]/.test(text.replaceAll(names, ''));
}

/** The URL to ask; undefined where it names what the app has not, as PORT over Socket Mode. */
export function healthUrlIn(text: string, environment: Readonly<Record<string, string>>): string | undefined {
  const wanted = [...text.matchAll(names)].map(([, name = '']) => environment[name]);
  if (wanted.includes(undefined)) return undefined;
  return text.replaceAll(names, (_, name: string) => environment[name] ?? '');
}
