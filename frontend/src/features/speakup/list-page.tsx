import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import Pencil from 'lucide/dist/esm/icons/pencil.mjs';

import { isBlank } from '../../entries/change';
import { icon } from '../../entries/speak-ups/picture';
import { forgetPlace, placeIn, SCREENS } from '../../entries/speak-ups/place';
import type { SpeakUp } from '../../entries/speak-ups/speak-up';
import { lineOf, titleOf, whenOf } from '../../entries/speak-ups/titles';
import { t } from '../../i18n';
import { entries } from '../../store';
import { begin } from '../../store/begun';
import { newestOf } from '../../store/order';
import { Button, Callout, LinkButton, List, ListRow, Page } from '../../ui';

/** What this is, a new one, and those that were written before. They are not counted. */
export function ListPage(): JSX.Element {
  const { route } = useLocation();
  const all = entries.of('speak-ups').value.filter((one) => !isBlank(one));
  const of = (status: SpeakUp['columns']['status']): readonly SpeakUp[] => all.filter(({ columns }) => columns.status === status);
  const draft = newestOf(of('draft'));
  const setOut = (): void => {
    const id = begin('speak-ups');
    forgetPlace(id);
    route(`/practice/speak-ups/${id}/${SCREENS[0]}`);
  };
  return (
    <Page title={t('speakup.title')} lead={t('speakup.lead')} back={{ href: '/practice', label: t('shell.practice') }} wide>
      <Callout>{t('speakup.bring_not_watched')}</Callout>
      <div class="begin">
        <Button onClick={setOut}>{t('speakup.begin')}</Button>
        {draft && (
          <LinkButton variant="outline" href={`/practice/speak-ups/${draft.id}/${placeIn(draft.id)?.screen ?? SCREENS[0]}`}>
            {t('speakup.continue')}
          </LinkButton>
        )}
      </div>
      <Group title={t('speakup.drafts')} of={of('draft')} />
      <Group title={t('speakup.open')} of={of('kept')} />
      <Group title={t('speakup.closed')} of={of('closed')} />
    </Page>
  );
}

function Group({ title, of }: { readonly title: string; readonly of: readonly SpeakUp[] }): JSX.Element | null {
  if (of.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{title}</h2>
      <List wide>
        {of.map((one) => (
          <ListRow
            key={one.id}
            href={`/practice/speak-ups/${one.id}`}
            icon={one.columns.status === 'draft' ? Pencil : icon}
            title={lineOf(one) || titleOf()}
            subtitle={whenOf(one)}
          />
        ))}
      </List>
    </section>
  );
}
