import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { entries } from '../../store';
import { Actions, Button, GonePage, LinkButton, Page } from '../../ui';
import { Slot } from '../../ui/slots';
import { t } from '../../i18n';
import { dayKey, now } from '../../i18n/calendar';
import { Card } from '../../library/card';
import { findText } from '../../library/texts';
import { ask } from '../../library/shown';
import { LIBRARY, putAway, textHref, themeHref, themeTitle, useBrowsed } from './browse';

/** One text of the library, opened as a card: everything that can be answered on Today can be answered here. */
export function TextPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  useBrowsed();
  const found = findText(id);
  if (!found || putAway(entries.of('card-responses').value).has(id)) return <NotHere />;
  const { theme, quoted } = found.family;
  const answer = entries.of('card-responses').value.find(({ columns }) => columns.text === id);
  const back = quoted ? { href: LIBRARY, label: t('cards.library_title') } : { href: themeHref(theme), label: themeTitle(theme) };
  const today = (): void => {
    ask(id, dayKey(now()));
    route('/');
  };
  return (
    <Page key={id} title={t('cards.text_title')} back={back}>
      <Card id={id} onLeave={(to) => route(to ? textHref(to) : back.href, true)} />
      <Actions>
        <Button variant="soft" onClick={today}>
          {t('cards.to_today')}
        </Button>
        {quoted && (
          <LinkButton variant="soft" href={`/you/cards/quoted/${encodeURIComponent(id)}`}>
            {t('cards.by_sentence')}
          </LinkButton>
        )}
      </Actions>
      {answer && <Slot name="bringToSession" given={{ kind: 'card-responses', id: answer.id }} />}
    </Page>
  );
}

/** For a text that was put away, or that the library no longer has. */
export function NotHere(): JSX.Element {
  return <GonePage title={t('cards.gone_title')} text={t('cards.text_gone')} back={{ href: LIBRARY, label: t('cards.library_title') }} toList={t('cards.to_library')} />;
}
