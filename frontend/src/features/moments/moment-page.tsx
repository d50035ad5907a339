import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { drafts, entries } from '../../store';
import { forgetBegun } from '../../store/begun';
import { Actions, Button, LinkButton, List, ListRow, Page, showToast } from '../../ui';
import { Slot } from '../../ui/slots';
import { t } from '../../i18n';
import { GonePage } from './gone-page';
import { isBlank } from '../../entries/change';
import type { Moment } from '../../entries/kind-moments/moment';
import { Reading } from '../../entries/kind-moments/read-back';
import { subtitleOf } from '../../entries/kind-moments/titles';

/** One kind moment, read back calmly, with what can be done with it. */
export function MomentPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const moment = entries.find('kind-moments', id);
  if (!moment) return <GonePage />;
  const remove = (): void => {
    forgetBegun('kind-moments', id);
    void drafts.remove(`moment/${id}`);
    entries.remove('kind-moments', id);
    route('/people/moments');
    showToast({ text: t('moments.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('kind-moments', id) } });
  };
  return (
    <Page title={t('moments.write_title')} eyebrow={subtitleOf(moment)} back={{ href: '/people/moments', label: t('moments.title') }} wide>
      <div class="columns">
        <div>
          {isBlank(moment) ? <p class="quiet">{t('moments.blank')}</p> : <Reading moment={moment} />}
          <SaveLine />
          <GoesByItself kind="kind-moments" id={id} />
        </div>
        <div>
          <Actions>
            <LinkButton variant="outline" href={`/people/moments/${id}/write`}>{t('moments.change')}</LinkButton>
          </Actions>
          <List>
            <MakeCard moment={moment} />
            <ListRow href={`/you/sharing/share/kind-moments/${id}`} title={t('moments.share')} subtitle={t('moments.share_note')} />
          </List>
          <Slot name="bringToSession" given={{ kind: 'kind-moments', id }} />
          <div>
            <Button variant="plain" onClick={remove}>
              {t('moments.delete')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** A copy among the person's own cards: what it means where that was said, else the moment itself. */
function MakeCard({ moment: { words } }: { moment: Moment }): JSX.Element | null {
  const { route } = useLocation();
  const text = words.meaning?.trim() || words.what?.trim();
  if (!text) return null;
  const make = (): void => {
    const card = entries.put('cards', null, { columns: { origin: 'moment', set_aside: false }, answers: {}, words: { text } });
    route(`/you/cards/${card.id}`);
  };
  return <ListRow title={t('moments.make_card')} subtitle={t('moments.make_card_note')} onClick={make} />;
}
