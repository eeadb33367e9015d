import * as registry from '../systems/index.ts';
import type { FailureToLiken } from '../matrix/matrix.ts';
import type { System } from '../systems/system.ts';

/** What is known of all our systems that can be told by what their SDK calls itself; what several of them have stands once. */
export function failuresOnRecord(systems: readonly System[] = Object.values(registry)): readonly FailureToLiken[] {
  const all = systems.flatMap(({ name, known = {} }) => {
    const { agent, failures = [] } = known;
    return agent === undefined ? [] : failures.map((failure) => ({ ...failure, system: name, agent }));
  });
  const byFigure = Map.groupBy(all, ({ id, scenario, transport, metric }) => [id, scenario, transport, metric].join());
  return [...byFigure.values()].flatMap(([first]) => first ?? []);
}
