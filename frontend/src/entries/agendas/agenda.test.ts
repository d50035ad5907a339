import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { kinds } from '..';
import { loadAspects, sharingOf } from '../aspects';
import { changePerson } from '../people/person';
import { blank as blankRepair } from '../repairs/repair';
import { contentOf } from '../shared/content';
import { blank as blankSpeakUp } from '../speak-ups/speak-up';
import { agendaNow, bring, bringLine, gather, isBrought, leaveAtHome, move, withOtherIds } from './agenda';
import { STAYS } from './going';
import { itemsIn, shownIn } from './items';
import { fields } from './shared-fields';

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
});

function moment(what: string, who: string | null = null): string {
  const { id } = entries.put('kind-moments', null, { columns: { direction: 'received', person: who, may_resurface: false, happened_on: null }, answers: {}, words: { what } });
  bring({ kind: 'kind-moments', id, title: what });
  return id;
}

const titles = (): readonly string[] => shownIn(agendaNow() ?? { words: {} }).map(({ title }) => title);
const found = (): NonNullable<ReturnType<typeof agendaNow>> => agendaNow() ?? expect.fail('there is a list');

test('what is put on the list stands last, once, and in the order that it is moved to', () => {
  const tea = moment('Tea.');
  bringLine('The end.');
  bring({ kind: 'kind-moments', id: tea, title: 'Tea again.' });
  expect(titles()).toEqual(['Tea.', 'The end.']);
  move(tea, 1);
  expect(titles()).toEqual(['The end.', 'Tea.']);
  move(tea, 1); // the end of it
  expect(titles()).toEqual(['The end.', 'Tea.']);
  move(tea, -1);
  expect(titles()).toEqual(['Tea.', 'The end.']);
});

test('what is left at home is off the list, and comes back to its place', () => {
  const tea = moment('Tea.');
  bringLine('The end.');
  const undo = leaveAtHome(tea);
  expect([titles(), isBrought('kind-moments', tea)]).toEqual([['The end.'], false]);
  undo();
  expect(titles()).toEqual(['Tea.', 'The end.']);
});

test('promise 43: where two devices began a list each, nothing of either is left behind', () => {
  bringLine('Here.');
  const tea = moment('Tea.');
  const items = [{ kind: null, id: 'there', title: 'There.' }, { kind: 'kind-moments', id: tea, title: 'Tea.' }];
  entries.put('agendas', null, { columns: {}, answers: {}, words: { items: JSON.stringify(items) } });
  bringLine('More.');
  expect([...titles()].sort()).toEqual(['Here.', 'More.', 'Tea.', 'There.']);
  expect(entries.of('agendas').value).toHaveLength(1);
  gather();
  expect(titles()).toHaveLength(4);
});

test('promise 43: what was written on the list since something was left at home stays when that comes back', () => {
  const tea = moment('Tea.');
  bringLine('The end.');
  const undo = leaveAtHome(tea);
  bringLine('The rent.');
  undo();
  expect(titles()).toEqual(['Tea.', 'The end.', 'The rent.']);
  undo(); // tapped twice
  expect(titles()).toEqual(['Tea.', 'The end.', 'The rent.']);
});

test('promise 8: what was deleted, and what is about somebody hidden, is not shown and not in a copy', () => {
  const hidden = entries.put('people', null, person('Quillon', true)).id;
  const tea = moment('Tea.');
  moment('With Quillon.', hidden);
  bring({ kind: 'people', id: hidden, title: 'Quillon' });
  bringLine('The end.');
  expect(titles()).toEqual(['Tea.', 'The end.']);
  entries.remove('kind-moments', tea);
  expect(titles()).toEqual(['The end.']);
  expect(contentOf(found(), fields, '', 'full').words).toEqual({ items: '1. The end.' });
  entries.restore('kind-moments', tea);
  expect(titles()).toEqual(['Tea.', 'The end.']);
});

test('promise 8: of what goes to no therapist not even the title is in a copy, and the list itself keeps it', async () => {
  await Promise.all([loadAspects('sharing'), loadCatalogues('sharing')]);
  const theirs = (route: 'quiet' | 'open'): string => {
    const blank = person(route, false);
    return entries.put('people', null, { ...blank, columns: { ...blank.columns, route }, answers: { ...blank.answers, relation: 'my_therapist' } }).id;
  };
  const [quiet, open] = [theirs('quiet'), theirs('open')];
  for (const [who, name] of [[quiet, 'Quiet'], [open, 'Open']] as const) {
    bring({ kind: 'people', id: who, title: `${name} page.` });
    const { columns, ...repair } = blankRepair(who);
    bring({ kind: 'repairs', id: entries.put('repairs', null, { ...repair, columns: { ...columns, status: 'closed' } }).id, title: `${name} repair.` });
    moment(`${name} moment.`, who);
  }
  bringLine('The end.');
  expect(titles()).toHaveLength(7);
  expect(contentOf(found(), fields, '', 'full').words).toEqual({ items: '1. Open page.\n2. Open repair.\n3. Open moment.\n4. The end.' });
});

test('promise 8: nor of a way to speak up that a share does not tell, and no kind of which some stay is left out', async () => {
  await Promise.all([loadAspects('sharing'), loadCatalogues('sharing')]);
  const tell = (bringing: 'keep_private' | 'open_it_gently'): void => {
    const { columns, answers, ...blank } = blankSpeakUp();
    bring({ kind: 'speak-ups', id: entries.put('speak-ups', null, { ...blank, columns: { ...columns, status: 'kept' }, answers: { ...answers, bringing } }).id, title: bringing });
  };
  tell('keep_private');
  tell('open_it_gently');
  expect(contentOf(found(), fields, '', 'full').words).toEqual({ items: '1. open_it_gently' });
  const some = kinds.filter((kind) => (sharingOf(kind)?.keptBack.length ?? 0) > 0); // of the others none stays
  expect(Object.keys(STAYS).sort()).toEqual([...some].sort());
});

test('promise 8: a letter or a step that rests keeps its name off the list, also once whoever it names is deleted', async () => {
  await Promise.all([loadAspects('sharing'), loadCatalogues('sharing')]);
  const blank = person('Dr Roe', false);
  const roe = entries.put('people', null, { ...blank, columns: { ...blank.columns, route: 'open' }, answers: { ...blank.answers, relation: 'my_therapist' } });
  const named = { columns: { person: roe.id, put_away: false } };
  const letter = entries.put('unsent-letters', null, { ...named, answers: { to: 'somebody' }, words: {} });
  const step = entries.put('small-steps', null, { ...named, answers: {}, words: { own: 'Asking Dr Roe.' } });
  const onList = { 'unsent-letters': [letter.id, 'A letter to Dr Roe'], 'small-steps': [step.id, 'Asking Dr Roe.'] } as const;
  for (const kind of ['unsent-letters', 'small-steps'] as const) bring({ kind, id: onList[kind][0], title: onList[kind][1] });
  bringLine('The end.');
  const copied = (): unknown => contentOf(found(), fields, '', 'full').words;
  expect([titles(), copied()]).toEqual([['A letter to Dr Roe', 'Asking Dr Roe.', 'The end.'], { items: '1. A letter to Dr Roe\n2. Asking Dr Roe.\n3. The end.' }]);
  changePerson(roe, { columns: { route: 'quiet' } });
  expect([titles(), copied()]).toEqual([['The end.'], { items: '1. The end.' }]);
  entries.remove('people', roe.id);
  expect([titles(), copied()]).toEqual([['The end.'], { items: '1. The end.' }]);
  // As it comes back once they are erased.
  for (const { kind, id } of [letter, step]) entries.put(kind, id, { ...(entries.find(kind, id) as typeof letter), columns: { person: null, put_away: true } });
  expect([titles(), copied()]).toEqual([['The end.'], { items: '1. The end.' }]);
});

test('among the shown ones it moves past what is not shown', () => {
  bringLine('First.');
  const gone = moment('Gone.');
  bringLine('Last.');
  entries.remove('kind-moments', gone);
  const last = itemsIn(found()).at(-1)?.id ?? '';
  move(last, -1);
  expect(titles()).toEqual(['Last.', 'First.']);
});

test('promise 11: a copy holds the titles in their order, and no id of an entry', () => {
  const tea = moment('Tea.');
  bringLine('The end.');
  const { words } = contentOf(found(), fields, '', 'full');
  expect(words).toEqual({ items: '1. Tea.\n2. The end.' });
  expect(JSON.stringify(words)).not.toContain(tea);
});

test('in another account it names the entries by their new ids', () => {
  const tea = moment('Tea.');
  const agenda = found();
  expect(itemsIn(withOtherIds(agenda, new Map([[tea, 'new']]))).map(({ id }) => id)).toEqual(['new']);
  const other = { kind: 'cards', words: { text: `[{"kind":"cards","id":"${tea}","title":"x"}]` } } as const;
  expect(withOtherIds(other, new Map([[tea, 'new']]))).toBe(other);
});

test('what is no list reads as none', () => {
  for (const items of ['', 'x', '{}', '[1]', '[{"kind":"letters","id":"a","title":"b"}]']) expect(itemsIn({ words: { items } })).toEqual([]);
});
