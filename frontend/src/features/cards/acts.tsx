import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { entries } from '../../store';
import { Button, showToast } from '../../ui';
import { t } from '../../i18n';
import { dayKey, now } from '../../i18n/calendar';
import { ask, bar } from '../../library/shown';
import { type Card, changeCard } from '../../entries/cards/card';
import { HowTrue } from './how-true';
import { putAway, takeBack } from './browse';
import { textIdOf } from '../../library/own-cards';

/**
 * What can be done with a card of one's own. Every act is a whole answer; what stings is set aside at once and asks
 * nothing.
 */
export function Acts({ card }: { card: Card }): JSX.Element {
  const { route } = useLocation();
  const text = textIdOf(card.id);
  const setAside = (set_aside: boolean): void => changeCard(card.id, { columns: { set_aside } }, card);
  const stings = (): void => {
    void bar(text, 'stung');
    showToast({ text: t('cards.stung'), action: { label: t('today.to_grounding'), run: () => route('/help') }, seconds: 12 });
  };
  if (card.columns.set_aside) return <Closed said={t('cards.set_aside_said')} act={t('cards.take_back')} onAct={() => setAside(false)} />;
  if (putAway(entries.of('card-responses').value).has(text)) {
    return <Closed said={t('cards.away_said')} act={t('cards.away_take_back')} onAct={() => takeBack(text)} />;
  }
  const today = (): void => {
    ask(text, dayKey(now()));
    route('/');
  };
  return (
    <section class="stack stack--tight card-acts">
      <HowTrue key={card.id} id={card.id} />
      <div class="row">
        <Button variant="soft" onClick={today}>
          {t('cards.to_today')}
        </Button>
        <Button variant="soft" onClick={() => setAside(true)}>
          {t('cards.set_aside')}
        </Button>
        <Button variant="plain" onClick={stings}>
          {t('cards.stings')}
        </Button>
      </div>
    </section>
  );
}

/** It does not come by itself, and the person can change that. */
function Closed({ said, act, onAct }: { said: string; act: string; onAct: () => void }): JSX.Element {
  return (
    <section class="stack stack--tight">
      <p class="quiet">{said}</p>
      <div>
        <Button variant="soft" onClick={onAct}>
          {act}
        </Button>
      </div>
    </section>
  );
}
