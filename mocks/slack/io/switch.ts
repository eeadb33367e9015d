export interface Switch {
  isOn(): boolean;
  /** On until what it returns is called; that may be called again. */
  hold(): () => void;
}

/** On while anybody holds it. */
export function createSwitch(): Switch {
  const holders = new Set<symbol>();
  return {
    isOn: () => holders.size > 0,
    hold() {
      const holder = Symbol('holder');
      holders.add(holder);
      return () => void holders.delete(holder);
    },
  };
}
