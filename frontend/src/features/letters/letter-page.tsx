import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { putAway } from '../../entries/unsent-letters/letter';
import { title } from '../../entries/unsent-letters/listing';
import { Sheet } from '../../entries/unsent-letters/read-back';
import { isToSomebodyQuiet, rests } from '../../entries/unsent-letters/resting';
import { t } from '../../i18n';
import { drafts, entries } from '../../store';
import { forgetBegun } from '../../store/begun';
import { Actions, Button, LinkButton, Page, showToast } from '../../ui';
import { Slot } from '../../ui/slots';
import { GonePage } from './gone-page';

/**
 * A letter, read as one, and what may become of it: it stays, is put out of sight, or is deleted. There is no way from
 * here to whom it is to, and no button that copies it.
 */
export function LetterPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const letter = entries.find('unsent-letters', id);
  if (!letter) return <GonePage />;
  const { person, put_away: away } = letter.columns;
  const quiet = isToSomebodyQuiet(letter);
  const move = (): void => {
    putAway(letter, !away);
    showToast({ text: t(away ? 'letters.was_taken_out' : 'letters.was_put_away') });
  };
  const remove = (): void => {
    forgetBegun('unsent-letters', id);
    void drafts.remove(`letter/${id}`);
    entries.remove('unsent-letters', id);
    route('/practice/letters');
    showToast({ text: t('letters.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('unsent-letters', id) } });
  };
  return (
    <Page title={title(letter)} back={{ href: '/practice/letters', label: t('letters.title') }} wide>
      <div class="columns">
        <div>
          <Sheet letter={letter} />
          <SaveLine />
        </div>
        <div>
          <Actions>
            <LinkButton variant="soft" href={`/practice/letters/${id}/write`}>
              {t('letters.write_on')}
            </LinkButton>
          </Actions>
          <section class="stack stack--tight">
            <h2 class="section-title">{t('letters.ways')}</h2>
            <p class="quiet">{t('letters.ways_lead')}</p>
            {quiet && person !== null && entries.find('people', person) && <p class="quiet">{t('letters.quiet')}</p>}
            <div class="row">
              {!(away && quiet) && (
                <Button variant="soft" onClick={move}>
                  {t(away ? 'letters.take_out' : 'letters.put_away')}
                </Button>
              )}
              <Button variant="soft" onClick={remove}>
                {t('letters.delete')}
              </Button>
            </div>
          </section>
          {!rests(letter) && <Slot name="bringToSession" given={{ kind: 'unsent-letters', id }} />}
          <p>
            <LinkButton variant="plain" small href={`/practice/letters/${id}/rest`}>
              {t('letters.stop')}
            </LinkButton>
          </p>
        </div>
      </div>
    </Page>
  );
}
