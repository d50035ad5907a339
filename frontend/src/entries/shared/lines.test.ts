import { beforeAll, describe, expect, it } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import type { OpenEntry } from '../../store';
import type { Repair } from '../repairs/repair';
import { fields as cardFields } from '../cards/shared-fields';
import { fields as momentFields } from '../kind-moments/shared-fields';
import { fields as personFields } from '../people/shared-fields';
import { fields as reflectionFields } from '../reflections/shared-fields';
import { fields as repairFields } from '../repairs/shared-fields';
import { contentOf, isEmpty, type SharedContent, without } from './content';
import type { ReadFields } from './fields';
import { linesOf } from './lines';

const REPAIR = {
  kind: 'repairs',
  id: '018f2b6e-0000-7000-8000-0000000000aa',
  revision: 3,
  created_at: '2026-06-15T12:00:00Z',
  updated_at: '2026-06-15T12:00:00Z',
  columns: { person: 'p', depth: 'light', status: 'paused', happened_on: '2026-06-14' },
  answers: { kinds: ['felt_unheard', 'other'], closeness_before: 1, readiness: 0, choice: null, needs: [] },
  words: { happened: 'She looked at her phone.', expected: '' },
} as unknown as Repair;

const MOMENT = {
  kind: 'kind-moments',
  id: '018f2b6e-0000-7000-8000-0000000000ab',
  revision: 1,
  created_at: '2026-06-15T12:00:00Z',
  updated_at: '2026-06-15T12:00:00Z',
  columns: { direction: 'received', person: 'p', may_resurface: true, happened_on: null },
  answers: { let_in: 1, felt: 'owing', made_it_hard: ['would_owe'] },
  words: { what: 'She kept me a seat.', meaning: 'That I am wanted.', who: '' },
} as unknown as OpenEntry<'kind-moments'>;

const CARD = {
  ...MOMENT,
  kind: 'cards',
  columns: { origin: 'own', set_aside: false },
  answers: {},
  words: { text: 'I may rest.', collection: 'Evenings' },
} as unknown as OpenEntry<'cards'>;

const REFLECTION = {
  ...MOMENT,
  kind: 'reflections',
  columns: { form: 'standard', status: 'kept' },
  answers: { whose: 'raised_me', how_strict: 3, how_true: 6 },
  words: { rule: 'I must not need anybody.', kinder: 'I may ask.' },
} as unknown as OpenEntry<'reflections'>;

const PERSON = {
  ...MOMENT,
  kind: 'people',
  columns: { route: 'careful', route_checked_at: '2026-06-15T12:00:00Z', route_asked_at: null, route_due_at: null, status: 'ended', hidden: false },
  answers: { relation: 'friend', supports: ['listens'], felt_security: 2, giving_as: 'dots', gave_dots: 4, received_dots: 1 },
  words: { alias: 'J.', strengths: 'She stays.', expect: 'That she forgets me.', really_did: 'She rang.' },
} as unknown as OpenEntry<'people'>;

beforeAll(() => loadCatalogues('sharing', 'practice', 'moments', 'reflections', 'people'));

describe('what a share holds', () => {
  it('holds no text of the person in a summary', () => {
    const content = contentOf(REPAIR, repairFields, 'J.', 'summary');
    expect(content.words).toEqual({});
    expect(JSON.stringify(content)).not.toContain('phone');
  });

  it('holds the texts with "full", and nothing that was skipped', () => {
    const content = contentOf(REPAIR, repairFields, 'J.', 'full');
    expect(content.words).toEqual({ happened: 'She looked at her phone.' });
    expect(Object.keys(content.answers)).toEqual(['kinds', 'closeness_before', 'readiness']);
  });

  it('holds nothing of a part that was left out', () => {
    const content = without(contentOf(REPAIR, repairFields, 'J.', 'full'), new Set(['person', 'happened_on', 'status', 'answers.kinds', 'words.happened']));
    expect(content).toEqual({ columns: {}, answers: { closeness_before: 1, readiness: 0 }, words: {} });
  });

  it('promise 11: holds of a kind moment what its page shows, and not whether it may come back', () => {
    const content = contentOf(MOMENT, momentFields, 'J.', 'full');
    expect(content).toEqual({
      columns: { direction: 'received' },
      person: 'J.',
      answers: { let_in: 1, felt: 'owing', made_it_hard: ['would_owe'] },
      words: { what: 'She kept me a seat.', meaning: 'That I am wanted.' },
    });
    expect(contentOf(MOMENT, momentFields, 'J.', 'summary').words).toEqual({});
    const gave = { ...MOMENT, columns: { ...MOMENT.columns, direction: 'gave' } } as typeof MOMENT;
    expect(contentOf(gave, momentFields, '', 'full').answers).toEqual({ let_in: 1, made_it_hard: ['would_owe'] });
  });

  it('holds of a card its text alone', () => {
    expect(contentOf(CARD, cardFields, '', 'full')).toEqual({ columns: {}, answers: {}, words: { text: 'I may rest.' } });
    expect(isEmpty(contentOf(CARD, cardFields, '', 'summary'), cardFields)).toBe(true);
  });

  it('promise 11: holds of a page what was written about somebody, and not how carefully to go or what was drawn', () => {
    const content = contentOf(PERSON, personFields, 'J.', 'full');
    expect(content).toEqual({
      columns: { status: 'ended' },
      person: 'J.',
      answers: { relation: 'friend', supports: ['listens'], felt_security: 2 },
      words: { strengths: 'She stays.', expect: 'That she forgets me.', really_did: 'She rang.' },
    });
    expect(JSON.stringify(without(content, new Set(['person'])))).not.toContain('J.');
  });

  it('promise 11: holds of a reflection what was asked and said', () => {
    expect(contentOf(REFLECTION, reflectionFields, '', 'full')).toEqual({ columns: { form: 'standard' }, answers: REFLECTION.answers, words: REFLECTION.words });
    const bare = { ...REFLECTION, answers: {}, words: {} } as unknown as typeof REFLECTION;
    expect(isEmpty(contentOf(bare, reflectionFields, '', 'full'), reflectionFields)).toBe(true);
  });

  it('has nothing to share where only the way it went is left', () => {
    const whole = contentOf(MOMENT, momentFields, '', 'summary');
    expect(isEmpty(without(whole, new Set(['answers.let_in', 'answers.felt', 'answers.made_it_hard'])), momentFields)).toBe(true);
    expect(without(whole, new Set(['direction'])).columns).toEqual({});
  });

  it('is empty once everything is left out', () => {
    const whole = contentOf(REPAIR, repairFields, 'J.', 'full');
    const all = new Set(linesOf(whole, repairFields).map(({ name }) => name));
    expect(isEmpty(whole, repairFields)).toBe(false);
    expect(isEmpty(without(whole, all), repairFields)).toBe(true);
    expect(JSON.stringify(without(whole, all))).toBe('{"columns":{},"answers":{},"words":{}}');
  });
});

describe('the lines of a preview', () => {
  it('says choices and scales in words, in the order of the practice', () => {
    const lines = linesOf(contentOf(REPAIR, repairFields, 'J.', 'full'), repairFields).map(({ label, value }) => `${label}: ${value}`);
    expect(lines).toEqual([
      'Who it was with: J.',
      expect.stringMatching(/^When it was: .*14/),
      'What happened: She looked at her phone.',
      'What kind of moment: felt unheard, something else',
      'How close it felt: Rather far',
      'How ready I felt: 0, from 0 to 10',
      'Where things are: set aside',
    ]);
  });

  it('has a line for every part, known or not, so that nothing goes unseen', () => {
    const content = { columns: {}, answers: { a_new_question: 'some_answer', choice: 'not_now' }, words: { a_new_text: 'mine' } };
    expect(linesOf(content, repairFields).map(({ label, value }) => [label, value])).toEqual([
      ['What felt right', 'Not now'],
      ['a new question', 'some answer'],
      ['a new text', 'mine'],
    ]);
    expect(linesOf({ ...content, columns: { a_column: 'as_it_is' }, person: 'J.' }, {}).map(({ label, value }) => [label, value])).toEqual([
      ['person', 'J.'],
      ['a column', 'as it is'],
      ['a new question', 'some answer'],
      ['What felt right', 'not now'],
      ['a new text', 'mine'],
    ]);
  });

  it('says a kind moment and a card in the words of their own screens', () => {
    const lines = (content: SharedContent, fields: ReadFields): string[] => linesOf(content, fields).map(({ label, value }) => `${label}: ${value}`);
    expect(lines(contentOf(MOMENT, momentFields, 'J.', 'full'), momentFields)).toEqual([
      'Who it was with: J.',
      'Which way it went: I received it',
      'What it was: She kept me a seat.',
      'How much I could let in: A little',
      'What it might say: That I am wanted.',
      "How it felt to be given this: as if I'd owe something",
      'What made it hard to let in: I feared a price',
    ]);
    expect(lines(contentOf(CARD, cardFields, 'J.', 'full'), cardFields)).toEqual(['What the affirmation says: I may rest.']);
  });

  it('says a page and a reflection in the words of their own screens', () => {
    const lines = (content: SharedContent, fields: ReadFields): string[] => linesOf(content, fields).map(({ label, value }) => `${label}: ${value}`);
    expect(lines(contentOf(PERSON, personFields, 'J.', 'full'), personFields)).toEqual([
      `${t('sharing.read_whose_page')}: J.`,
      `${t('sharing.answer_relation')}: ${t('people.relation_friend')}`,
      `${t('people.status')}: ${t('people.status_ended')}`,
      `${t('people.read_strengths')}: She stays.`,
      `${t('people.read_supports')}: ${t('people.support_listens')}`,
      `${t('people.read_expect')}: That she forgets me.`,
      `${t('people.read_really_did')}: She rang.`,
      `${t('people.read_felt_security')}: ${t.of('people.ease', 2)}`,
    ]);
    expect(lines(contentOf(REFLECTION, reflectionFields, '', 'full'), reflectionFields)).toEqual([
      `${t('sharing.read_form')}: ${t('reflections.standard')}`,
      `${t('reflections.rule_label')}: I must not need anybody.`,
      `${t('reflections.whose_title')}: ${t('reflections.whose_raised_me')}`,
      `${t('reflections.strict_title')}: ${t.of('reflections.strict', 3)}`,
      `${t('reflections.kinder_label')}: I may ask.`,
      `${t('reflections.true_title')}: ${t('sharing.of_ten', { value: 6 })}`,
    ]);
  });

  it('needs no status beside an outcome', () => {
    const closed = { ...REPAIR, answers: { outcome: 'partly' } } as unknown as Repair;
    expect(linesOf(contentOf(closed, repairFields, '', 'summary'), repairFields).map(({ name }) => name)).toEqual(['happened_on', 'answers.outcome']);
  });
});
