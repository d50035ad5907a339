import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { readCustody } from '../../session/keys';
import { session } from '../../session/state';
import { drafts, entries } from '../../store';
import { Button, LinkButton, Callout } from '../../ui';
import { together } from '../../ui/together';
import { t } from '../../i18n';

const ANSWERED = 'today/card-offer';

/**
 * Whether something is kept already: what is only being written does not count, and nobody is asked in the middle of
 * it.
 */
function somethingKept(): boolean {
  return (
    entries.of('people').value.length > 0 ||
    entries.of('repairs').value.some(({ columns }) => columns.status !== 'draft') ||
    entries.of('card-responses').value.some(({ columns }) => columns.response === 'kept')
  );
}

/**
 * A recovery card, offered once where a spare key is kept. A card or "Not now" ends it for good; without a connection
 * it is not asked.
 */
export function CardOffer(): JSX.Element | null {
  const [offered, setOffered] = useState(false);
  const { offline } = session.value;
  const ask = somethingKept() && !offline && !drafts.get(ANSWERED);
  useEffect(() => {
    if (!ask) return;
    let here = true;
    const answer = readCustody().then(
      ({ custody, recoveryCardSince }) => {
        if (recoveryCardSince) void drafts.set(ANSWERED, true);
        if (here) setOffered(custody === 'spare' && !recoveryCardSince);
      },
      () => undefined, // no answer: asked another day
    );
    together(answer);
    return () => {
      here = false;
    };
  }, [ask]);
  if (!offered || offline) return null;
  const notNow = (): void => {
    void drafts.set(ANSWERED, true);
    setOffered(false);
  };
  return (
    <Callout title={t('today.card_offer')}>
      <div class="stack stack--tight">
        <p>{t('today.card_offer_note')}</p>
        <div class="row">
          <LinkButton variant="outline" small href="/you/account/card">
            {t('today.card_offer_make')}
          </LinkButton>
          <Button variant="outline" small onClick={notNow}>
            {t('today.card_offer_not_now')}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
