import type { LiveRoom } from '../live/open-live.ts';
import type { Live } from './live.ts';
import { hasDesktop, openInBrowser } from './open-in-browser.ts';

/** What the terminal is told, told to the page as well; the page's address stands among the lines of `stream`. */
export function watched({ progress, stop }: Live, room: LiveRoom, stream: NodeJS.WriteStream): Live {
  return {
    stop,
    progress: {
      ...progress,
      began(run) {
        room.began(run.directory);
        progress.began(run);
        progress.line(`Watch and steer it: ${room.url}`);
        if (hasDesktop(stream)) openInBrowser(room.url);
      },
      cellBegan(cell) {
        room.cellBegan(cell);
        progress.cellBegan(cell);
      },
      cellSaw(cell, entry) {
        room.cellSaw(cell, entry);
        progress.cellSaw?.(cell, entry);
      },
    },
  };
}
