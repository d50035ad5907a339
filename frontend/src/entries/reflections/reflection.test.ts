import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { REFLECTION_FORM } from '../../api/vocabularies/reflection-form';
import { entries } from '../../store';
import { begin } from '../../store/begun';
import { freshApp, reopenApp } from '../../store/testing/app';
import { loadCatalogues, t } from '../../i18n';
import { closeVault } from '../../vault/open-vault';
import { formWith, keepPlace, placeIn, SCREENS, screensOf, setOut, SORE } from './place';
import { lineOf } from './titles';
import { isBlank } from '../change';
import { type Answers, blank, changeReflection, type Content, draftOf, type Form, keep, stopIn } from './reflection';
import { rowsOf } from './rows';

const whole = (form: Form, answers: Answers = {}, words: Content['words'] = {}): Content => ({ columns: { form, status: 'draft' }, answers, words });
const now = (id: string) => entries.find('reflections', id);

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('reflections');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('the way through', () => {
  test('every screen stands in one form, so that its address says which', () => {
    for (const form of REFLECTION_FORM) for (const screen of SCREENS[form]) expect(formWith(screen)).toBe(form);
    const all = REFLECTION_FORM.flatMap((form) => SCREENS[form] as readonly string[]);
    expect(new Set(all).size).toBe(all.length);
    expect(formWith('rest')).toBeNull();
  });

  test.each(REFLECTION_FORM)('promise 27: what can upset in %s is left out when the person said so, and stays left out', (form) => {
    expect(screensOf(blank(form))).toContain(SORE[form]);
    expect(screensOf(blank(form), SORE[form])).not.toContain(SORE[form]);
    setOut('one', { screen: SCREENS[form][1], leftOut: SORE[form] });
    keepPlace('one', { screen: SCREENS[form][2], caret: 3 });
    expect(placeIn('one')).toEqual({ screen: SCREENS[form][2], caret: 3, leftOut: SORE[form] });
  });

  test.each(['harder', 'numb'] as const)('promise 25: %s stops a kind minute', (after) => {
    expect(stopIn(whole('kind_minute', { after }))).toBe(after);
    expect(screensOf(whole('kind_minute', { after })).at(-1)).toBe('after');
  });

  test.each(['softer', 'same', null] as const)('%s does not', (after) => expect(stopIn(whole('kind_minute', { after }))).toBeNull());

  test.each(['afraid', 'blended'] as const)('promise 25: feeling %s closes every later question about the part', (feel) => {
    expect(screensOf(whole('parts', { feel })).at(-1)).toBe('feel');
  });

  test.each(['curious', 'warm', 'annoyed', null] as const)('feeling %s closes none', (feel) => {
    expect(screensOf(whole('parts', { feel }))).toEqual(SCREENS.parts);
  });

  test('promise 25: how one feels toward a part comes before anything is asked of it', () => {
    expect(SCREENS.parts.slice(0, 2)).toEqual(['part', 'feel']);
  });

  test('a tender part is not asked what it does or fears, and what was written to it stays', () => {
    expect(screensOf(whole('parts', { part: 'tender_part' }))).toEqual(['part', 'feel', 'sounds', 'needs', 'wise', 'thanks']);
    expect(screensOf(whole('parts', { part: 'tender_part' }, { tries: 'It hides.' }))).toContain('tries');
  });

  test('nothing is asked of what is not there', () => {
    expect(screensOf(whole('parts', { part: 'wise_adult' }))).not.toContain('wise');
    expect(screensOf(whole('standard', {}, { kinder: ' ' }))).not.toContain('true');
    expect(screensOf(whole('standard', {}, { kinder: 'Rest is fine.' }))).toEqual(SCREENS.standard);
  });
});

describe('what is kept', () => {
  test('promise 18: a change keeps everything else, and leaving all of it open keeps nothing', async () => {
    const id = begin('reflections');
    await entries.settled();
    keep(id);
    expect(now(id)).toBeUndefined();
    changeReflection(id, 'standard', { answers: { how_strict: 0 } });
    changeReflection(id, 'standard', { words: { rule: 'Never rest.' } });
    expect(now(id)).toMatchObject({ columns: { form: 'standard', status: 'draft' }, answers: { how_strict: 0 }, words: { rule: 'Never rest.' } });
  });

  test('a nought, a no and a word are something said; what was erased again is not', () => {
    expect([{}, { words: { hurts: ' ' } }, { answers: { after: null } }].map((one) => isBlank({ ...blank('standard'), ...one }))).toEqual([true, true, true]);
    expect(isBlank(whole('standard', { how_true: 0 }))).toBe(false);
    expect(isBlank(whole('parts', { thanked: false }))).toBe(false);
    expect(isBlank(whole('kind_minute', {}, { hurts: 'x' }))).toBe(false);
  });

  test('promise 19: one being written is found again after the app was closed, and no more once it is kept', async () => {
    const id = begin('reflections');
    changeReflection(id, 'kind_minute', { words: { hurts: 'The phone call' } });
    keepPlace(id, { screen: 'hurts', caret: 4 });
    await entries.settled();
    await reopenApp();
    expect(draftOf('kind_minute')?.id).toBe(id);
    expect(draftOf('parts')).toBeUndefined();
    expect(placeIn(id)).toMatchObject({ screen: 'hurts', caret: 4 });
    keep(id);
    expect(draftOf('kind_minute')).toBeUndefined();
    changeReflection(id, 'kind_minute', { words: { kindness: 'I am here.' } });
    expect(now(id)?.columns.status).toBe('kept');
  });
});

describe('reading it back', () => {
  test('says what was said, in the order it was asked, and nothing of what was left open', () => {
    const rows = rowsOf(whole('standard', { how_true: 0, whose: 'other' }, { kinder: 'Rest is fine.', rule: 'Never rest.', whose_own: 'A teacher' }));
    expect(rows.map(({ text }) => text)).toEqual(['Never rest.', 'A teacher', 'Rest is fine.', t('reflections.of_ten', { value: 0 })]);
    expect(rowsOf(blank('parts'))).toEqual([]);
  });

  test('shows the kind side in a list, never what hurts', () => {
    expect(lineOf(whole('kind_minute', {}, { hurts: 'The call.', kindness: 'I am here.' }))).toBe('I am here.');
    expect(lineOf(whole('kind_minute', {}, { hurts: 'The call.' }))).toBe('');
    expect(lineOf(whole('standard', {}, { rule: 'Never rest.', kinder: 'Rest is fine.' }))).toBe('Rest is fine.');
  });
});
