import type { JSX } from 'preact';

import type { Clinician } from '../../api/sharing';
import { t } from '../../i18n';

type Props = { readonly clinician: Clinician; readonly words: string; readonly folded?: boolean };

/**
 * What a therapist may have to pass on: what that means everywhere, and in their own words where they wrote some.
 * `words` were checked by their signature. Folded where the person has shared with these words before them.
 */
export function LimitsOf({ clinician, words, folded = false }: Props): JSX.Element {
  const name = clinician.display_name;
  const said = (
    <>
      <p>{t('sharing.limits_text', { name })}</p>
      {words ? (
        <figure class="limits-words">
          <figcaption class="quiet small">{t('sharing.limits_said', { name })}</figcaption>
          <blockquote>{words}</blockquote>
        </figure>
      ) : (
        <p>{t('sharing.limits_ask', { name })}</p>
      )}
    </>
  );
  if (!folded) {
    return (
      <section class="card stack stack--tight limits">
        <h2>{t('sharing.limits_title')}</h2>
        {said}
      </section>
    );
  }
  return (
    <details class="limits">
      <summary>{t('sharing.limits_title')}</summary>
      <div class="stack stack--tight">{said}</div>
    </details>
  );
}
