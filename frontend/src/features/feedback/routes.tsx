import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { getFeedbackOffer } from '../../api/feedback';
import { useCaret } from '../../entries/use-caret';
import { caretOf, forgetDraft, useForm } from '../../entries/use-draft';
import { session } from '../../session/state';
import { useFetched } from '../../ui/use-fetched';
import { Callout, LinkButton, Page } from '../../ui';
import { t } from '../../i18n';
import { EMPTY, FeedbackForm } from './feedback-form';

const FORM = 'feedback';

/** "Tell us what felt bad": for whoever is signed in or not, and who they are is neither asked nor sent. */
export default function FeedbackPage(): JSX.Element {
  const [sent, setSent] = useState(false);
  const offer = useFetched(getFeedbackOffer).data;
  const inside = session.value.state === 'open';
  return (
    <Page title={t('feedback.title')} back={{ href: '/help', label: t('shell.help_now') }} lead={t('feedback.lead')}>
      <p>{t('feedback.not_watched')}</p>
      {sent ? (
        <Callout title={t('feedback.sent')}>
          <p role="status">{offer && t('feedback.sent_next', { days: offer.read_within_days })}</p>
        </Callout>
      ) : offer?.key === null ? (
        <Callout>{t('feedback.nobody')}</Callout>
      ) : (
        <>
          <Callout title={t('feedback.next')}>
            <p>{t('feedback.next_sealed')}</p>
            {offer && <p>{t('feedback.next_read', { days: offer.read_within_days })}</p>}
          </Callout>
          {inside ? <Kept onSent={() => setSent(true)} /> : <Unkept onSent={() => setSent(true)} />}
        </>
      )}
      {sent && (
        <div>
          <LinkButton variant="soft" href="/">
            {inside ? t('feedback.back') : t('feedback.to_start')}
          </LinkButton>
        </div>
      )}
    </Page>
  );
}

/** Sealed on the device until it is sent. */
function Kept({ onSent }: { onSent: () => void }): JSX.Element {
  const form = useForm(FORM, () => EMPTY);
  const caret = useCaret(caretOf(FORM));
  const done = (): void => {
    forgetDraft(FORM);
    onSent();
  };
  return <FeedbackForm form={form} caret={caret} onSent={done} />;
}

/** Signed out there is no key to seal it with: it lasts as long as the page. */
function Unkept({ onSent }: { onSent: () => void }): JSX.Element {
  const [value, change] = useState(EMPTY);
  return <FeedbackForm form={{ value, change, asLeft: false, startAgain: () => change(EMPTY) }} caret={null} onSent={onSent} />;
}
