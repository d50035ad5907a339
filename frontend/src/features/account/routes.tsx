import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import Devices from 'lucide/dist/esm/icons/monitor-smartphone.mjs';
import History from 'lucide/dist/esm/icons/list-clock.mjs';
import Card from 'lucide/dist/esm/icons/id-card.mjs';
import Passkeys from 'lucide/dist/esm/icons/fingerprint-pattern.mjs';
import Key from 'lucide/dist/esm/icons/key-round.mjs';
import Trash from 'lucide/dist/esm/icons/trash.mjs';
import LogOut from 'lucide/dist/esm/icons/log-out.mjs';
import Mail from 'lucide/dist/esm/icons/mail.mjs';
import Step from 'lucide/dist/esm/icons/smartphone.mjs';
import TextCursor from 'lucide/dist/esm/icons/text-cursor-input.mjs';

import type { SessionUser } from '../../api/types';
import { homeOf } from '../../session/home';
import { session } from '../../session/state';
import { type Back, List, ListRow, Page } from '../../ui';
import { useLoaded } from '../../ui/use-loaded';
import { t } from '../../i18n';
import { lazyPage } from '../../ui/lazy-page';
import { SignOutPage } from './sign-out-page';
import { useCustody } from './use-custody';

const pages = (): Promise<typeof import('./pages')> => import('./pages');
const CardPage = lazyPage(async () => (await pages()).CardPage);
const DevicesPage = lazyPage(async () => (await pages()).DevicesPage);
const EmailPage = lazyPage(async () => (await pages()).EmailPage);
const SecondStepPage = lazyPage(async () => (await pages()).SecondStepPage);
const PassphrasePage = lazyPage(async () => (await pages()).PassphrasePage);
const PasskeysPage = lazyPage(async () => (await pages()).PasskeysPage);
const DeletePage = lazyPage(async () => (await pages()).DeletePage);
const KeyPage = lazyPage(async () => (await pages()).KeyPage);
const EventsPage = lazyPage(async () => (await pages()).EventsPage);

/** The keys of an account and the way out of it. */
export default function Account(): JSX.Element {
  return (
    <Router>
      <Route path="/words" component={PassphrasePage} />
      <Route path="/key" component={KeyPage} />
      <Route path="/card" component={CardPage} />
      <Route path="/email" component={EmailPage} />
      <Route path="/second-step" component={SecondStepPage} />
      <Route path="/passkeys" component={PasskeysPage} />
      <Route path="/devices" component={DevicesPage} />
      <Route path="/events" component={EventsPage} />
      <Route path="/sign-out" component={SignOutPage} />
      <Route path="/delete" component={DeletePage} />
      <Route default component={AccountPage} />
    </Router>
  );
}

function backOf(user: SessionUser | null): Back {
  if (user?.role === 'administrator') return { href: homeOf(user), label: t('account.back_office') };
  return user?.role === 'clinician' ? { href: homeOf(user), label: t('account.back_clinic') } : { href: '/you', label: t('account.back_you') };
}

function AccountPage(): JSX.Element {
  const { user, offline } = session.value;
  const { custody } = useCustody();
  const back = backOf(user);
  return (
    <Page title={t('account.title')} back={back} lead={t('account.signed_in_as', { name: user?.username ?? '' })}>
      {user?.role === 'clinician' && <ForClinicians />}
      <List>
        <ListRow href="/you/account/words" icon={TextCursor} title={t('account.words')} subtitle={t('account.words_note')} />
        <ListRow href="/you/account/key" icon={Key} title={t('account.key')} subtitle={t('account.key_note')} />
        <ListRow href="/you/account/card" icon={Card} title={t('account.card')} subtitle={t('account.card_note')} />
        {custody?.custody !== 'own' && (
          <ListRow href="/you/account/email" icon={Mail} title={t('account.email')} subtitle={t('account.email_note')} />
        )}
        <ListRow href="/you/account/second-step" icon={Step} title={t('account.step')} subtitle={t(user?.role === 'client' ? 'account.step_note' : 'account.step_note_must')} />
        <ListRow href="/you/account/passkeys" icon={Passkeys} title={t('account.passkeys')} subtitle={t('account.passkeys_note')} />
        <ListRow href="/you/account/devices" icon={Devices} title={t('account.devices')} subtitle={t('account.devices_note')} />
        <ListRow href="/you/account/events" icon={History} title={t('account.events')} subtitle={t('account.events_note')} />
        {user?.role === 'clinician' && <ListRow href="/clinic/limits" icon={TextCursor} title={t('account.limits')} subtitle={t('account.limits_note')} />}
        <ListRow href="/you/account/sign-out" icon={LogOut} tone="clay" title={t('account.sign_out')} subtitle={t('account.sign_out_note')} />
        <ListRow href="/you/account/delete" icon={Trash} tone="clay" title={t('account.erase')} subtitle={t('account.erase_note')} />
      </List>
      {offline && <p class="quiet small">{t('account.online')}</p>}
    </Page>
  );
}

function ForClinicians(): JSX.Element | null {
  const part = useLoaded(() => import('./clinician-rows'));
  return part && <part.ClinicianRows />;
}
