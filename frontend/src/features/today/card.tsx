import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { entries } from '../../offline';
import { Button, LinkButton, showToast } from '../../ui';
import { type MessageKey, t } from '../../words';
import { findText } from './library';
import { bar, respond, siblingOf, step } from './shown';
import { TrueScale, type TrueScaleProps } from './true-scale';

/** One affirmation. Every act on it is a whole answer; what stings goes at once and asks nothing. */
export function Card({ id }: { id: string }): JSX.Element {
  const found = findText(id);
  const kept = entries.of('card-responses').value.some(({ columns }) => columns.text === id && columns.response === 'kept');
  const softer = siblingOf(id, -1);
  const stronger = siblingOf(id, 1);
  const stings = (): void => {
    bar(id, 'stung');
    showToast({ text: t('today.stung'), seconds: 12 });
  };
  return (
    <article class="card today-card">
      <p class="page-eyebrow">{t(`today.level_${found?.text.level ?? 1}` as MessageKey)}</p>
      <p class="said">{found?.text.text}</p>
      {found?.family.quoted && <p class="quiet small">{found.family.credit}</p>}
      <div class="row">
        <Button kind="soft" aria-pressed={kept} onClick={() => keep(id, kept)}>
          {kept ? t('today.kept') : t('today.keep')}
        </Button>
        {softer && (
          <Button kind="soft" onClick={() => step(id, -1)}>
            {t('today.softer')}
          </Button>
        )}
        {stronger && (
          <Button kind="soft" onClick={() => step(id, 1)}>
            {t('today.stronger')}
          </Button>
        )}
        <Button kind="plain" onClick={stings}>
          {t('today.stings')}
        </Button>
      </div>
      <HowTrue key={id} id={id} softer={softer} stronger={stronger} />
      {found && <WhoInside key={id} text={found.text.text} />}
    </article>
  );
}

/** "Who inside needs to hear this?" It comes once the card is drawn. */
function WhoInside({ text }: { text: string }): JSX.Element | null {
  const [part, setPart] = useState<typeof import('../reflections/part-for') | null>(null);
  useEffect(() => void import('../reflections/part-for').then(setPart, () => undefined), []);
  return part && <part.PartFor text={text} />;
}

function keep(id: string, kept: boolean): void {
  if (!kept) respond(id, 'kept');
  showToast({ text: t('today.kept_note') });
}

type HowTrueProps = { readonly id: string; readonly softer: string | null; readonly stronger: string | null };

function HowTrue({ id, softer, stronger }: HowTrueProps): JSX.Element {
  const [answer, setAnswer] = useState<{ readonly value: number | null } | null>(null);
  if (answer) return <Answered id={id} value={answer.value} softer={softer} stronger={stronger} />;
  const keepAnswer: TrueScaleProps['onAnswer'] = (response, value) => {
    respond(id, response, value);
    setAnswer({ value: value ?? null });
  };
  return (
    <div class="today-true">
      <TrueScale onAnswer={keepAnswer}>
        <div>
          <Button kind="plain" small onClick={() => bar(id, 'never')}>
            {t('today.never')}
          </Button>
        </div>
      </TrueScale>
    </div>
  );
}

/** After an answer: the softer one where it felt untrue, the stronger one where it felt fully true, and only as an offer. */
function Answered({ id, value, softer, stronger }: HowTrueProps & { readonly value: number | null }): JSX.Element {
  const offer = value !== null && value <= 3 ? softer && -1 : value !== null && value >= 9 ? stronger && 1 : null;
  return (
    <div class="today-true stack stack--tight" role="status">
      <p class="quiet">{value === null ? t('today.both_true_said') : value <= 3 ? t('today.untrue_said') : t('today.said')}</p>
      {offer && (
        <div>
          <Button kind="soft" onClick={() => step(id, offer)}>
            {offer < 0 ? t('today.offer_softer') : t('today.offer_stronger')}
          </Button>
        </div>
      )}
      {value !== null && value <= 3 && !softer && (
        <div>
          <LinkButton kind="plain" small href="/help">
            {t('today.to_grounding')}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
