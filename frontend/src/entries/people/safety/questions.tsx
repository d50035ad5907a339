import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { saveState } from '../../../store';
import { Actions, Button, Choice, Callout, Page } from '../../../ui';
import { saidOf } from '../../../ui/save-state';
import { t } from '../../../i18n';
import { type Answers, keepLeast, keepRoute, leastOf, QUESTIONS, resultOf, resultWithTherapist, type Shown, type Subject, WITH_THERAPIST } from './check';
import { GoCarefully } from './go-carefully';
import type { Leave } from './leave';
import { StopRow } from '../../stop-row';
import { NotAMisunderstanding } from './not-a-misunderstanding';
import { SafetyFirst } from './safety-first';

type QuestionsProps = {
  readonly subject: Subject;
  /** About the person's therapist other questions are asked. */
  readonly therapist: boolean;
  readonly back: Leave;
  readonly onDone: () => void;
};

const START = -1;

/**
 * The questions, one a screen, each with a skip. The answers are in this component's state: leaving the page forgets
 * them. What they ask for at least is kept one by one. Where the route asks for something to be read first, that is
 * shown, page by page; `onDone` follows.
 */
export function Questions({ subject, therapist, back, onDone }: QuestionsProps): JSX.Element {
  const [at, setAt] = useState(START);
  const [answers, setAnswers] = useState<Answers>({});
  const [pages, setPages] = useState<readonly Shown[]>([]);
  const [kept, setKept] = useState<'careful' | 'quiet' | null>(null); // what an answer asks for, and by itself
  const asked = therapist ? WITH_THERAPIST : QUESTIONS;
  const finish = (said: Answers): void => {
    const result = therapist ? resultWithTherapist(said) : resultOf(said);
    keepRoute(subject, result.route);
    setAnswers({}); // nothing of them is wanted any more
    if (result.show.length === 0) onDone();
    else setPages(result.show);
  };
  const [shown, ...others] = pages;
  const turn = (): void => (others.length === 0 ? onDone() : setPages(others));
  if (shown === 'safety-first') return <SafetyFirst subject={subject} back={back} onGoOn={turn} />;
  if (shown === 'not-a-misunderstanding') return <NotAMisunderstanding subject={subject} back={back} onGoOn={turn} />;
  if (shown) return <GoCarefully show={shown} back={back} onDone={turn} />;
  if (at === START) return <Intro therapist={therapist} back={back} onLook={() => setAt(0)} onSkip={() => finish({})} />;
  const question = asked[at];
  if (!question) return <></>;
  const goOn = (said: Answers): void => {
    setAnswers(said);
    if (at === asked.length - 1) return finish(said);
    const least = keepLeast(subject, leastOf(said, at + 1, therapist));
    if (least) setKept(least);
    setAt(at + 1);
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
            <Button variant="soft" onClick={skip}>
              {t('safety.skip')}
            </Button>
            <Button wide onClick={() => goOn(answers)}>
              {t('safety.go_on')}
            </Button>
          </Actions>
          <p class="quiet" role="status">
            {kept ? t('safety.not_kept_but', { route: t.of('safety.route', kept), state: saidOf(saveState.value) }) : t('safety.not_kept')}
          </p>
          <StopRow stop={back.stop} />
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

type IntroProps = { readonly therapist: boolean; readonly back: Leave; readonly onLook: () => void; readonly onSkip: () => void };

function Intro({ therapist, back, onLook, onSkip }: IntroProps): JSX.Element {
  return (
    <Page
      title={t('safety.title')}
      focused
      back={back}
      foot={
        <>
          <Actions>
            <Button variant="soft" onClick={onSkip}>
              {t('safety.skip_all')}
            </Button>
            <Button variant="soft" onClick={onLook}>
              {t('safety.look')}
            </Button>
          </Actions>
          <StopRow stop={back.stop} />
        </>
      }
    >
      <p>{t(therapist ? 'safety.intro_therapist' : 'safety.intro')}</p>
      <p>{t('safety.intro_kept')}</p>
      <Callout>{t(therapist ? 'safety.stirs_therapist' : 'safety.stirs')}</Callout>
      <p class="quiet small">{t('safety.not_tested')}</p>
    </Page>
  );
}
