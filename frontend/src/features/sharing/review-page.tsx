import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import Check from 'lucide/dist/esm/icons/check.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import DoorOpen from 'lucide/dist/esm/icons/door-open.mjs';
import Eye from 'lucide/dist/esm/icons/eye.mjs';
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';
import ScrollText from 'lucide/dist/esm/icons/scroll-text.mjs';

import { useAct } from '../../ui/use-act';
import { Button, Callout, ErrorCallout, Field, Icon, Page, showToast } from '../../ui';
import { untimedId } from '../../store/uuid7';
import { t } from '../../i18n';
import { AwayLine } from '../../entries/shared/away-line';
import { AsLeft } from '../../entries/as-left';
import { forgetDraft, useForm } from '../../entries/use-draft';
import type { Checked } from '../../entries/shared/require-invitation';
import { LimitsOf } from '../../entries/shared/limits';
import { accept } from './accept';

/** What the therapist is to call them, without the code: that is never kept. */
const FORM = 'sharing/name';

type Props = { readonly checked: Checked; readonly leave: () => void };

/** What a link means, before it is made. Going on and "Not now" weigh the same. */
export function ReviewPage({ checked, leave }: Props): JSX.Element {
  const { display_name, practice, response_window } = checked.found.clinician;
  const [id] = useState(untimedId);
  const form = useForm(FORM, () => ({ name: '', pronouns: '' }));
  const { name, pronouns } = form.value;
  const [noName, setNoName] = useState(false);
  const act = useAct();
  const link = (): void => {
    if (!name.trim()) return setNoName(true);
    act.run(async (go) => {
      await accept(checked, id, { name: name.trim(), pronouns: pronouns.trim() });
      forgetDraft(FORM);
      go('/you/sharing');
      showToast({ text: t('sharing.linked') });
    });
  };
  const means = [
    { icon: Hand, text: t('sharing.means_choose') },
    { icon: Clock, text: t('sharing.means_watch', { window: response_window }) },
    { icon: ScrollText, text: t('sharing.means_log') },
    { icon: Repeat, text: t('sharing.means_asked') },
    { icon: DoorOpen, text: t('sharing.means_end') },
    { icon: Eye, text: t('sharing.means_read') },
  ];
  return (
    <Page
      title={t('sharing.review_title')}
      lead={t('sharing.review_with', { name: display_name, practice })}
      back={{ href: '/you/sharing', label: t('sharing.title') }}
      foot={
        <div class="even">
          <Button variant="soft" onClick={leave}>
            {t('sharing.not_now')}
          </Button>
          <Button variant="soft" busy={act.busy} onClick={link}>
            {act.busy ? t('sharing.linking') : t('sharing.link_them', { name: display_name })}
          </Button>
        </div>
      }
    >
      {checked.named ? (
        <p class="checked">
          <Icon node={Check} size={20} />
          {t('sharing.review_checked')}
        </p>
      ) : (
        <Callout>{t('sharing.review_unnamed')}</Callout>
      )}
      <section class="card stack">
        <h2>{t('sharing.means_title')}</h2>
        <ul class="means">
          {means.map(({ icon, text }) => (
            <li key={text}>
              <Icon node={icon} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </section>
      <LimitsOf clinician={checked.found.clinician} words={checked.limits} />
      <AwayLine clinician={checked.found.clinician} />
      <AsLeft {...form} />
      <Field
        label={t('sharing.name')}
        hint={t('sharing.name_hint')}
        error={noName ? t('sharing.name_none') : undefined}
        value={name}
        onInput={(value) => {
          form.change({ ...form.value, name: value });
          setNoName(false);
        }}
        autocapitalize="words"
        most={80}
      />
      <Field label={t('sharing.pronouns')} hint={t('sharing.pronouns_hint')} value={pronouns} onInput={(value) => form.change({ ...form.value, pronouns: value })} autocapitalize="none" most={40} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
    </Page>
  );
}
