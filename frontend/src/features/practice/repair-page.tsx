import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { entries } from '../../store';
import { Actions, Button, LinkButton, List, ListRow, Page, showToast } from '../../ui';
import { Slot } from '../../ui/slots';
import { t } from '../../i18n';
import { Care, HARD } from './care';
import { GonePage } from './gone-page';
import { lookedAgain } from '../../entries/repairs/again';
import { forgetPlace, placeIn } from '../../entries/repairs/place';
import { Reading } from '../../entries/repairs/read-back';
import { statusOf, titleOf, whenOf } from '../../entries/repairs/titles';
import { staysHere } from '../../entries/repairs/quiet';
import { isBlank } from '../../entries/repairs/blank';
import { placeToGoOn } from '../../entries/repairs/walk';
import { answersOf, putAway, type Repair, setAside, takeOut } from '../../entries/repairs/repair';

/** One repair, read back calmly, with what can be done with it. */
export function RepairPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const repair = entries.find('repairs', id);
  useEffect(() => void (repair && lookedAgain(repair)), [repair]);
  if (!repair) return <GonePage />;
  const draft = repair.columns.status === 'draft';
  const { outcome } = answersOf(repair);
  const remove = (): void => {
    entries.remove('repairs', id);
    forgetPlace(id);
    route('/practice');
    showToast({ text: t('practice.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('repairs', id) } });
  };
  return (
    <Page
      title={titleOf(repair)}
      eyebrow={whenOf(repair)}
      back={{ href: '/practice', label: t('shell.practice') }}
      wide
    >
      <div class="columns">
        <div>
          {isBlank(repair) ? <p class="quiet">{t('practice.blank')}</p> : <Reading repair={repair} above={statusOf(repair)} />}
          {/* A hard ending is met here too, whenever it is read again. */}
          {outcome && HARD.includes(outcome) && <Care outcome={outcome} />}
          <SaveLine />
          <GoesByItself kind="repairs" id={id} />
        </div>
        <div>
          <Actions>
            {draft ? (
              <LinkButton href={`/practice/${id}/${placeToGoOn(repair) ?? 'happened'}`}>{t('practice.continue')}</LinkButton>
            ) : (
              <LinkButton variant="outline" href={`/practice/${id}/${(!placeIn(id)?.ended && placeToGoOn(repair)) || 'steps'}`}>
                {t('practice.change')}
              </LinkButton>
            )}
          </Actions>
          {/* It comes once the page is drawn, and not at all without a connection. */}
          <Slot name="followUp" given={{ repair: id }} wanted={!draft} />
          <Acts repair={repair} remove={remove} />
        </div>
      </div>
    </Page>
  );
}

function Acts({ repair, remove }: { repair: Repair; remove: () => void }): JSX.Element {
  const { id } = repair;
  const draft = repair.columns.status === 'draft';
  return (
    <section class="stack stack--tight">
      <h2 class="visually-hidden">{t('practice.acts')}</h2>
      <List>
        {draft && <ListRow href={`/practice/${id}/steps`} title={t('practice.steps_title')} />}
        {draft ? (
          <ListRow title={t('practice.set_aside')} subtitle={t('practice.set_aside_note')} onClick={() => setAside(id)} />
        ) : staysHere(repair) ? (
          <ListRow href={`/practice/${id}/beyond`} title={t('practice.stays_here')} subtitle={t('practice.stays_here_note')} />
        ) : (
          <ListRow href={`/you/sharing/share/repairs/${id}`} title={t('practice.share')} subtitle={t('practice.share_note')} />
        )}
        {repair.columns.status === 'archived' ? (
          <ListRow title={t('practice.take_out')} subtitle={t('practice.take_out_note')} onClick={() => takeOut(id)} />
        ) : (
          !draft && <ListRow title={t('practice.put_away')} subtitle={t('practice.put_away_note')} onClick={() => putAway(id)} />
        )}
      </List>
      <Slot name="bringToSession" given={{ kind: 'repairs', id }} />
      <div>
        <Button variant="plain" onClick={remove}>
          {t('practice.delete')}
        </Button>
      </div>
    </section>
  );
}
