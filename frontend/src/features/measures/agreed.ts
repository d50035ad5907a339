import { type Agreement, getAgreements } from '../../api/measures';
import { Offline } from '../../api/errors';
import { loadMeasures } from '../../entries/measure-responses/known';
import { fetchLinks } from '../../entries/shared/links';
import { drafts } from '../../store';

/** An agreement with whom it is with. */
export type Agreed = Agreement & { readonly name: string; readonly window: string };

const NAME = 'measures/agreed';

/**
 * What was proposed and agreed, with the questions themselves. Kept on the device, so that what was agreed can be
 * answered without a connection.
 */
export async function fetchAgreed(): Promise<readonly Agreed[]> {
  try {
    const [agreements, links] = await Promise.all([getAgreements(), fetchLinks(), loadMeasures()]);
    const found = agreements.map((one): Agreed => {
      const { display_name: name = '', response_window: window = '' } = links.find(({ id }) => id === one.care_link)?.clinician ?? {};
      return { ...one, name, window };
    });
    void drafts.set(NAME, found);
    return found;
  } catch (error) {
    const kept = keptAgreed();
    if (!(error instanceof Offline) || !kept) throw error;
    await loadMeasures();
    return kept;
  }
}

function keptAgreed(): readonly Agreed[] | undefined {
  return drafts.get<readonly Agreed[]>(NAME);
}

/** With whom a measure is agreed now, as far as this device has heard. */
export function agreedOn(measure: string): Agreed | undefined {
  return keptAgreed()?.find((one) => one.measure === measure && one.state === 'agreed');
}

/**
 * Whether what is answered to it may go to anybody: while it is agreed on, also where that rests until a new yes, or
 * until it is answered that it is proposed again.
 */
export function mayGo(measure: string): boolean {
  return keptAgreed()?.some((one) => one.measure === measure && one.agreed_at !== null) ?? true;
}
