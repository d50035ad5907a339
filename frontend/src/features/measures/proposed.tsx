import type { JSX } from 'preact';

import { agreeToMeasure, endAgreement } from '../../api/measures';
import { About } from '../../entries/measure-responses/about';
import { measures, titleOf } from '../../entries/measure-responses/known';
import { t } from '../../i18n';
import { showToast } from '../../ui';
import { TwoWays } from '../../ui/two-ways';
import { useAct } from '../../ui/use-act';
import type { Agreed } from './agreed';

/** What a therapist would like, with a yes and a no that weigh the same. */
export function Proposed({ one, changed }: { readonly one: Agreed; readonly changed: () => void }): JSX.Element {
  const act = useAct();
  const measure = measures.value.get(one.measure);
  const say = (yes: boolean) => (): void =>
    act.run(async () => {
      await (yes ? agreeToMeasure(one.id) : endAgreement(one.id));
      showToast({ text: t(yes ? 'measures.agreed_done' : 'measures.declined') });
      changed();
    });
  return (
    <section class="card stack stack--tight" aria-labelledby={`measure-${one.id}`}>
      <p class="quiet small">{t('measures.proposed_title')}</p>
      <h2 id={`measure-${one.id}`} class="part-title">
        {titleOf(one.measure)}
      </h2>
      {measure && (
        <p>
          <About measure={measure} />
        </p>
      )}
      <p>{t('measures.proposed', { name: one.name })}</p>
      <TwoWays act={act} no={t('measures.no')} yes={t('measures.yes')} onNo={say(false)} onYes={say(true)} noIsAct />
    </section>
  );
}
