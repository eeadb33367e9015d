import { beginSlackFault, parametersOf } from '../../mocks/slack/faults/begin-slack-fault.ts';
import { type ParametersOf, type SlackFaultName, slackFaultNamed } from '../../mocks/slack/faults/index.ts';
import { LabError } from '../base/lab-error.ts';
import type { Fault } from './fault.ts';

/** A fault of Slack's own, by its name in `mocks/slack/faults`. Links that it does not strike can be used all the while. */
export function slackFault<Name extends SlackFaultName>(name: Name, parameters: ParametersOf<Name>): Fault {
  const fault = slackFaultNamed(name);
  return {
    name,
    text: fault.text(parametersOf(fault, parameters)),
    severs: false,
    isMomentary: fault.isMomentary,
    touches: fault.touches,
    async inject({ slack, webApiControl }) {
      const begun = await beginSlackFault(fault, parameters, { slack, webApi: webApiControl });
      if (begun === undefined)
        throw new LabError(
          fault.on === 'requests'
            ? `Cannot begin ${name}: Slack posts nothing over Socket Mode, wanted a cell over HTTP`
            : `Cannot begin ${name}: Slack has no sockets over HTTP, wanted a cell over Socket Mode`,
        );
      return async () => begun.end?.();
    },
  };
}
