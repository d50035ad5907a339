import { t } from '../../i18n';
import type { Gist } from '../home';
import type { SharedContent } from '../shared/content';
import { measures } from './known';
import { readSaid } from './response';
import { limitsOf, score } from './scoring';

export const gist: Gist = { stands: [], inShort };
export const remembered = false;
export const first = false;

/** "GAD-7: 9 of 21, mild": as it stands in the file of the measure. */
function inShort({ words }: SharedContent): string {
  const said = readSaid(words['response'] ?? '');
  const measure = said && measures.value.get(said.measure);
  if (!measure) return '';
  const { total, band } = score(measure, said.answers);
  if (total === null) return t('clinic.measure_too_few', { title: measure.title });
  const [least, most] = limitsOf(measure);
  return band ? t('clinic.measure_band', { title: measure.title, total, least, most, band }) : t('clinic.measure_total', { title: measure.title, total, least, most });
}
