/** What the machine refused, by the code of the error; an error without one is a defect of ours. */
const words: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the file system is read-only',
  EIO: 'the disk fails',
  EMFILE: 'this process has as many files and sockets open as it may (ulimit -n)',
  ENFILE: 'the machine has as many files open as it can',
  EAGAIN: 'no more processes can be started (ulimit -u)',
  ENOMEM: 'there is no memory left',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is something else of that name',
  EISDIR: 'it is a folder',
};

/** In words, with the code; undefined where the machine had no part in it. */
export function machineWords(error: unknown): string | undefined {
  const code = codeOf(error);
  const said = code === undefined ? undefined : words[code];
  return said === undefined ? undefined : `${said} (${code})`;
}

/** Of the error, or of what it was caused by. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : codeOf(error.cause);
}
