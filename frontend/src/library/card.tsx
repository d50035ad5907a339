import './card.css';

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { entries } from '../store';
import { Button, showToast } from '../ui';
import { useLoaded } from '../ui/use-loaded';
import { t } from '../i18n';
import { today } from '../i18n/calendar';
import type { CardFootProps } from './card-foot';
import { findText, ownOf, textOf } from './texts';
import { another, bar, respond } from './shown';
import { saidKept } from './kept';

export type CardProps = {
  /** A text of the library, or `card:<id>`. */
  readonly id: string;
  /** Away from Today: where to go when another level was asked for, or (null) when this one is put away. */
  readonly onLeave?: (to: string | null) => void;
};

/** One affirmation. Every act on it is a whole answer; what stings goes at once and asks nothing. */
export function Card({ id, onLeave }: CardProps): JSX.Element {
  const { route } = useLocation();
  const [more, setMore] = useState(false);
  const found = findText(id);
  const text = textOf(id);
  if (!text) return <p class="said quiet">{t('today.no_card')}</p>; // deleted elsewhere in the meantime
  const kept = entries.of('card-responses').value.some(({ columns }) => columns.text === id && columns.response === 'kept');
  const putAway = (response: 'stung' | 'never'): void => {
    void bar(id, response);
    onLeave?.(null);
    if (response === 'stung') showToast({ text: t('today.stung'), action: { label: t('today.to_grounding'), run: () => route('/help') }, seconds: 12 });
  };
  const by = ownOf(id)?.words.offered_by;
  return (
    <article class="card today-card">
      <p class="said">{text}</p>
      {found?.family.quoted && <p class="quiet small">{found.family.credit}</p>}
      {by && <p class="quiet small">{t('today.suggested_by', { name: by })}</p>}
      <div class="row">
        <Button variant="soft" aria-pressed={kept} onClick={() => keep(id, kept)}>
          {kept ? t('today.kept') : t('today.keep')}
        </Button>
        <Button variant="soft" onClick={() => putAway('stung')}>
          {t('today.stings')}
        </Button>
      </div>
      {!onLeave && (
        <div class="row">
          <Button variant="plain" onClick={() => void another(today())}>
            {t('today.another')}
          </Button>
          <Button variant="plain" aria-expanded={more} onClick={() => setMore(!more)}>
            {t('today.more')}
          </Button>
        </div>
      )}
      {(more || onLeave) && <Foot key={id} id={id} onLeave={onLeave} never={() => putAway('never')} />}
    </article>
  );
}

/**
 * What else can be answered, and how much the text claims. The card itself, and what takes it away, wait for nothing.
 */
function Foot(props: CardFootProps): JSX.Element {
  const part = useLoaded(() => import('./card-foot'));
  return <div class="today-foot">{part && <part.CardFoot {...props} />}</div>;
}

function keep(id: string, kept: boolean): void {
  if (!kept) respond(id, 'kept');
  showToast({ get text() { return saidKept(t('today.kept_note')); } });
}
