import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Button, LinkButton } from '../ui';
import { isLoaded, loadCatalogues, t } from '../i18n';
import { Slot } from '../ui/slots';
import { findText, ownOf, textOf } from './texts';
import { siblingOf, step } from './levels';
import { respond } from './shown';
import { TrueScale, type TrueScaleProps } from './true-scale';
import { saidKept } from './kept';

type HowTrueProps = { readonly id: string; readonly softer: string | null; readonly stronger: string | null; readonly go: (by: -1 | 1) => void };
export type CardFootProps = { readonly id: string; readonly never: () => void; readonly onLeave?: ((to: string | null) => void) | undefined };

/**
 * How true a card feels, who inside needs it, one's own words for it, and the other cards. Each is opened by the
 * person only.
 */
export function CardFoot({ id, never, onLeave }: CardFootProps): JSX.Element {
  useEffect(() => void loadCatalogues('cards').catch(() => undefined), []);
  const own = ownOf(id);
  const found = findText(id);
  const softer = siblingOf(id, -1);
  const stronger = siblingOf(id, 1);
  const go = (by: -1 | 1): void => {
    const to = step(id, by);
    if (to) onLeave?.(to);
  };
  return (
    <>
      <p class="quiet small">{found ? t.of('today.level', found.text.level) : t('today.own')}</p>
      {(softer || stronger) && (
        <div class="row">
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
        </div>
      )}
      <HowTrue id={id} softer={softer} stronger={stronger} go={go} never={never} />
      <Slot name="partFor" given={{ text: textOf(id) }} />
      {isLoaded('cards') && (
        <div class="row">
          {own ? (
            <LinkButton variant="plain" href={`/you/cards/${own.id}`}>
              {t('cards.change')}
            </LinkButton>
          ) : (
            <LinkButton variant="plain" href={`/you/cards/new?from=${encodeURIComponent(id)}`}>
              {t('cards.in_my_words')}
            </LinkButton>
          )}
          {!onLeave && (
            <LinkButton variant="plain" href="/you/cards/library">
              {t('cards.to_all')}
            </LinkButton>
          )}
        </div>
      )}
    </>
  );
}

function HowTrue({ never, ...card }: HowTrueProps & { readonly never: () => void }): JSX.Element {
  const [answer, setAnswer] = useState<{ readonly value: number | null } | null>(null);
  if (answer) return <Answered {...card} value={answer.value} />;
  const keepAnswer: TrueScaleProps['onAnswer'] = (response, value) => {
    respond(card.id, response, value);
    setAnswer({ value: value ?? null });
  };
  return (
    <div>
      <TrueScale onAnswer={keepAnswer}>
        <div>
          <Button variant="plain" small onClick={never}>
            {t('today.never')}
          </Button>
        </div>
      </TrueScale>
    </div>
  );
}

/**
 * After an answer: the softer one where it felt untrue, the stronger one where it felt fully true, and only as an
 * offer.
 */
function Answered({ value, softer, stronger, go }: HowTrueProps & { readonly value: number | null }): JSX.Element {
  const offer = value !== null && value <= 3 ? softer && -1 : value !== null && value >= 9 ? stronger && 1 : null;
  return (
    <div class="stack stack--tight" role="status">
      <p class="quiet">{value === null ? t('today.both_true_said') : value <= 3 ? t('today.untrue_said') : saidKept(t('today.said'))}</p>
      {offer && (
        <div>
          <Button variant="soft" onClick={() => go(offer)}>
            {offer < 0 ? t('today.offer_softer') : t('today.offer_stronger')}
          </Button>
        </div>
      )}
      {value !== null && value <= 3 && !softer && (
        <div>
          <LinkButton variant="plain" small href="/help">
            {t('today.to_grounding')}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
