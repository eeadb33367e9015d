/** The commands of a block of shell in a document, as words. Pure. */

/** Comments, variables set before a command and what stands behind a pipe or a redirection are left out. */
export function shellCommands(text: string): readonly (readonly string[])[] {
  return text
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap((line) => commandsIn(wordsOf(line)))
    .filter((words) => words.length > 0);
}

/** A quoted word keeps its blanks; a word that begins with `#` ends the line. */
function wordsOf(line: string): readonly string[] {
  const words = [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) => word);
  const comment = words.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) => word.replaceAll(/['"]/g, ''));
}

function commandsIn(words: readonly string[]): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let isCut = false;
  for (const word of words)
    if (word === '&&' || word === ';') {
      commands.push([]);
      isCut = false;
    } else if (word === '|' || word === '>' || word === '&') isCut = true;
    else if (!isCut && !(commands.at(-1)?.length === 0 && /^\w+=/.test(word))) commands.at(-1)?.push(word);
  return commands;
}
