import './letters.css';

import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { LETTER_TO } from '../../api/vocabularies/letter-to';
import { type Change, isBlank } from '../../entries/change';
import { HeavyLine } from '../../entries/heavy-line';
import { SaveLine } from '../../entries/save-line';
import { blank, changeLetter } from '../../entries/unsent-letters/letter';
import { useCaret } from '../../entries/use-caret';
import { t } from '../../i18n';
import { entries } from '../../store';
import { isBegun } from '../../store/begun';
import { Actions, Button, Callout, ChoiceChips, Page, TextArea } from '../../ui';
import { GonePage } from './gone-page';
import { ToWhom } from './to-whom';

/** One screen for the whole letter. Saved on every keystroke, and any word can be the last. */
export function WritePage({ id }: { id: string }): JSX.Element {
  const { route, query } = useLocation();
  const known = entries.find('unsent-letters', id);
  const there = known !== undefined;
  useEffect(() => (there ? entries.hold('unsent-letters', id) : undefined), [id, there]);
  const caret = useCaret(`letter/${id}`);
  if (!there && !isBegun('unsent-letters', id)) return <GonePage />;
  const start = blank(query['person'] ?? null, LETTER_TO.find((to) => to === query['to']));
  const letter = known ?? start;
  const address = `/practice/letters/${id}`;
  const change = (what: Change<'unsent-letters'>): void => changeLetter(id, what, start);
  return (
    <Page
      title={t('letters.write_title')}
      lead={t('letters.write_lead')}
      focused
      back={{ href: '/practice/letters', label: t('letters.title') }}
      foot={
        <>
          {there && <SaveLine />}
          <Actions>
            <Button wide onClick={() => route(isBlank(letter) ? '/practice/letters' : address, true)}>
              {t('letters.done')}
            </Button>
          </Actions>
          <div class="letter-stop">
            <Button variant="plain" small onClick={() => route(`${address}/rest`)}>
              {t('letters.stop')}
            </Button>
          </div>
        </>
      }
    >
      <Callout tone="clay">{t('letters.before')}</Callout>
      <div class="letter-writing">
        <TextArea
          label={t('letters.body')}
          hint={t('letters.body_hint')}
          value={letter.words.body ?? ''}
          onInput={(body) => change({ words: { body } })}
          rows={7}
          among={letter.words}
          {...caret}
        />
      </div>
      <HeavyLine />
      <ChoiceChips
        legend={t('letters.to')}
        options={LETTER_TO.map((value) => ({ value, label: t.of('letters.to', value) }))}
        value={letter.answers.to ?? null}
        onChange={(to) => change({ answers: { to } })}
      />
      <ToWhom letter={letter} change={change} />
    </Page>
  );
}
