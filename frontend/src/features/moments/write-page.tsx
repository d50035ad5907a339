import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { MOMENT_DIRECTION } from '../../api/vocabularies/moment-direction';
import { SCALE4 } from '../../api/vocabularies/scale4';
import { canResurface } from '../../entries/people/person';
import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { useCaret } from '../../entries/use-caret';
import { entries } from '../../store';
import { isBegun } from '../../store/begun';
import { Actions, Button, ChoiceChips, Page, Switch, TextArea } from '../../ui';
import { t } from '../../i18n';
import { GonePage } from './gone-page';
import { type Change, isBlank } from '../../entries/change';
import { blank, changeMoment, mayComeBack } from '../../entries/kind-moments/moment';
import { ABOUT } from '../../library/about';
import { MoreAbout } from '../../library/more-about';
import { MoreQuestions } from './more-questions';
import { Who } from './who';
import type { SectionProps } from './section';

/** One screen for the whole moment, half a minute long. Saved on every keystroke; nothing has to be answered. */
export function WritePage({ id }: { id: string }): JSX.Element {
  const { route, query } = useLocation();
  const known = entries.find('kind-moments', id);
  const there = known !== undefined;
  useEffect(() => (there ? entries.hold('kind-moments', id) : undefined), [id, there]);
  if (!there && !isBegun('kind-moments', id)) return <GonePage />;
  const start = blank(query['person'] ?? null);
  const moment = known ?? start;
  const change = (what: Change<'kind-moments'>): void => changeMoment(id, what, start);
  const done = (): void => route(isBlank(moment) ? '/people/moments' : `/people/moments/${id}`, true);
  return (
    <Page
      title={t('moments.write_title')}
      lead={t('moments.write_lead')}
      focused
      back={{ href: '/people/moments', label: t('moments.title') }}
      foot={
        <>
          {there && <SaveLine />}
          <Actions>
            <Button wide onClick={done}>
              {t('moments.done')}
            </Button>
          </Actions>
        </>
      }
    >
      <What id={id} moment={moment} change={change} />
      <ChoiceChips
        legend={t('moments.direction')}
        options={MOMENT_DIRECTION.map((value) => ({ value, label: t.of('moments.direction', value) }))}
        value={moment.columns.direction}
        onChange={(direction) => change({ columns: { direction } })}
      />
      {moment.columns.direction !== 'gave_myself' && <Who moment={moment} change={change} />}
      <LetIn moment={moment} change={change} />
      <Meaning id={id} moment={moment} change={change} />
      <MoreQuestions moment={moment} change={change} />
      <Later moment={moment} change={change} />
      <MoreAbout piece={ABOUT['moments/write']} />
      <GoesByItself kind="kind-moments" id={id} />
    </Page>
  );
}

function What({ id, moment, change }: SectionProps & { readonly id: string }): JSX.Element {
  const caret = useCaret(`moment/${id}`, 'what');
  return (
    <TextArea
      label={t('moments.what')}
      value={moment.words.what ?? ''}
      onInput={(what) => change({ words: { what } })}
      rows={3}
      among={moment.words}
      {...caret}
    />
  );
}

/** In words alone, all five in sight: a slider would take a moment more than this screen has. */
function LetIn({ moment, change }: SectionProps): JSX.Element {
  const value = moment.answers.let_in ?? null;
  return (
    <div class="stack stack--tight">
      <ChoiceChips
        legend={t('moments.let_in')}
        options={SCALE4.map((place) => ({ value: String(place), label: t.of('moments.let_in', place) }))}
        value={value === null ? null : String(value)}
        onChange={(let_in) => change({ answers: { let_in: Number(let_in) } })}
      />
      <p class="quiet" role="status" hidden={value === null || value > 1}>
        {value !== null && value <= 1 && t('moments.barely')}
      </p>
      {value !== null && (
        <div>
          <Button variant="plain" small onClick={() => change({ answers: { let_in: null } })}>
            {t('shell.scale_clear')}
          </Button>
        </div>
      )}
    </div>
  );
}

/**
 * Putting into words what a kindness means helped people with a low opinion of themselves to take it in (Marigold et
 * al. 2007).
 */
function Meaning({ id, moment, change }: SectionProps & { readonly id: string }): JSX.Element {
  const caret = useCaret(`moment/${id}`, 'meaning');
  return (
    <TextArea
      label={t.of('moments.meaning', moment.columns.direction)}
      hint={t('moments.meaning_hint')}
      value={moment.words.meaning ?? ''}
      onInput={(meaning) => change({ words: { meaning } })}
      rows={2}
      among={moment.words}
      {...caret}
    />
  );
}

function Later({ moment, change }: SectionProps): JSX.Element {
  if (!mayComeBack(moment)) return <p class="quiet">{t('moments.not_this_one')}</p>;
  if (!canResurface(moment.columns.person)) return <p class="quiet">{t('moments.not_resurfaced')}</p>;
  return (
    <Switch
      label={t('moments.may_resurface')}
      hint={t('moments.may_resurface_hint')}
      checked={moment.columns.may_resurface}
      onChange={(may_resurface) => change({ columns: { may_resurface } })}
    />
  );
}
