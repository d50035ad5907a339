import './card.css';

import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { entries } from '../store';
import { Button, showToast } from '../ui';
import { useLoaded } from '../ui/use-loaded';
import { t } from '../i18n';
import type { CardFootProps } from './card-foot';
import { findText, textOf } from './texts';
import { bar, respond, siblingOf, step } from './shown';
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
  const found = findText(id);
  const text = textOf(id);
  if (!text) return <p class="said quiet">{t('today.no_card')}</p>; // deleted elsewhere in the meantime
  const kept = entries.of('card-responses').value.some(({ columns }) => columns.text === id && columns.response === 'kept');
  const softer = siblingOf(id, -1);
  const stronger = siblingOf(id, 1);
  const go = (by: -1 | 1): void => {
    const to = step(id, by);
    if (to) onLeave?.(to);
  };
  const putAway = (response: 'stung' | 'never'): void => {
    bar(id, response);
    onLeave?.(null);
    if (response === 'stung') showToast({ text: t('today.stung'), action: { label: t('today.to_grounding'), run: () => route('/help') }, seconds: 12 });
  };
  return (
    <article class="card today-card">
      <p class="page-eyebrow">{found ? t.of('today.level', found.text.level) : t('today.own')}</p>
      <p class="said">{text}</p>
      {found?.family.quoted && <p class="quiet small">{found.family.credit}</p>}
      <div class="row">
        <Button variant="soft" aria-pressed={kept} onClick={() => keep(id, kept)}>
          {kept ? t('today.kept') : t('today.keep')}
        </Button>
        {softer && (
          <Button variant="soft" onClick={() => go(-1)}>
            {t('today.softer')}
          </Button>
        )}
        {stronger && (
          <Button variant="soft" onClick={() => go(1)}>
            {t('today.stronger')}
          </Button>
        )}
        <Button variant="plain" onClick={() => putAway('stung')}>
          {t('today.stings')}
        </Button>
      </div>
      <Foot key={id} id={id} softer={softer} stronger={stronger} go={go} never={() => putAway('never')} library={!onLeave} />
    </article>
  );
}

/**
 * What else can be answered. It comes once the card is drawn: the card itself, and what takes it away, wait for
 * nothing.
 */
function Foot(props: CardFootProps): JSX.Element {
  const part = useLoaded(() => import('./card-foot'));
  return <div class="today-foot">{part && <part.CardFoot {...props} />}</div>;
}

function keep(id: string, kept: boolean): void {
  if (!kept) respond(id, 'kept');
  showToast({ text: saidKept(t('today.kept_note')) });
}
