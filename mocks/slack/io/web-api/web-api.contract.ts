/** What the Web API promises, in-process and over a socket alike. */

import { describe } from 'vitest';
import { type OpenedWebApi, useWebApiLab } from './fixtures/web-api-lab.ts';
import { webApiCalls } from './web-api-calls.contract.ts';
import { webApiEffects } from './web-api-effects.contract.ts';
import { webApiFaults } from './web-api-faults.contract.ts';
import { webApiLimits } from './web-api-limits.contract.ts';
import { webApiMethods } from './web-api-methods.contract.ts';
import { webApiRefusals } from './web-api-refusals.contract.ts';
import { webApiResponseUrls } from './web-api-response-urls.contract.ts';
import { webApiViews } from './web-api-views.contract.ts';
import type { WebApiOptions } from './web-api.ts';

export function webApiContract(name: string, open: (options: WebApiOptions) => Promise<OpenedWebApi>): void {
  describe(`${name} as Slack's Web API`, () => {
    const lab = useWebApiLab(open);
    for (const part of [
      webApiCalls,
      webApiRefusals,
      webApiMethods,
      webApiViews,
      webApiResponseUrls,
      webApiLimits,
      webApiEffects,
      webApiFaults,
    ])
      part(lab);
  });
}
