import type * as registry from './registry.ts';

/** As in the environment `APP_BEHAVIOUR`. */
export type BehaviourName = (typeof registry)[keyof typeof registry]['name'];
