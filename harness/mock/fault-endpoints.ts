import { faultRequest } from '../../mocks/slack/faults/fault-request.ts';
import type { SlackFault } from '../../mocks/slack/faults/slack-fault.ts';
import { beginAtApps } from './begin-at-apps.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import type { FaultShelf } from './fault-shelf.ts';
import { RefusedError } from '../doors/refused-error.ts';
import type { Mock } from './start-mock.ts';

/** Every fault of Slack's, by its name. */
export function faultEndpoints(mock: Mock, shelf: FaultShelf, faults: readonly SlackFault[]): readonly Endpoint[] {
  return [
    { verb: 'GET', path: '/faults', does: 'Faults that last', act: () => ({ faults: shelf.list() }) },
    endpoint({
      verb: 'POST',
      path: '/faults',
      does: 'Begins a fault; the answer has the id that ends it, where it lasts',
      body: faultRequest(faults),
      async act({ body: { kind, ...parameters } }) {
        const fault = faults.find(({ name }) => name === kind);
        if (fault === undefined) throw new RefusedError(400, `There is no fault ${kind}`);
        const { end, links } = await beginAtApps(mock, fault, parameters);
        return {
          ...(end === undefined ? {} : { id: shelf.put({ kind, text: fault.text(parameters) }, end) }),
          ...(links === undefined ? {} : { links }),
        };
      },
    }),
    {
      verb: 'DELETE',
      path: '/faults/{id}',
      does: 'Ends a fault',
      async act({ segments }) {
        const id = Number(segments['id']);
        if (!(await shelf.end(id)))
          throw new RefusedError(404, `There is no fault ${segments['id']}: GET /faults lists them`);
        return { ended: id };
      },
    },
    {
      verb: 'DELETE',
      path: '/faults',
      does: 'Ends all faults',
      act: async () => ({ ended: await shelf.endAll() }),
    },
  ];
}
