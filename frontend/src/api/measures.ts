import type { components } from './schema';
import type { Listed } from './sharing';
import { call } from './transport';

/** A measure as its file says it: asked, scored and read from nothing else. */
export type Measure = components['schemas']['Measure'];

export type Agreement = {
  readonly id: string;
  readonly care_link: string;
  readonly measure: string;
  readonly state: 'proposed' | 'agreed' | 'paused' | 'ended';
  readonly proposed_at: string;
  readonly agreed_at: string | null;
};

export async function getMeasures(): Promise<readonly Measure[]> {
  return (await call<Listed<Measure>>('GET', '/api/v1/measures')).results;
}

/** What therapists proposed, and what was agreed to. */
export async function getAgreements(): Promise<readonly Agreement[]> {
  return (await call<Listed<Agreement>>('GET', '/api/v1/measure-agreements')).results;
}

export function agreeToMeasure(id: string): Promise<Agreement> {
  return call('POST', `/api/v1/measure-agreements/${id}/agree`);
}

/** A no, or the end of it, from either side. */
export function endAgreement(id: string): Promise<void> {
  return call('POST', `/api/v1/measure-agreements/${id}/end`);
}
