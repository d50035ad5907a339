import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Actions, Button, Choice, LinkButton, Note, Page } from '../../../ui';
import { t } from '../../../i18n';
import type { Person } from '../person';
import { type Answers, keepRoute, QUESTIONS, type Result, resultOf } from './check';
import { SafetyFirst } from './safety-first';
import type { Leave } from './leave';

type QuestionsProps = { readonly person: Person; readonly back: Leave; readonly onDone: () => void };

const START = -1;

/**
 * The five questions, one a screen, each with a skip. The answers are in this component's state: leaving the page forgets them. Where the
 * route asks for something to be read first, that is shown; `onDone` follows.
 */
export function Questions({ person, back, onDone }: QuestionsProps): JSX.Element {
  const [at, setAt] = useState(START);
  const [answers, setAnswers] = useState<Answers>({});
  const [show, setShow] = useState<Exclude<Result['show'], 'nothing'> | null>(null);
  const finish = (said: Answers): void => {
    const result = resultOf(said);
    const kept = keepRoute(person, result.route);
    setAnswers({}); // nothing of them is wanted any more
    if (result.show === 'nothing' || (kept === 'quiet' && result.route !== 'quiet')) onDone();
    else setShow(result.show);
  };
  if (show === 'safety-first') return <SafetyFirst person={person} back={back} onGoOn={onDone} />;
  if (show !== null) return <GoCarefully show={show} back={back} onDone={onDone} />;
  if (at === START) return <Intro back={back} onLook={() => setAt(0)} onSkip={() => finish({})} />;
  const question = QUESTIONS[at];
  if (!question) return <></>;
  const goOn = (said: Answers): void => {
    setAnswers(said);
    if (at === QUESTIONS.length - 1) finish(said);
    else setAt(at + 1);
  };
  const skip = (): void => goOn(Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question.id)));
  const title = t.of('safety.*', question.id);
  return (
    <Page
      key={question.id}
      title={title}
      focused
      back={back}
      foot={
        <>
          <Actions>
            <Button kind="soft" onClick={skip}>
              {t('safety.skip')}
            </Button>
            <Button wide onClick={() => goOn(answers)}>
              {t('safety.go_on')}
            </Button>
          </Actions>
          <p class="quiet">{t('safety.not_kept')}</p>
        </>
      }
    >
      <Choice
        legend={title}
        legendHidden
        options={question.answers.map((answer) => ({ value: answer as string, label: t.of('safety.answer', answer) }))}
        value={answers[question.id] ?? null}
        onChange={(answer) => setAnswers({ ...answers, [question.id]: answer })}
      />
    </Page>
  );
}

function Intro({ back, onLook, onSkip }: { back: Leave; onLook: () => void; onSkip: () => void }): JSX.Element {
  return (
    <Page
      title={t('safety.title')}
      focused
      back={back}
      foot={
        <Actions>
          <Button kind="soft" onClick={onSkip}>
            {t('safety.skip_all')}
          </Button>
          <Button kind="soft" onClick={onLook}>
            {t('safety.look')}
          </Button>
        </Actions>
      }
    >
      <p>{t('safety.intro')}</p>
      <p>{t('safety.intro_kept')}</p>
      <Note>{t('safety.stirs')}</Note>
      <p class="quiet small">{t('safety.not_tested')}</p>
    </Page>
  );
}

function GoCarefully({ show, back, onDone }: { show: 'device-privacy' | 'go-carefully'; back: Leave; onDone: () => void }): JSX.Element {
  const device = show === 'device-privacy';
  return (
    <Page
      key={show}
      title={t(device ? 'safety.device_title' : 'safety.carefully_title')}
      focused
      back={back}
      foot={
        <Actions>
          <Button wide onClick={onDone}>
            {t('safety.go_on')}
          </Button>
        </Actions>
      }
    >
      <p>{t(device ? 'safety.device' : 'safety.carefully')}</p>
      {device && <p>{t('safety.device_more')}</p>}
      <div class="row">
        {device && (
          <LinkButton kind="soft" href="/you/look">
            {t('safety.to_look')}
          </LinkButton>
        )}
        <LinkButton kind="soft" href="/help">
          {t('shell.help_now')}
        </LinkButton>
      </div>
    </Page>
  );
}
