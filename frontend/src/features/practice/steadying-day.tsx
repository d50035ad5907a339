import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { Actions, Button, LinkButton, Reply, showToast } from '../../ui';
import { t } from '../../i18n';
import type { StepProps } from './bound-fields';
import { placeIn } from '../../entries/repairs/place';
import { after, isScreen } from '../../entries/repairs/walk';
import { saidKept } from '../../library/kept';

const MUCH = 7;

/** With much stirred up: a day to steady, or going on. Neither is better, so both look alike. */
export function SteadyingDay({ repair, value }: StepProps & { value: unknown }): JSX.Element {
  const much = typeof value === 'number' && value >= MUCH;
  return <Reply to={much ? 'much' : null}>{much && <Offer repair={repair} />}</Reply>;
}

function Offer({ repair }: StepProps): JSX.Element {
  const { route } = useLocation();
  const keep = (): void => {
    route('/practice');
    showToast({ get text() { return saidKept(t('practice.kept_as_draft')); } });
  };
  const goOn = (): void => {
    const here = placeIn(repair.id)?.screen;
    const next = isScreen(here) ? after(repair, here) : null;
    route(next ? `/practice/${repair.id}/${next}` : `/practice/${repair.id}`);
  };
  return (
    <section class="offer">
      <h2>{t('practice.steadying_title')}</h2>
      <p>{t('practice.steadying')}</p>
      <Actions>
        <Button variant="soft" onClick={keep}>
          {t('practice.keep_as_draft')}
        </Button>
        <Button variant="soft" onClick={goOn}>
          {t('practice.go_on')}
        </Button>
      </Actions>
      <div>
        <LinkButton variant="plain" small href={`/practice/${repair.id}/rest`}>
          {t('practice.to_room')}
        </LinkButton>
      </div>
    </section>
  );
}
