import type { JSX } from 'preact';

import { SCALE4 } from '../../../api/vocabularies/scale4';
import { Scale } from '../../../ui/scale';
import { t } from '../../../i18n';
import { One, Rated, type StepProps } from '../bound-fields';
import { valueWords } from '../../../entries/repairs/answer-words';
import { changeRepair } from '../../../entries/repairs/repair';

/** What matters most in it, how strongly to ask, and how ready somebody is. */
export function Matters({ repair }: StepProps): JSX.Element {
  const { how_strongly } = repair.answers;
  const labels = SCALE4.map((value) => ({ value, label: valueWords('how_strongly', value) }));
  return (
    <>
      <One repair={repair} name="matters_most" legend={t('practice.matters_most')} />
      <Scale
        legend={t('practice.how_strongly')}
        max={4}
        value={typeof how_strongly === 'number' ? how_strongly : null}
        onChange={(value) => changeRepair(repair.id, { answers: { how_strongly: value } })}
        ends={[labels[0]?.label ?? '', labels[4]?.label ?? '']}
        labels={labels}
      />
      <Rated repair={repair} name="readiness" legend={t('practice.readiness')} hint={t('practice.readiness_hint')} max={10} family="practice.readiness" />
    </>
  );
}
