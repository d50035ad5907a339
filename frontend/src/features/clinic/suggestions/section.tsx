import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { withdrawSuggestion } from '../../../api/suggestions';
import { t } from '../../../i18n';
import { dayInWords } from '../../../i18n/dates';
import { Button, ErrorCallout, showToast } from '../../../ui';
import { useAct } from '../../../ui/use-act';
import type { ClientCase } from '../api';
import { caseload } from '../caseload';
import { suggestionDraft } from '../drafts';
import { useUnattended } from '../following';
import { NotHere } from '../not-here';
import { Composer } from './composer';
import { fetchKnown, type Known } from './known';

/** What the clinician suggested to this client, and a new one. The client's keys must have been checked. */
export function Suggestions({ one }: { readonly one: ClientCase }): JSX.Element | null {
  const { care_link, introduction } = one;
  const row = caseload.value?.find((other) => other.care_link === care_link)?.suggested;
  const counted = `${care_link} ${row?.offered ?? 0} ${row?.accepted ?? 0}`;
  const asked = useRef(''); // for all that the list says: the server gives out no more than the newest fifty
  const { data, error, again, follow } = useUnattended(async (unattended) => {
    const [known] = await Promise.all([fetchKnown(care_link, introduction.client, unattended), unattended || suggestionDraft(care_link).open()]);
    asked.current = counted;
    return known;
  }, `suggestions/${care_link}`);
  useEffect(() => {
    const accepted = data?.filter((known) => known.accepted).length ?? 0;
    if (row && data && counted !== asked.current && ((row.accepted ?? 0) !== accepted || (row.offered ?? 0) !== data.length - accepted)) follow();
  }, [row]); // eslint-disable-line react-hooks/exhaustive-deps -- once for each answer of the server's, and not again
  // Opened once for what was begun before, and then as somebody opens and closes it.
  const begun = useRef<boolean | null>(null);
  if (!data) return error ? <NotHere what={t('clinic.suggesting_title')} again={again} /> : null;
  begun.current ??= !suggestionDraft(care_link).isBlank();
  return (
    <section class="card stack stack--tight" aria-labelledby="suggested">
      <h2 id="suggested" class="clinic-label">
        {t('clinic.suggesting_title')}
      </h2>
      {data.length === 0 ? (
        <p class="quiet small">{t('clinic.suggesting_none')}</p>
      ) : (
        <ul class="suggested">
          {data.map((known) => (
            <Row key={known.id} careLink={care_link} known={known} changed={again} />
          ))}
        </ul>
      )}
      <details open={begun.current}>
        <summary class="clinic-change">{t('clinic.suggesting_new')}</summary>
        <Composer one={one} sent={again} />
      </details>
    </section>
  );
}

type RowProps = { readonly careLink: string; readonly known: Known; readonly changed: () => void };

function Row({ careLink, known: { id, says, suggested_on, accepted }, changed }: RowProps): JSX.Element {
  const act = useAct();
  const takeBack = (): void =>
    act.run(async () => {
      await withdrawSuggestion(careLink, id);
      showToast({ text: t('clinic.suggesting_taken_back') });
      changed();
    });
  const day = t('clinic.suggesting_on', { day: dayInWords(suggested_on) });
  return (
    <li class="stack stack--tight">
      <p class="small quiet">
        {says && `${says.practice ? t.of('clinic.suggesting_practice', says.practice) : t.of('clinic.suggesting_form', says.form)} · `}
        {day}
        {accepted && ` · ${t('clinic.suggesting_accepted')}`}
      </p>
      {says ? says.text.trim() && <p class="as-typed">{says.text}</p> : <p>{t('clinic.suggesting_unopened')}</p>}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      {!accepted && (
        <div>
          <Button variant="plain" small busy={act.busy} onClick={takeBack} aria-label={`${t('clinic.suggesting_take_back')}: ${day}`}>
            {t('clinic.suggesting_take_back')}
          </Button>
        </div>
      )}
    </li>
  );
}
