import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { loadCatalogues } from '../../i18n';
import { changePerson } from '../../entries/people/person';
import { beginRepair } from '../../entries/repairs/repair';
import { titleOf } from './titles';
import { loadAspects } from '../../entries/aspects';

beforeEach(async () => {
  await freshApp();
  await loadAspects('sharing');
  await loadCatalogues('sharing');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

test('a share is called by its kind and by whom it is about', () => {
  const jo = entries.put('people', null, person('J.'));
  const repair = beginRepair(jo.id).id;
  const columns = { direction: 'gave', person: jo.id, may_resurface: false, happened_on: null } as const;
  const moment = entries.put('kind-moments', null, { columns, answers: {}, words: {} }).id;
  const shares = [
    { kind: 'repairs', entry: repair },
    { kind: 'kind-moments', entry: moment },
    { kind: 'cards', entry: 'a card' },
    { kind: 'kind-moments', entry: 'not on this device' },
    { kind: 'measures', entry: 'of later' },
  ];
  expect(shares.map(titleOf)).toEqual(['A moment with J.', 'A kind moment with J.', 'An affirmation of your own', 'A kind moment', 'Something you wrote']);
  changePerson(jo, { columns: { hidden: true } });
  expect(shares.slice(0, 2).map(titleOf)).toEqual(['A moment you looked at', 'A kind moment']);
});
