import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { entries } from '../../store';
import { dump, freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { loadCatalogues } from '../../i18n';
import { forgetPlace, keepPlace, placeIn } from '../../entries/repairs/place';
import { expectedAndCame } from '../../entries/repairs/answer-words';
import { changePerson, type Person } from '../../entries/people/person';
import { keepRoute } from '../../entries/people/safety/check';
import { mayComeUp, staysHere } from '../../entries/repairs/quiet';
import { beginRepair, changeRepair, openChoices, type Repair } from '../../entries/repairs/repair';
import { openScreens, speaks } from '../../entries/repairs/walk';
import { draft } from '../../entries/repairs/writing';
import { leave } from './leaving';
import { afterFright, confirmSafe, gateBefore, gateOf } from './safety';
import { filled, myPart, startersFor } from './starters';
import { speakUpOf, takeToSpeakUp } from './to-speak-up';

const now = (id: string): Repair => entries.find('repairs', id) as Repair;
const DAY = 24 * 60 * 60 * 1000;
type Route = 'open' | 'careful' | 'quiet' | 'unset';

function somebody(route: Route, checked: Date | null = new Date()): string {
  const looked = checked?.toISOString() ?? null;
  const columns = { ...person('A').columns, route, route_checked_at: looked, route_asked_at: looked };
  return entries.put('people', null, { ...person('A'), columns }).id;
}

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('practice', 'sharing');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('promise 8: what stands before words', () => {
  test('the questions, once for each person, and again after 90 days', () => {
    expect(gateOf(beginRepair(somebody('unset', null)))).toBe('check');
    const repair = beginRepair(somebody('open'));
    expect(gateOf(repair)).toBe('open');
    expect(gateOf(repair, Date.now() + 89 * DAY)).toBe('open');
    expect(gateOf(repair, Date.now() + 91 * DAY)).toBe('check');
  });

  test('one line for careful, for skipped and for nobody named, confirmed for whom it was about', () => {
    for (const whom of [somebody('careful'), somebody('unset'), null]) {
      const { id } = beginRepair(whom);
      if (whom === null) keepRoute(now(id), 'careful');
      expect(gateOf(now(id))).toBe('confirm');
      confirmSafe(now(id));
      expect(gateOf(now(id))).toBe('open');
      changeRepair(id, { columns: { person: somebody('careful') } });
      expect(gateOf(now(id))).toBe('confirm');
    }
  });

  test('where nobody is named the questions are asked for this repair, and its route closes as that of a person does', () => {
    const { id } = beginRepair(null, 'deep');
    expect(gateOf(now(id))).toBe('check');
    keepRoute(now(id), 'open');
    expect(gateOf(now(id))).toBe('open');
    expect(gateOf(beginRepair(null))).toBe('check');
    keepRoute(now(id), 'quiet');
    expect([gateOf(now(id)), openScreens(now(id)).filter(speaks)]).toEqual(['quiet', []]);
    expect(openChoices(now(id))).toEqual(['not_now', 'write_for_me', 'practise_with_therapist', 'let_it_go']);
    expect(mayComeUp(now(id))).toBe(false);
    changeRepair(id, { columns: { person: somebody('open') } });
    expect(gateOf(now(id))).toBe('quiet'); // a name takes nothing back
  });

  test('what was closed for somebody stays closed when they are not named any more', () => {
    const { id } = beginRepair(somebody('quiet'));
    changeRepair(id, { columns: { person: null } });
    expect(gateOf(now(id))).toBe('quiet');
  });

  test('a route of the first version, and a relation that was not asked about, are asked anew', () => {
    const old = { ...person('A').columns, route: 'open', route_checked_at: new Date().toISOString() } as const;
    expect(gateOf(beginRepair(entries.put('people', null, { ...person('A'), columns: old }).id))).toBe('check');
    const whom = somebody('open');
    changePerson(entries.find('people', whom) as Person, { answers: { relation: 'my_therapist' } });
    expect(gateOf(beginRepair(whom))).toBe('check');
    const { id } = beginRepair(null, 'light', 'my_therapist');
    keepRoute(now(id), 'open');
    changeRepair(id, { answers: { relation: 'partner' } });
    expect(gateOf(now(id))).toBe('check');
  });

  test('quiet closes, however long ago it was chosen; so does somebody who is not here any more', () => {
    const quiet = beginRepair(somebody('quiet'));
    expect(gateOf(quiet, Date.now() + 400 * DAY)).toBe('quiet');
    entries.remove('people', quiet.columns.person as string);
    expect(gateOf(quiet)).toBe('gone');
  });

  test('after a frightening response the questions come again', () => {
    const repair = beginRepair(somebody('careful'));
    confirmSafe(repair);
    afterFright(repair);
    expect(gateOf(repair)).toBe('check');
    expect(entries.find('people', repair.columns.person as string)?.columns).toMatchObject({ route: 'careful', route_checked_at: null, route_due_at: expect.any(String) });
  });
});

describe('promise 8: the questions stand before words alone', () => {
  test('not before what was said, and what is closed is closed for both', () => {
    const { id } = beginRepair(somebody('unset', null));
    for (const screen of ['say', 'how', 'hurt'] as const) expect(gateBefore(now(id), screen)).toBe('check');
    for (const screen of ['spoke', 'session', 'happened'] as const) expect(gateBefore(now(id), screen)).toBe('open');
    const quiet = beginRepair(somebody('quiet'));
    for (const screen of ['say', 'how', 'hurt', 'spoke'] as const) expect(gateBefore(quiet, screen)).toBe('quiet');
    expect(gateBefore(quiet, 'happened')).toBe('open');
  });

  test('with a therapist quiet closes practising with them, and nothing of it is shared', () => {
    const { id } = beginRepair(null, 'standard', 'my_therapist');
    expect(staysHere(now(id))).toBe(false);
    keepRoute(now(id), 'quiet');
    expect(openChoices(now(id))).toEqual(['not_now', 'write_for_me', 'let_it_go']);
    expect(staysHere(now(id))).toBe(true);
    expect(staysHere(beginRepair(somebody('quiet')))).toBe(false);
  });
});

test('what is about a therapist goes on as a speak-up, with what was typed', () => {
  const { id } = beginRepair(null, 'light', 'my_therapist');
  changeRepair(id, { answers: { kinds: ['criticised', 'left_out'], stirred_before: 6 }, words: { happened: 'She sighed.', expected: 'that she leaves.' } });
  const address = takeToSpeakUp(now(id));
  const speakUp = entries.of('speak-ups').value[0];
  expect(address).toBe(`/practice/speak-ups/${speakUp?.id}/what`);
  expect(speakUp).toMatchObject({ answers: { what: ['felt_judged'], how_strong: 6 }, words: { happened: 'She sighed.', fear: 'that she leaves.' } });
  expect(speakUpOf(id)).toBe(speakUp?.id);
  expect(now(id)).toMatchObject({ columns: { status: 'archived' }, words: { happened: 'She sighed.' } });
});

describe('leaving', () => {
  const went: string[] = [];
  const route = (href: string): void => void went.push(href);

  beforeEach(() => void went.splice(0));

  test('one without an answer is not kept', async () => {
    const repair = beginRepair(null, 'light', 'friend');
    leave(repair, 'end', route);
    // once the browser says that it is open in no tab
    await vi.waitFor(() => expect([entries.find('repairs', repair.id), went]).toEqual([undefined, ['/practice']]));
  });

  test('nor by an app that is closed at once: its place, by which the list finds it, goes once its removal is kept', async () => {
    const repair = beginRepair(null, 'light', 'friend');
    keepPlace(repair.id, { screen: 'happened' });
    await entries.settled();
    leave(repair, 'end', route);
    expect(placeIn(repair.id)).toBeDefined();
    await vi.waitFor(() => expect(placeIn(repair.id)).toBeUndefined());
    expect(await dump()).not.toContain(repair.id);
  });

  test('promise 20: the walk ends on a page of its own, and nothing of it comes back by itself', () => {
    for (const choice of ['not_now', 'let_it_go', 'say_something_small'] as const) {
      const { id } = beginRepair(null);
      changeRepair(id, { answers: { choice } });
      leave(now(id), 'end', route);
      expect(went.pop()).toBe(`/practice/${id}/end`);
      expect(now(id).columns.status).not.toBe('draft');
      expect(draft(now(id))).toBeNull();
      expect(placeIn(id)?.ended).toBe(true);
    }
  });

  test('promise 25: whoever stops finds it as it was', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { words: { happened: 'It rained.' } });
    keepPlace(id, { screen: 'choice' });
    leave(now(id), 'rest', route);
    expect([went, now(id).columns.status, draft(now(id))]).toEqual([[`/practice/${id}/rest`], 'draft', `/practice/${id}/choice`]);
  });
});

describe('words from the person', () => {
  const templates = load(readFileSync('../backend/repairs/data/words_to_try.yaml', 'utf8')) as { id: string; text: string }[];

  test('every way to begin is the one of the list, gap for gap', () => {
    const bare = (text: string): string => text.replaceAll(/\{[^}]*\}\.?/g, '…');
    const repair = beginRepair(null);
    for (const { id, text } of templates) expect(filled(id.replaceAll('-', '_') as 'pause', repair)).toBe(bare(text));
  });

  test('gaps are filled from what was written, then from what was chosen', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { words: { happened: 'you left early.', request: 'sit down once' }, answers: { feelings: ['sad', 'lonely'], needs: ['to_be_heard'] } });
    expect(filled('soft_start', now(id))).toBe(
      "This has stayed with me: you left early. What I felt: sad and lonely. What I would love: to be heard. What I'd like to ask: sit down once. It's okay if not today.",
    );
    changeRepair(id, { words: { feeling: 'small' } });
    expect(filled('soft_start', now(id))).toContain('What I felt: small.');
  });

  test('what the person wants to do comes first; braces of their own stay theirs', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { answers: { choice: 'set_limit' }, words: { observation: 'being called {that}' } });
    expect(startersFor(now(id))[0]).toBe('limit');
    expect(filled('limit', now(id))).toContain('being called {that}');
  });

  test('whatever is put in stands behind a colon, and so reads right: a word, a sentence, a question', () => {
    for (const { text } of templates) for (const [, before] of text.matchAll(/(..)\{[^}]*\}\./g)) expect(before).toBe(': ');
    expect(templates.flatMap(({ text }) => [...text.matchAll(/\{[^}]*\}(?!\.)/g)])).toEqual([]);
    const { id } = beginRepair(null);
    const said = (request: string): string => {
      changeRepair(id, { words: { request } });
      return filled('receiving_help', now(id));
    };
    expect(said('Could you\ndrive me?')).toContain("This would help me: Could you drive me? You don't");
    expect(said('A walk.')).toContain("This would help me: A walk. You don't");
    expect(said('I need you!')).toContain("I need you! You don't");
  });

  test('"I hurt them" can say that no answer is wanted', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { answers: { no_need_to_answer: true } });
    expect(myPart(now(id))).toBe('');
    changeRepair(id, { words: { hurt_what: 'I did not call.', hurt_sorry: "I'm sorry." } });
    expect(myPart(now(id))).toBe("I did not call.\nI'm sorry.\nYou don't have to answer.");
  });
});

test('expected and what came is one sentence, and only when both are there', () => {
  const { id } = beginRepair(null);
  changeRepair(id, { words: { expected: 'that he would laugh.' } });
  expect(expectedAndCame(now(id))).toBeNull();
  changeRepair(id, { answers: { response: ['listened', 'apologised'] } });
  expect(expectedAndCame(now(id))).toContain('“that he would laugh”. What you saw: listened and apologised.');
});

test('promise 19: the place is kept with the caret, and goes with the repair', () => {
  keepPlace('one', { screen: 'happened', field: 'happened', caret: 7 });
  expect(placeIn('one')).toEqual({ screen: 'happened', field: 'happened', caret: 7 });
  forgetPlace('one');
  expect(placeIn('one')).toBeUndefined();
});
