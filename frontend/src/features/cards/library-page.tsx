import type { ComponentChildren, JSX } from 'preact';

import EyeOff from 'lucide/dist/esm/icons/eye-off.mjs';
import Quote from 'lucide/dist/esm/icons/quote.mjs';

import { Icon, List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';
import { LIBRARY, textHref, themeHref, themeTitle, useBrowsed } from './browse';
import { pictureOf } from './theme-pictures';

/** All the cards there are, by theme. */
export function LibraryPage(): JSX.Element {
  const looked = useBrowsed();
  return (
    <Page title={t('cards.library_title')} lead={t('cards.library_lead')} back={{ href: '/you/cards', label: t('cards.title') }} wide>
      {!looked && <p class="quiet">{t('today.no_library')}</p>}
      {looked && (
        <>
          <ul class="themes">
            {looked.themes.map(({ name }) => (
              <li key={name}>
                <a class="theme" href={themeHref(name)}>
                  <Icon node={pictureOf(name)} size={44} />
                  {themeTitle(name)}
                </a>
              </li>
            ))}
          </ul>
          {looked.quoted.length > 0 && (
            <Group title={t('cards.quoted_group')}>
              {looked.quoted.map(({ id }) => (
                <ListRow key={id} href={`/you/cards/quoted/${id}`} icon={Quote} tone="clay" title={t('cards.quoted_title')} subtitle={t('cards.quoted_note')} />
              ))}
            </Group>
          )}
          {looked.kept.length > 0 && (
            <Group title={t('cards.kept_group')}>
              {looked.kept.map(({ id, text }) => (
                <ListRow key={id} href={textHref(id)} title={text} />
              ))}
            </Group>
          )}
          {looked.away.length > 0 && (
            <Group title={t('cards.away_group')}>
              <ListRow href={`${LIBRARY}/away`} icon={EyeOff} title={t('cards.away_show')} subtitle={t('cards.away_note')} />
            </Group>
          )}
        </>
      )}
    </Page>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{title}</h2>
      <List wide>{children}</List>
    </section>
  );
}
