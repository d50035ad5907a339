import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ENTRY_KIND } from '../../api/vocabularies/entry-kind';
import { installOffer } from '../../pwa/install';
import { drafts, entries } from '../../store';
import { Button, Callout, LinkButton } from '../../ui';
import { t } from '../../i18n';

const ANSWERED = 'today/install-offer';
const ON_A_PHONE: readonly string[] = ['prompt', 'ios', 'samsung', 'edge', 'firefox', 'chrome'];

/**
 * Once on each phone, after something was written here: the app can stand on the home screen. Who would rather have
 * no sign of it there leaves it with one tap; it stays under You.
 */
export function InstallOffer(): JSX.Element | null {
  const [answered, setAnswered] = useState(drafts.get<boolean>(ANSWERED) === true);
  const used = ENTRY_KIND.some((kind) => entries.of(kind).value.length > 0);
  if (answered || !used || !ON_A_PHONE.includes(installOffer.value)) return null;
  const answer = (): void => {
    void drafts.set(ANSWERED, true);
    setAnswered(true);
  };
  return (
    <Callout title={t('today.install')}>
      <div class="stack stack--tight">
        <p>{t('today.install_note')}</p>
        <div class="row">
          <LinkButton variant="outline" small href="/you/install">
            {t('today.install_how')}
          </LinkButton>
          <Button variant="outline" small onClick={answer}>
            {t('today.install_not_now')}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
