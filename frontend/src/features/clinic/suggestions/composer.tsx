import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';

import { ApiError } from '../../../api/errors';
import { putSuggestion } from '../../../api/suggestions';
import { untimedId } from '../../../store/uuid7';
import { t } from '../../../i18n';
import { LONGEST, type Practice, PRACTICES, type Suggested, SUGGESTION_FORMS, type SuggestionForm } from '../../../library/suggestion';
import { Button, Choice, ErrorCallout, Select, showToast, TextArea } from '../../../ui';
import { useAct } from '../../../ui/use-act';
import { requireVault } from '../../../vault/open-vault';
import { sealSuggestion } from '../../../vault/suggestions';
import type { ClientCase } from '../api';
import { loadCaseload } from '../caseload';
import { BLANK_SUGGESTION, type SuggestionDraft, suggestionDraft } from '../drafts';
import { ChangedElsewhere } from '../keeping';
import { DraftLine, NotYet, whyNotSent } from '../kept-line';
import { problemIn } from './rules';

/** A suggestion on its way: sealed here for this client alone. */
export function Composer({ one, sent }: { readonly one: ClientCase; readonly sent: () => void }): JSX.Element {
  const { care_link: careLink, introduction } = one;
  const draft = suggestionDraft(careLink);
  const content = draft.value.value;
  const { form, text, practice } = content;
  // One id for one suggestion, however often it is tried. What another page wrote makes it another one, and so does
  // that it was taken back meanwhile.
  const [turn, setTurn] = useState(0);
  const id = useMemo(untimedId, [content, turn]);
  const act = useAct();
  const change = (part: Partial<SuggestionDraft>): void => {
    draft.change({ ...content, ...part });
    act.clear();
  };
  const send = (): void =>
    act.run(
      async () => {
        const problem = problemIn(content);
        if (problem) throw new NotYet(t.of('clinic.suggesting_problem', problem));
        const says: Suggested = { form, text: text.trim(), ...(form === 'practice' ? { practice } : {}) };
        const header = { suggestion: id, clinician: requireVault().owner, client: introduction.client, careLink };
        await draft
          .send(async (revision) => putSuggestion(careLink, id, { ...(await sealSuggestion(says, header, introduction.client_public_keys.x25519)), draft: revision }))
          .catch((error: unknown) => {
            if (error instanceof ChangedElsewhere) sent(); // by another page, maybe
            if (error instanceof ApiError && error.code === 'offered_before') setTurn(turn + 1);
            throw error;
          });
        showToast({ text: t('clinic.suggesting_sent') });
        sent();
        void loadCaseload();
      },
      (error) => whyNotSent(error, draft),
    );
  return (
    <div class="stack">
      <Choice
        legend={t('clinic.suggesting_form')}
        options={SUGGESTION_FORMS.map((value) => ({ value, label: t.of('clinic.suggesting_form', value), hint: t.of('clinic.suggesting_form_*_hint', value) }))}
        value={form}
        onChange={(value: SuggestionForm) => change({ form: value })}
      />
      {form === 'practice' && (
        <Select
          label={t('clinic.suggesting_practice')}
          value={practice}
          onChange={(value) => change({ practice: value as Practice })}
          options={PRACTICES.map((value) => ({ value, label: t.of('clinic.suggesting_practice', value) }))}
        />
      )}
      <div class="stack stack--tight">
        <TextArea
          label={t.of('clinic.suggesting_text', form)}
          hint={form === 'practice' ? t('clinic.suggesting_text_practice_hint') : undefined}
          value={text}
          onInput={(next) => change({ text: next })}
          rows={3}
          most={LONGEST[form]}
        />
        {text === '' && (
          <div>
            <Button variant="plain" small onClick={() => change({ text: t.of('clinic.suggesting_starter', form) })}>
              {t('clinic.suggesting_starter')}
            </Button>
          </div>
        )}
      </div>
      <DraftLine kept={draft} blank={BLANK_SUGGESTION} />
      <details>
        <summary class="small">{t('clinic.suggesting_hints')}</summary>
        <ul class="small">
          {HINTS.map((one) => (
            <li key={one}>{t.of('clinic.suggesting_hint', one)}</li>
          ))}
        </ul>
      </details>
      <p class="quiet small">{t('clinic.suggesting_sends')}</p>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button variant="soft" busy={act.busy} onClick={send}>
          {act.busy ? t('clinic.suggesting_sending') : t('clinic.suggesting_send')}
        </Button>
      </div>
    </div>
  );
}

const HINTS = [1, 2, 3] as const;
