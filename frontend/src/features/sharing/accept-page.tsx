import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { Offline } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { VaultError } from '../../vault/errors';
import { Actions, Button, ErrorCallout, Field, LinkButton, Callout, Page } from '../../ui';
import { takeFragment } from '../../ui/fragment';
import { t } from '../../i18n';
import { type Checked, requireInvitation } from '../../entries/shared/require-invitation';
import { isMismatch, isUnknown } from './accept';
import { ReviewPage } from './review-page';

const BACK = '/you/sharing';

/** A code, typed or brought by a link; then what it means; then, if the person likes, the link. */
export function AcceptPage(): JSX.Element {
  const [typed, setTyped] = useState(takeFragment);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [stopped, setStopped] = useState(false);
  const { route } = useLocation();
  const act = useAct();
  const look = (): void =>
    act.run(
      async () => {
        try {
          setChecked(await requireInvitation(typed));
        } catch (error) {
          if (!isMismatch(error)) throw error;
          setStopped(true);
        }
      },
      (error) => explain(error),
    );
  useEffect(() => {
    if (typed) look(); // it came with the address: nothing is left to type
    // Only where it opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (checked) return <ReviewPage checked={checked} leave={() => route(BACK)} />;
  if (stopped) return <StoppedPage again={() => setStopped(false)} />;
  const submit = (event: Event): void => {
    event.preventDefault();
    look();
  };
  return (
    <Page title={t('sharing.accept_title')} lead={t('sharing.accept_lead')} back={{ href: BACK, label: t('sharing.title') }}>
      <form class="stack" onSubmit={submit} novalidate>
        <Field
          label={t('sharing.code')}
          hint={t('sharing.code_hint')}
          value={typed}
          onInput={(value) => {
            setTyped(value);
            act.clear();
          }}
          autocapitalize="characters"
          spellcheck={false}
        />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Actions>
          <Button type="submit" busy={act.busy}>
            {act.busy ? t('sharing.looking_up') : t('sharing.look_up')}
          </Button>
        </Actions>
      </form>
    </Page>
  );
}

/** Keys that do not fit the code end it here: going on could hand words to somebody else. */
function StoppedPage({ again }: { again: () => void }): JSX.Element {
  return (
    <Page
      title={t('sharing.mismatch_title')}
      back={{ href: BACK, label: t('sharing.title') }}
      foot={
        <div class="even">
          <LinkButton variant="soft" href={BACK}>
            {t('sharing.back_to_sharing')}
          </LinkButton>
          <Button variant="soft" onClick={again}>
            {t('sharing.type_again')}
          </Button>
        </div>
      }
    >
      <div role="alert" class="stack">
        <Callout tone="danger">{t('sharing.mismatch')}</Callout>
        <p>{t('sharing.mismatch_why')}</p>
      </div>
    </Page>
  );
}

function explain(error: unknown): string | null {
  if (error instanceof VaultError && error.code === 'bad_code') return t('sharing.bad_code');
  if (isUnknown(error)) return t('sharing.no_such_code');
  if (error instanceof Offline) return t('sharing.accept_offline');
  return null;
}
