import { t } from '../../i18n';
import type { Gist, InShort } from '../home';
import type { SharedContent } from '../shared/content';
import { measures } from './known';
import { readSaid } from './response';
import { limitsOf, score } from './scoring';

export const gist: Gist = { stands: [], inShort };
export const remembered = false;
export const first = false;

/** "GAD-7: 9 of 21, mild": as it stands in the file of the measure. */
function inShort({ words }: SharedContent): InShort | null {
  const said = readSaid(words['response'] ?? '');
  const measure = said && measures.value.get(said.measure);
  if (!measure) return null;
  const { total, band } = score(measure, said.answers);
  if (total === null) return { text: t('clinic.measure_too_few', { title: measure.title }) };
  const [least, most] = limitsOf(measure);
  const says = { title: measure.title, total, least, most };
  return band ? { text: t('clinic.measure_band', { ...says, band }), english: band } : { text: t('clinic.measure_total', says) };
}
