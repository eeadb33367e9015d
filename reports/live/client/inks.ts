/** The page's colours, as its style has them now: light and dark differ. */
export interface Inks {
  readonly http: string;
  readonly socket: string;
  readonly line: string;
  readonly soft: string;
  readonly fault: string;
  readonly faultText: string;
  readonly loss: string;
  readonly known: string;
}

export function inksOfNow(): Inks {
  const style = getComputedStyle(document.documentElement);
  const ink = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    http: ink('http'),
    socket: ink('socket'),
    line: ink('line'),
    soft: ink('soft'),
    fault: ink('fault'),
    faultText: ink('fault-text'),
    loss: ink('loss'),
    known: ink('known'),
  };
}
