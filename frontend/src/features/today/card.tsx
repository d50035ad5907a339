import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { entries } from '../../offline';
import { Actions, Button, LinkButton, Scale, showToast } from '../../ui';
import { type MessageKey, t } from '../../words';
import { findText } from './library';
import { bar, respond, siblingOf, step } from './shown';

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

/** "How true does this feel?": a number, words, or "part of me yes, part of me no". Opened by the person only. */
function HowTrue({ id, softer, stronger }: HowTrueProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<number | null>(null);
  const [said, setSaid] = useState<'rated' | 'both_true' | null>(null);
  const answer = (response: 'rated' | 'both_true'): void => {
    respond(id, response, response === 'rated' ? (value ?? undefined) : undefined);
    setSaid(response);
  };
  if (said) return <Answered id={id} value={said === 'rated' ? value : null} softer={softer} stronger={stronger} />;
  return (
    <div class="today-true">
      <Button kind="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('today.how_true')}
      </Button>
      {open && (
        <div class="stack">
          <Scale
            legend={t('today.how_true')}
            legendHidden
            max={10}
            value={value}
            onChange={setValue}
            ends={[t('today.true_0'), t('today.true_10')]}
            words={[0, 3, 5, 7, 10].map((each) => ({ value: each, label: t(`today.true_${each}` as MessageKey) }))}
          />
          <Actions>
            {value !== null && (
              <Button kind="soft" onClick={() => answer('rated')}>
                {t('today.keep_answer')}
              </Button>
            )}
            <Button kind="soft" onClick={() => answer('both_true')}>
              {t('today.both_true')}
            </Button>
          </Actions>
          <div>
            <Button kind="plain" small onClick={() => bar(id, 'never')}>
              {t('today.never')}
            </Button>
          </div>
        </div>
      )}
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
