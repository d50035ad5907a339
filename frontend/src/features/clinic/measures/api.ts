import type { Listed } from '../../../api/sharing';
import { ask } from '../api';
import { UNATTENDED } from '../unattended';

export type Proposal = { readonly id: string; readonly measure: string; readonly state: 'proposed' | 'agreed' | 'ended'; readonly proposed_on: string };

export type Proposals = Listed<Proposal> & {
  /** What the practice does about an answer about self-harm; "" where it may not ask. */
  readonly procedure: string;
  /** Shares whose answer about self-harm was not looked at, whatever it was. */
  readonly to_acknowledge: readonly string[];
};

/** `unattended`: asked for by the page itself. */
export function getProposals(careLink: string, unattended = false): Promise<Proposals> {
  return ask('GET', `/api/v1/clinic/clients/${careLink}/measures`, unattended ? UNATTENDED : {});
}

/** `id` is made here, the same when it is tried again. */
export function propose(careLink: string, id: string, measure: string): Promise<Proposal> {
  return ask('POST', `/api/v1/clinic/clients/${careLink}/measures`, { body: { id, measure } });
}

export function endProposal(id: string): Promise<void> {
  return ask('POST', `/api/v1/measure-agreements/${id}/end`);
}

/** They looked at the answer about self-harm: a line in the client's log. */
export function acknowledge(grant: string): Promise<void> {
  return ask('POST', `/api/v1/clinic/measure-responses/${grant}/acknowledge`);
}

/** Before a file is made: a line in the client's log for each of these shares. */
export function noteExported(careLink: string, grants: readonly string[], code: string): Promise<void> {
  return ask('POST', `/api/v1/clinic/clients/${careLink}/exported`, { body: { grants, code } });
}
