/** Cells that play now, and their traffic, within reach of somebody who steers them. */

import type { RunnableCell, Script, Stage } from '../lab/script.ts';

export interface Steering {
  /** The cell, within reach as long as its script plays. */
  steered(cell: RunnableCell): RunnableCell;
  /** Those that play now. */
  stages(): readonly Stage[];
  /** Their scripts end as they would by themselves; what was sent is waited for. */
  end(): void;
}

/** `leaving`: a script has played; resolves when nothing of the hand's is left in its cell. */
export function createSteering(leaving: (stage: Stage) => Promise<void>): Steering {
  const playing = new Set<Stage>();
  const ended = new AbortController();

  function withinReach(script: Script): Script {
    return {
      ...script,
      async play(stage) {
        playing.add(stage);
        try {
          await script.play({ ...stage, signal: AbortSignal.any([stage.signal, ended.signal]) });
        } finally {
          playing.delete(stage);
          await leaving(stage);
        }
      },
    };
  }

  return {
    steered: (cell) => ({ ...cell, script: withinReach(cell.script) }),
    stages: () => [...playing],
    end: () => ended.abort(),
  };
}
