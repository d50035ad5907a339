import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import type { Change } from '../../entries/change';
import { SaveLine } from '../../entries/save-line';
import { isClosed, rests, type Step } from '../../entries/small-steps/content';
import { title } from '../../entries/small-steps/listing';
import { read } from '../../entries/small-steps/read-back';
import { changeStep, putAway } from '../../entries/small-steps/step';
import { t } from '../../i18n';
import { drafts, entries } from '../../store';
import { Button, Field, Page, showToast } from '../../ui';
import { Slot } from '../../ui/slots';
import { Afterwards, Met } from './afterwards';
import { GonePage } from './gone-page';
import { InWords } from './in-words';
import { WithWhom } from './with-whom';

/**
 * A step that was chosen: with whom, what might happen, and what came. Saved on every keystroke; all of it can stay
 * empty.
 */
export function StepPage({ id }: { id: string }): JSX.Element {
  const step = entries.find('small-steps', id);
  const there = step !== undefined;
  useEffect(() => (there ? entries.hold('small-steps', id) : undefined), [id, there]);
  return step ? <There key={id} step={step} /> : <GonePage />;
}

function There({ step }: { readonly step: Step }): JSX.Element {
  const { route } = useLocation();
  const { id } = step;
  const closed = isClosed(step);
  const [cameClosed] = useState(closed);
  const away = step.columns.put_away;
  const notNow = (): void => {
    putAway(step, !away);
    if (!away) route('/practice/small-steps');
  };
  const remove = (): void => {
    void drafts.remove(`step/${id}`);
    entries.remove('small-steps', id);
    route('/practice/small-steps');
    showToast({ text: t('steps.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('small-steps', id) } });
  };
  // A step of one's own is typed here: under one title the page stays the same one.
  return (
    <Page
      title={step.answers.step === 'own' && !(closed && cameClosed) ? t('steps.step_own') : title(step)}
      focused
      back={{ href: '/practice/small-steps', label: t('steps.title') }}
      foot={
        <>
          <SaveLine />
          <div class="even">
            {!(closed && away) && (
              <Button variant="soft" onClick={notNow}>
                {t(away ? 'steps.take_out' : 'steps.not_now')}
              </Button>
            )}
            <Button variant="soft" onClick={() => route('/practice/small-steps')}>
              {t('steps.done')}
            </Button>
          </div>
          <div class="steps-stop">
            <Button variant="plain" small onClick={() => route(`/practice/small-steps/${id}/rest`)}>
              {t('steps.stop')}
            </Button>
          </div>
        </>
      }
    >
      {!closed && <Questions step={step} />}
      {!cameClosed && <Met step={step} />}
      {closed && (
        <>
          <p class="quiet">{t('steps.rests')}</p>
          {read(step)}
        </>
      )}
      {!rests(step) && <Slot name="bringToSession" given={{ kind: 'small-steps', id }} />}
      <div>
        <Button variant="plain" onClick={remove}>
          {t('steps.delete')}
        </Button>
      </div>
    </Page>
  );
}

function Questions({ step }: { readonly step: Step }): JSX.Element {
  const { id, answers, words } = step;
  const change = (what: Change<'small-steps'>): void => changeStep(id, what);
  return (
    <>
      {answers.step === 'own' && <Field label={t('steps.own')} value={words.own ?? ''} onInput={(own) => change({ words: { own } })} most={120} among={words} />}
      <WithWhom step={step} change={change} />
      <InWords step={step} change={change} name="expected" label={t('steps.expected')} hint={t('steps.expected_hint')} />
      <Afterwards step={step} change={change} />
    </>
  );
}
