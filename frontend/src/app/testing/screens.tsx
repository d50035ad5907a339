import type { JSX } from 'preact';

import type { EntryKind } from '../../api/vocabularies/entry-kind';
import { REFLECTION_FORM } from '../../api/vocabularies/reflection-form';
import type { RepairChoice } from '../../api/vocabularies/repair-choice';
import { changeMoment } from '../../entries/kind-moments/moment';
import { addPerson } from '../../entries/people/person';
import { keepRoute } from '../../entries/people/safety/check';
import { SECTIONS } from '../../entries/people/sections';
import { SCREENS as REFLECTING } from '../../entries/reflections/place';
import { beginRepair, changeRepair } from '../../entries/repairs/repair';
import { type Screen, SCREENS as REPAIRING } from '../../entries/repairs/walk';
import { changeStep, choose } from '../../entries/small-steps/step';
import { SCREENS as SPEAKING_UP } from '../../entries/speak-ups/place';
import { changeSpeakUp, keep } from '../../entries/speak-ups/speak-up';
import { CardPage } from '../../features/cards/card-page';
import { PlanPage } from '../../features/help/plan-page';
import { CheckInPage } from '../../features/journal/check-in-page';
import { WritePage as LetterWriting } from '../../features/letters/write-page';
import { WritePage } from '../../features/moments/write-page';
import { SectionPage } from '../../features/people/section-page';
import { StepPage as RepairStep } from '../../features/practice/step-page';
import { StepPage as ReflectionStep } from '../../features/reflections/step-page';
import { SpeakUpPage } from '../../features/speakup/speak-up-page';
import { StepPage as SpeakUpStep } from '../../features/speakup/step-page';
import { StepPage as SmallStep } from '../../features/steps/step-page';
import { AgendaPage } from '../../features/therapy/agenda-page';
import { loadCatalogues } from '../../i18n';
import { messagesOf } from '../../i18n/testing/catalogues';
import { begin } from '../../store/begun';

/** Every text there is, for a screen of any feature. */
export function loadEveryCatalogue(): Promise<unknown> {
  return loadCatalogues(...new Set(messagesOf('en').map(({ area }) => area as 'practice')));
}

/** A screen with something new of its kind. */
export type Asks = () => JSX.Element;
type Screens = readonly (readonly [string, Asks])[];

/**
 * What is asked on screens of its own elsewhere: how true a text is, beside the text (library/true-scale.tsx), and the
 * questions of a measure, in its own words (features/measures/step-page.test.tsx).
 */
const ASKED_ELSEWHERE: Screens = [];
/** Every screen that asks something or is written on, by the lists that the app itself walks through. */
export const SCREENS_OF: { readonly [Of in EntryKind]: Screens } = {
  repairs: REPAIRING.map((screen) => [`repairs/${screen}`, () => repair(screen)]),
  reflections: REFLECTION_FORM.flatMap((form) => REFLECTING[form].map((screen) => [`reflections/${screen}`, () => <ReflectionStep id={begin('reflections')} screen={screen} />] as const)),
  'speak-ups': [
    ...SPEAKING_UP.map((screen) => [`speak-ups/${screen}`, () => <SpeakUpStep id={begin('speak-ups')} screen={screen} />] as const),
    ['speak-ups/closing', () => <SpeakUpPage id={speakUp()} />],
  ],
  'unsent-letters': [['unsent-letters', () => <LetterWriting id={begin('unsent-letters')} />]],
  'small-steps': [
    ['small-steps', () => <SmallStep id={choose('be_listened_to').id} />],
    ['small-steps/own', () => <SmallStep id={choose('own').id} />],
    ['small-steps/somebody', () => <SmallStep id={stepWith(somebody().id)} />],
  ],
  'kind-moments': [
    ['kind-moments', () => <WritePage id={moment(somebody().id)} />],
    ['kind-moments/nobody', () => <WritePage id={moment(null)} />],
  ],
  people: SECTIONS.map((part) => [`people/${part}`, () => <SectionPage id={somebody().id} part={part} />]),
  'check-ins': [['check-ins', () => <CheckInPage id={begin('check-ins')} />]],
  cards: [['cards', () => <CardPage id={begin('cards')} />]],
  'safety-plans': [['safety-plans', () => <PlanPage />]],
  agendas: [['agendas', () => <AgendaPage />]],
  'card-responses': ASKED_ELSEWHERE,
  'measure-responses': ASKED_ELSEWHERE,
};
export const screens: Screens = Object.values(SCREENS_OF).flat();

function somebody(): ReturnType<typeof addPerson> {
  const person = addPerson('A');
  keepRoute(person, 'open');
  return person;
}

// What stands only in a walk of its own.
const CHOSEN: Partial<Readonly<Record<Screen, RepairChoice>>> = { hurt: 'apologise', session: 'practise_with_therapist', kind: 'let_it_go' };

function repair(screen: Screen): JSX.Element {
  const { id } = screen === 'therapist' ? beginRepair(null, 'deep', 'my_therapist') : beginRepair(somebody().id, 'deep');
  if (CHOSEN[screen]) changeRepair(id, { answers: { choice: CHOSEN[screen] } });
  return <RepairStep id={id} screen={screen} />;
}

function speakUp(): string {
  const id = begin('speak-ups');
  changeSpeakUp(id, { answers: { what: ['tone'] } });
  keep(id);
  return id;
}

function stepWith(person: string): string {
  const { id } = choose('be_listened_to');
  changeStep(id, { columns: { person } });
  return id;
}

function moment(person: string | null): string {
  const id = begin('kind-moments');
  changeMoment(id, { columns: { person, happened_on: '2026-01-02' } });
  return id;
}
