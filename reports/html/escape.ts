/** The one way any string gets into the page: safe as text and inside a quoted attribute; control characters made visible. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escape(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, '\ufffd').replace(/[&<>"']/g, (found) => entities[found] ?? '');
}
