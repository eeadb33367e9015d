import { LineCounter, parseDocument } from 'yaml';
import type { Path } from './mistake-sentence.ts';

export interface Written {
  readonly data: unknown;
  /** Of what stands at the path; where nothing stands there, of what should hold it. */
  lineOf(path: Path): number;
}

/** YAML, of which JSON is a part. Throws `SyntaxError` with the line, as in `3: expected …`. */
export function parseYaml(text: string): Written {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw new SyntaxError(`${lines.linePos(error.pos[0]).line}: ${error.message}`);
  return {
    data: document.toJS(),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true) as { readonly range?: readonly number[] } | undefined;
        if (node?.range) return lines.linePos(node.range[0] ?? 0).line;
      }
      return 1;
    },
  };
}
