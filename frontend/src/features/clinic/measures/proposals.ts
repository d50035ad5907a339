import { fetchMeasures } from '../../../entries/measure-responses/known';
import { getProposals, type Proposals } from './api';

/** With the measures that they are about. */
export async function fetchProposals(careLink: string, unattended = false): Promise<Proposals> {
  const [found] = await Promise.all([getProposals(careLink, unattended), fetchMeasures()]);
  return found;
}
