import type { JSX } from 'preact';

import { Scale } from '../../../ui';
import { t } from '../../../i18n';
import { One, Rated, type StepProps } from '../bound';
import { valueWords } from '../../../entries/repairs/answer-words';
import { isQuiet } from '../../../entries/repairs/quiet';
import { changeRepair } from '../../../entries/repairs/repair';

/** What matters most in it, how strongly to ask, and how ready somebody is. */
export function Matters({ repair }: StepProps): JSX.Element {
  const { how_strongly } = repair.answers;
  const words = [0, 1, 2, 3, 4].map((value) => ({ value, label: valueWords('how_strongly', value) }));
  return (
    <>
      <One repair={repair} name="matters_most" legend={t('practice.matters_most')} />
      {!isQuiet(repair) && (
        <Scale
          legend={t('practice.how_strongly')}
          max={4}
          value={typeof how_strongly === 'number' ? how_strongly : null}
          onChange={(value) => changeRepair(repair.id, { answers: { how_strongly: value } })}
          ends={[words[0]?.label ?? '', words[4]?.label ?? '']}
          words={words}
        />
      )}
      <Rated repair={repair} name="readiness" legend={t('practice.readiness')} hint={t('practice.readiness_hint')} max={10} said="readiness" />
    </>
  );
}
