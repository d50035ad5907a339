import type { JSX } from 'preact';

import { SPEAK_UP_CLOSING } from '../../api/vocabularies/speak-up-closing';
import { changeSpeakUp, close, type SpeakUp } from '../../entries/speak-ups/speak-up';
import { t } from '../../i18n';
import { Button, Callout, ChoiceChips, Reply } from '../../ui';

/** Only its writer closes it, without a word to anybody; every way to close it weighs the same. */
export function Closing({ speakUp: { id, columns, answers } }: { readonly speakUp: SpeakUp }): JSX.Element {
  const closing = columns.status === 'closed' ? (answers.closing ?? null) : null;
  const openAgain = (): void => changeSpeakUp(id, { columns: { status: 'kept' }, answers: { closing: null } });
  return (
    <section class="stack stack--tight speakup-closing">
      <ChoiceChips
        legend={t('speakup.close_title')}
        hint={t('speakup.close_lead')}
        options={SPEAK_UP_CLOSING.map((value) => ({ value, label: t.of('speakup.closing', value) }))}
        value={closing}
        onChange={(value) => close(id, value)}
      />
      <Reply to={closing}>
        {closing && (
          <div class="stack stack--tight">
            <p class="quiet">{t('speakup.closed_said', { closing: t.of('speakup.closing', closing) })}</p>
            {closing === 'not_really' && <Callout tone="clay">{t('speakup.not_really_said')}</Callout>}
          </div>
        )}
      </Reply>
      {columns.status === 'closed' && (
        <div>
          <Button variant="plain" small onClick={openAgain}>
            {t('speakup.open_again')}
          </Button>
        </div>
      )}
    </section>
  );
}
