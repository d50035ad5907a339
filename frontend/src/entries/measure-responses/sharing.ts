import { type Area, t } from '../../i18n';
import type { SharedFields } from '../shared/fields';
import { fetchMeasures, titleOf } from './known';
import type { Response } from './response';

export const texts: readonly Area[] = ['measures'];
export const takesReply = false;
export const summary = false; // what was answered is in its words
export const ready = ({ columns }: Response): boolean => columns.status === 'kept';
export const keptBack = (): null => null;
export const back = (): string => t('measures.this_one');
export const title = (response: Response | undefined): string => (response ? titleOf(response.columns.measure) : t('measures.one'));
export const readerTitle = (): string => t('clinic.kind_measures');
export const readerCount = (count: number): string => t('clinic.measures', { count });

/** With the questions themselves: nothing of it can be read without them. */
export async function fields(): Promise<SharedFields<'measure-responses'>> {
  const [{ fields: found }] = await Promise.all([import('./shared-fields'), fetchMeasures()]);
  return found;
}
