import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import MessageCircle from 'lucide/dist/esm/icons/message-circle.mjs';

import { forgetDraft } from '../../entries/use-draft';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import type { Suggested } from '../../library/suggestion';
import { Button, Callout, Card, EmptyState, ErrorCallout, Page } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting as StillWaiting } from '../../ui/waiting';
import { noteAnswered } from './answered';
import { fetchWaiting, readSuggestion, type Waiting } from './reading';
import { draftName, ToAnswer } from './to-answer';

/** What a therapist suggested. Each says what it is once it is looked at, and goes without a reason. */
export function SuggestionsPage(): JSX.Element {
  const { data, error, again } = useFetched(fetchWaiting);
  return (
    <Page title={t('therapy.suggested_title')} lead={t('therapy.suggested_lead')} back={{ href: '/you', label: t('shell.you') }}>
      {!data && <StillWaiting error={error} again={again} />}
      {data?.length === 0 && (
        <EmptyState icon={MessageCircle} title={t('therapy.suggested_empty_title')}>
          {t('therapy.suggested_empty')}
        </EmptyState>
      )}
      {data?.map((one) => (
        <One key={one.waits.id} one={one} done={again} />
      ))}
    </Page>
  );
}

function One({ one, done }: { readonly one: Waiting; readonly done: () => void }): JSX.Element {
  const { waits, link } = one;
  const [read, setRead] = useState<Suggested | 'gone' | 'unchecked' | null>(null);
  const act = useAct();
  const look = (): void => act.run(async () => setRead(await readSuggestion(one)));
  const leave = (): void =>
    act.run(async () => {
      forgetDraft(draftName(waits.id)); // what was begun when it could be read
      await noteAnswered(waits.id, false);
      done();
    });
  const from = t('therapy.suggested_from', { name: link.clinician.display_name, day: dayInWords(waits.sent_at) });
  return (
    <Card>
      <section class="stack stack--tight" aria-label={from}>
        <p class="quiet small">{from}</p>
        {read === null && (
          <div>
            <Button variant="soft" busy={act.busy} onClick={look}>
              {t('therapy.suggested_look')}
            </Button>
          </div>
        )}
        {(read === 'gone' || read === 'unchecked') && (
          <>
            <Callout>{t.of('therapy.suggested_not_read', read)}</Callout>
            <div>
              <Button variant="soft" busy={act.busy} onClick={leave}>
                {t('therapy.suggested_leave')}
              </Button>
            </div>
          </>
        )}
        {read !== null && typeof read === 'object' && <ToAnswer id={waits.id} name={link.clinician.display_name} suggested={read} done={done} />}
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      </section>
    </Card>
  );
}
