import type { JSX } from 'preact';

import Refresh from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { installOffer } from '../../pwa/install';
import { applyUpdate, updateReady } from '../../pwa/worker';
import * as data from '../../library/drawings/own-data';
import * as own from '../../library/drawings/settings';
import * as shared from '../../library/drawings/sharing';
import { List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';

/** Everything about the person and the app that is not practice, in quiet groups. */
export function YouPage(): JSX.Element {
  const installable = installOffer.value !== 'installed' && installOffer.value !== 'none';
  return (
    <Page title={t('shell.you')} wide>
      {updateReady.value && <ListRow icon={Refresh} title={t('you.update')} subtitle={t('you.update_note')} onClick={applyUpdate} />}
      <div class="columns columns--even">
        <div>
          <Group title={t('you.group_notes')}>
            <ListRow href="/you/reminders" icon={own.reminders} title={t('you.reminders')} subtitle={t('you.reminders_note')} />
            <ListRow href="/you/cards" icon={own.affirmations} title={t('you.cards')} subtitle={t('you.cards_note')} />
          </Group>
          <Group title={t('you.group_sharing')}>
            <ListRow href="/you/sharing" icon={shared.sharing} title={t('you.sharing')} subtitle={t('you.sharing_note')} />
            <ListRow href="/practice/session/suggestions" icon={shared.suggestions} title={t('you.suggestions')} subtitle={t('you.suggestions_note')} />
            <ListRow href="/you/sharing/log" icon={shared.log} title={t('you.log')} subtitle={t('you.log_note')} />
          </Group>
        </div>
        <div>
          <Group title={t('you.group_app')}>
            <ListRow href="/you/name" icon={own.name} tone="clay" title={t('you.name')} />
            <ListRow href="/you/theme" icon={own.look} tone="clay" title={t('you.theme')} />
            <ListRow href="/icon" icon={own.guise} tone="clay" title={t('you.guise')} subtitle={t('you.guise_note')} />
            <ListRow href="/you/place" icon={own.place} tone="clay" title={t('you.place')} />
            <ListRow href="/you/lock" icon={own.lock} tone="clay" title={t('you.lock')} subtitle={t('you.lock_note')} />
            <ListRow href="/you/account" icon={own.account} tone="clay" title={t('you.account')} subtitle={t('you.account_note')} />
            {installable && <ListRow href="/you/install" icon={own.install} tone="clay" title={t('you.install')} />}
            <ListRow href="/tell" icon={own.tell} tone="clay" title={t('you.tell')} />
            <ListRow href="/you/about" icon={own.about} tone="clay" title={t('you.about')} subtitle={t('you.about_note')} />
          </Group>
          <Group title={t('you.group_data')}>
            <ListRow href="/journal/export" icon={data.take} tone="clay" title={t('you.export')} subtitle={t('you.export_note')} />
            <ListRow href="/journal/import" icon={data.bringBack} tone="clay" title={t('you.import')} subtitle={t('you.import_note')} />
            <ListRow href="/you/account/delete" icon={data.erase} tone="clay" title={t('you.erase')} subtitle={t('you.erase_note')} />
          </Group>
        </div>
      </div>
    </Page>
  );
}

function Group({ title, children }: { title: string; children: JSX.Element | (JSX.Element | false)[] }): JSX.Element {
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{title}</h2>
      <List>{children}</List>
    </section>
  );
}
