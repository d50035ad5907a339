import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { entries } from '../../store';
import { begin, forgetBegun, isBegun } from '../../store/begun';
import { freshApp, person, reopenApp, sync } from '../../store/testing/app';
import { deletedElsewhere } from '../../store/testing/two-sides';
import { closeVault } from '../../vault/open-vault';
import { canResurface } from '../people/person';
import { isBlank } from '../change';
import { blank, changeMoment } from './moment';

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('something new', () => {
  test('promise 19: keeps its address until something is written in it', () => {
    const id = begin('kind-moments');
    expect(begin('kind-moments')).toBe(id);
    changeMoment(id, { words: { what: 'Tea.' } });
    expect(begin('kind-moments')).not.toBe(id);
  });

  test('promise 43: is not what was written and then deleted on another device or in another tab', async () => {
    const server = await freshApp();
    const id = begin('kind-moments');
    changeMoment(id, { words: { what: 'Tea.' } });
    await sync();
    await deletedElsewhere(server, 'kind-moments', id, 2);
    await sync();
    expect(entries.find('kind-moments', id)).toBeUndefined();
    expect(begin('kind-moments')).not.toBe(id);
  });

  test('leaves nothing behind when nothing is said', async () => {
    begin('kind-moments');
    await entries.settled();
    expect(entries.of('kind-moments').value).toEqual([]);
  });

  test('promise 19: is found again after the app was closed', async () => {
    const id = begin('kind-moments');
    await reopenApp();
    expect(isBegun('kind-moments', id)).toBe(true);
    changeMoment(id, { words: { what: 'Tea' } });
    await reopenApp();
    expect(entries.find('kind-moments', id)?.words.what).toBe('Tea');
  });

  test('is gone for good once it was deleted', () => {
    const id = begin('kind-moments');
    changeMoment(id, { words: { what: 'Tea' } });
    forgetBegun('kind-moments', id);
    expect(isBegun('kind-moments', id)).toBe(false);
  });
});

describe('a moment', () => {
  test('promise 18: changing one answer keeps every other, and none is needed', () => {
    const id = begin('kind-moments');
    changeMoment(id, { answers: { let_in: 0 } });
    changeMoment(id, { columns: { direction: 'saw' }, words: { meaning: 'People can be kind.' } });
    expect(entries.find('kind-moments', id)).toMatchObject({
      columns: { direction: 'saw', person: null, may_resurface: false, happened_on: null },
      answers: { let_in: 0 },
      words: { meaning: 'People can be kind.' },
    });
  });

  test('is blank until something is said, and a nought is something', () => {
    expect(isBlank(blank())).toBe(true);
    expect(isBlank({ ...blank(), answers: { let_in: null, made_it_hard: [] } })).toBe(true);
    expect(isBlank({ ...blank(), answers: { let_in: 0 } })).toBe(false);
  });

  test('promise 8: is never left allowed to come by itself with somebody who is not brought up', () => {
    const quiet = entries.put('people', null, { ...person('J.'), columns: { route: 'quiet', route_checked_at: null, route_asked_at: null, route_due_at: null, status: 'present', hidden: false } });
    const id = begin('kind-moments');
    changeMoment(id, { columns: { may_resurface: true } });
    expect(entries.find('kind-moments', id)?.columns.may_resurface).toBe(true);
    changeMoment(id, { columns: { person: quiet.id } });
    expect(entries.find('kind-moments', id)?.columns.may_resurface).toBe(false);
    changeMoment(id, { columns: { may_resurface: true } });
    expect(entries.find('kind-moments', id)?.columns.may_resurface).toBe(false);
    expect([canResurface(null), canResurface(quiet.id), canResurface('unknown')]).toEqual([true, false, false]);
  });
});
