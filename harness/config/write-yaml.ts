import { Document } from 'yaml';

/** As a person would write it; `comment`: lines that stand above. */
export function writeYaml(data: unknown, comment: string): string {
  const document = new Document(data);
  document.commentBefore = comment.replaceAll(/^/gm, ' ');
  return document.toString({ lineWidth: 120 });
}
