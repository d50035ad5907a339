import './welcome.css';

import type { JSX } from 'preact';

import Clock from 'lucide/dist/esm/icons/clock.mjs';
import DoorOpen from 'lucide/dist/esm/icons/door-open.mjs';
import NotebookPen from 'lucide/dist/esm/icons/notebook-pen.mjs';

import { LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../words';

/** The first thing anybody sees: what this is, in a few lines, before anything is asked. */
export function StartPage(): JSX.Element {
  return (
    <Page
      title=""
      foot={
        <>
          <LinkButton href="/welcome/device">{t('welcome.begin')}</LinkButton>
          <LinkButton kind="soft" href="/welcome/device?then=sign-in">
            {t('welcome.returning')}
          </LinkButton>
          <p class="quiet">{t('welcome.adults')}</p>
        </>
      }
    >
      <div class="welcome-top">
        <h1 class="welcome-title" id="page-title" tabIndex={-1}>
          {t('welcome.title')}
        </h1>
        <p class="page-lead">{t('welcome.lead')}</p>
      </div>
      <List>
        <ListRow icon={NotebookPen} title={t('welcome.yours')} note={t('welcome.yours_note')} />
        <ListRow icon={Clock} title={t('welcome.not_watched')} note={t('welcome.not_watched_note')} />
        <ListRow icon={DoorOpen} tone="clay" title={t('welcome.history')} note={t('welcome.history_note')} />
      </List>
    </Page>
  );
}
