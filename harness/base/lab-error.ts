/** The environment failed us (no port, Toxiproxy unreachable, child died at start): the cell becomes `unknown` with this sentence. */
export class LabError extends Error {
  override readonly name = 'LabError';
}
