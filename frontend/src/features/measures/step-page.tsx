import './step-page.css';

import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import type { Measure } from '../../api/measures';
import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { About } from '../../entries/measure-responses/about';
import { type Step, stepsOf } from '../../entries/measure-responses/in-words';
import { loadMeasures, measures } from '../../entries/measure-responses/known';
import { answer, forgetPlace, keep, keepPlace, placeIn, saidIn, waitsUntil } from '../../entries/measure-responses/response';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import { isBegun } from '../../store/begun';
import { Actions, Button, Callout, Choice, ErrorCallout, Page, Reply } from '../../ui';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { agreedOn, fetchAgreed, mayGo } from './agreed';
import { GonePage } from './gone-page';
import { Support } from './support';

const BEFORE = 'before';

/**
 * One of a questionnaire, or what is told before the first. Saved at each answer; every one can be skipped. Where
 * nothing is answered yet it has to be agreed on now; what was begun before can be gone on with in any case.
 */
export function StepPage({ id, step }: { id: string; step: string }): JSX.Element {
  const known = entries.find('measure-responses', id);
  const there = known !== undefined;
  const { error, again } = useFetched<unknown>(there ? loadMeasures : fetchAgreed);
  useEffect(() => (there ? entries.hold('measure-responses', id) : undefined), [id, there]);
  const key = known?.columns.measure ?? (isBegun('measure-responses', id) ? placeIn(id)?.measure : undefined);
  useEffect(() => {
    if (key !== undefined && placeIn(id)?.step !== step) keepPlace(id, { measure: key, step });
  }, [id, step, key]);
  if (key === undefined || known?.columns.status === 'kept' || !(there || agreedOn(key))) return <GonePage />;
  const measure = measures.value.get(key);
  if (!measure) {
    return (
      <Page title={t('measures.title')} back={{ href: '/practice/measures', label: t('measures.title') }}>
        <Waiting error={error} again={again} />
      </Page>
    );
  }
  const given = (known && saidIn(known)?.answers) ?? {};
  const closed = measure.gate !== null && given['gate'] !== undefined && given['gate'] !== measure.gate.goes_on;
  const steps = closed ? stepsOf(measure).slice(0, 1) : stepsOf(measure);
  const at = steps.findIndex(({ item }) => item === step);
  const here = steps[at];
  if (step !== BEFORE && !here) return <GonePage />;
  const first = steps[0]?.item ?? BEFORE;
  if (step === BEFORE || !here) return <Before id={id} measure={measure} first={first} />;
  const next = steps[at + 1]?.item;
  return <Question key={`${id}/${step}`} id={id} measure={measure} here={here} before={steps[at - 1]?.item ?? BEFORE} next={next} value={given[step] ?? null} />;
}

/** What this is, and all that has to be known before the first question. */
function Before({ id, measure, first }: { readonly id: string; readonly measure: Measure; readonly first: string }): JSX.Element {
  const { route } = useLocation();
  const agreed = agreedOn(measure.key);
  return (
    <Page
      title={measure.title}
      lead={<About measure={measure} />}
      eyebrow={t('measures.before_title')}
      focused
      back={{ href: '/practice/measures', label: t('measures.title') }}
      foot={
        <Actions>
          <Button wide onClick={() => route(`/practice/measures/${id}/${first}`)}>
            {t('measures.begin')}
          </Button>
        </Actions>
      }
    >
      <p>{t('measures.before_skip')}</p>
      <p>{t('measures.before_yours')}</p>
      {measure.self_harm_item !== null && (
        <Callout tone="clay" title={t('measures.harm_title')}>
          <p>
            {t('measures.harm', { number: measure.self_harm_item })} {agreed && t('measures.harm_read', { name: agreed.name })}
          </p>
          {agreed && <p>{t('measures.not_alerts', { name: agreed.name, window: agreed.window })}</p>}
        </Callout>
      )}
      <p class="quiet small">{t('measures.before_words')}</p>
      {mayGo(measure.key) && <GoesByItself kind="measure-responses" id={id} />}
    </Page>
  );
}

type QuestionProps = {
  readonly id: string;
  readonly measure: Measure;
  readonly here: Step;
  readonly before: string;
  readonly next: string | undefined;
  readonly value: number | null;
};

function Question({ id, measure, here, before, next, value }: QuestionProps): JSX.Element {
  const { route } = useLocation();
  const address = `/practice/measures/${id}`;
  const { item, text, options } = here;
  const gate = item === 'gate'; // a paragraph and no question of its own: it stands as text
  const wait = waitsUntil(measure.key, measure.interval_days);
  const harm = Number(item) === measure.self_harm_item && value !== null && value > 0;
  const goOn = (): void => {
    if (next) return void route(`${address}/${next}`);
    if (wait !== null) return;
    if (!entries.find('measure-responses', id)) return void route('/practice/measures'); // nothing was answered
    keep(id);
    forgetPlace(id);
    route(address);
  };
  const skip = (): void => {
    answer(id, measure, item, null);
    goOn();
  };
  return (
    <Page
      title={gate ? measure.title : text}
      titleLang={gate ? undefined : 'en'}
      eyebrow={
        gate ? undefined : (
          <>
            {t('measures.of_all', { title: measure.title, number: item })}
            <span class="measure-ask" lang="en">
              {measure.ask}
            </span>
          </>
        )
      }
      focused
      back={{ href: `${address}/${before}`, label: t('measures.step_before') }}
      foot={
        <>
          {entries.find('measure-responses', id) && <SaveLine />}
          {!next && wait !== null && <ErrorCallout>{t('measures.too_soon', { day: dayInWords(wait) })}</ErrorCallout>}
          <Actions>
            <Button variant="soft" onClick={skip}>
              {t('measures.skip')}
            </Button>
            <Button wide onClick={goOn}>
              {next ? t('measures.go_on') : t('measures.finish')}
            </Button>
          </Actions>
          <div class="stop-line">
            <Button variant="plain" small onClick={() => route('/practice/measures')}>
              {t('measures.stop')}
            </Button>
          </div>
        </>
      }
    >
      {/* A translation of a questionnaire has to be tried by itself: these stand as they were published. */}
      <div lang="en" class="measure-answers">
        <Choice
          legend={gate ? text : `${measure.ask} ${text}`}
          legendHidden={!gate}
          options={options.map((one) => ({ value: String(one.value), label: one.text }))}
          value={value === null ? null : String(value)}
          onChange={(chosen) => answer(id, measure, item, Number(chosen))}
        />
      </div>
      <Reply to={harm ? 'harm' : null}>{harm && <Support />}</Reply>
    </Page>
  );
}
