import type { JSX } from 'preact';

import Bell from 'lucide/dist/esm/icons/bell.mjs';
import Download from 'lucide/dist/esm/icons/download.mjs';
import FileDown from 'lucide/dist/esm/icons/file-down.mjs';
import FileUp from 'lucide/dist/esm/icons/file-up.mjs';
import Eye from 'lucide/dist/esm/icons/eye.mjs';
import Globe from 'lucide/dist/esm/icons/globe.mjs';
import Info from 'lucide/dist/esm/icons/info.mjs';
import Key from 'lucide/dist/esm/icons/key-round.mjs';
import ListIcon from 'lucide/dist/esm/icons/list.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';
import Quote from 'lucide/dist/esm/icons/quote.mjs';
import Refresh from 'lucide/dist/esm/icons/refresh-cw.mjs';
import Palette from 'lucide/dist/esm/icons/palette.mjs';
import Square from 'lucide/dist/esm/icons/app-window.mjs';
import Message from 'lucide/dist/esm/icons/message-square.mjs';
import Trash from 'lucide/dist/esm/icons/trash.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';

import { installOffer } from '../../pwa/install';
import { applyUpdate, updateReady } from '../../pwa/worker';
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
            <ListRow href="/you/reminders" icon={Bell} title={t('you.reminders')} subtitle={t('you.reminders_note')} />
            <ListRow href="/you/cards" icon={Quote} title={t('you.cards')} subtitle={t('you.cards_note')} />
          </Group>
          <Group title={t('you.group_sharing')}>
            <ListRow href="/you/sharing" icon={Eye} title={t('you.sharing')} subtitle={t('you.sharing_note')} />
            <ListRow href="/practice/session/suggestions" icon={Message} title={t('you.suggestions')} subtitle={t('you.suggestions_note')} />
            <ListRow href="/you/sharing/log" icon={ListIcon} title={t('you.log')} subtitle={t('you.log_note')} />
          </Group>
        </div>
        <div>
          <Group title={t('you.group_app')}>
            <ListRow href="/you/name" icon={User} tone="clay" title={t('you.name')} />
            <ListRow href="/you/theme" icon={Palette} tone="clay" title={t('you.theme')} />
            <ListRow href="/icon" icon={Square} tone="clay" title={t('you.guise')} subtitle={t('you.guise_note')} />
            <ListRow href="/you/place" icon={Globe} tone="clay" title={t('you.place')} />
            <ListRow href="/you/lock" icon={Lock} tone="clay" title={t('you.lock')} subtitle={t('you.lock_note')} />
            <ListRow href="/you/account" icon={Key} tone="clay" title={t('you.account')} subtitle={t('you.account_note')} />
            {installable && <ListRow href="/you/install" icon={Download} tone="clay" title={t('you.install')} />}
            <ListRow href="/tell" icon={Message} tone="clay" title={t('you.tell')} />
            <ListRow href="/you/about" icon={Info} tone="clay" title={t('you.about')} subtitle={t('you.about_note')} />
          </Group>
          <Group title={t('you.group_data')}>
            <ListRow href="/journal/export" icon={FileDown} tone="clay" title={t('you.export')} subtitle={t('you.export_note')} />
            <ListRow href="/journal/import" icon={FileUp} tone="clay" title={t('you.import')} subtitle={t('you.import_note')} />
            <ListRow href="/you/account/delete" icon={Trash} tone="clay" title={t('you.erase')} subtitle={t('you.erase_note')} />
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
