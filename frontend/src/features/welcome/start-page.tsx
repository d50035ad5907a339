import './welcome.css';

import type { JSX } from 'preact';

import Clock from 'lucide/dist/esm/icons/clock.mjs';
import DoorOpen from 'lucide/dist/esm/icons/door-open.mjs';
import Mail from 'lucide/dist/esm/icons/mail-open.mjs';
import NotebookPen from 'lucide/dist/esm/icons/notebook-pen.mjs';

import { brought, INVITATION } from '../../session/brought';
import { session } from '../../session/state';
import { inMemory } from '../../store/in-memory';
// Not from the room's index: the parts that it names are not fetched for the first page.
import { LinkButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Page } from '../../ui/page';
import { Callout } from '../../ui/surface';
import { t } from '../../i18n';

const FACTS = [
  { icon: NotebookPen, title: 'start.yours', note: 'start.yours_note' },
  { icon: Clock, title: 'start.not_watched', note: 'start.not_watched_note' },
  { icon: DoorOpen, title: 'start.history', note: 'start.history_note' },
] as const;

/** The first thing anybody sees: what this is, in a few lines, before anything is asked. */
export function StartPage(): JSX.Element {
  return (
    <Page
      title={t('start.title')}
      titleOnPage
      lead={t('start.lead')}
      foot={
        <>
          <LinkButton href="/welcome/device">{t('start.begin')}</LinkButton>
          <LinkButton variant="soft" href="/welcome/device?then=sign-in">
            {t('start.returning')}
          </LinkButton>
          <p class="quiet">{t('start.adults')}</p>
          <LinkButton variant="plain" small href="/read/what">
            {t('start.what')}
          </LinkButton>
          <LinkButton variant="plain" small href="/icon">
            {t('start.guise')}
          </LinkButton>
        </>
      }
    >
      {brought.value?.at === INVITATION && <Callout icon={Mail}>{t('start.invited')}</Callout>}
      {session.value.user && <Callout>{t('start.ended')}</Callout>}
      {session.value.held === 'unsent' && <Callout>{inMemory.value ? t('shell.kept_nowhere') : t('start.unsent')}</Callout>}
      <ul class="facts">
        {FACTS.map(({ icon, title, note }) => (
          <li key={title}>
            <Icon node={icon} />
            <p>
              <b>{t(title)}</b>
              {t(note)}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
