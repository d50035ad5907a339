import type { JSX } from 'preact';

import { entries } from '../../store';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';
import { MoreAbout } from '../../library/more-about';
import { ABOUT_THEMES } from './about-themes';
import { LIBRARY, textHref, themeTitle, useBrowsed } from './browse';

/** The thoughts of one theme, each in up to three ways to say it, side by side. */
export function ThemePage({ theme }: { theme: string }): JSX.Element {
  const looked = useBrowsed();
  const families = looked?.themes.find(({ name }) => name === theme)?.families ?? [];
  const kept = (id: string): boolean => entries.of('card-responses').value.some(({ columns }) => columns.text === id && columns.response === 'kept');
  return (
    <Page
      title={themeTitle(theme)}
      lead={families.length > 0 && t('cards.theme_lead')}
      back={{ href: LIBRARY, label: t('cards.library_title') }}
      wide
    >
      {families.length === 0 && (
        <EmptyState title={looked ? t('cards.theme_empty') : t('today.no_library')} action={<LinkButton href={LIBRARY}>{t('cards.to_library')}</LinkButton>} />
      )}
      <div class="stack stack--wide">
        {families.map(({ id, texts }) => (
          <div key={id} class="ways">
            <List>
              {texts.map((text) => (
                <ListRow
                  key={text.id}
                  href={textHref(text.id)}
                  title={text.text}
                  subtitle={[t.of('today.level', text.level), kept(text.id) && t('today.kept')].filter(Boolean).join(' · ')}
                />
              ))}
            </List>
          </div>
        ))}
      </div>
      <MoreAbout piece={ABOUT_THEMES[theme]} />
    </Page>
  );
}
