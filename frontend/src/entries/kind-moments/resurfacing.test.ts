import { describe, expect, test } from 'vitest';

import type { OpenEntry } from '../../store';
import { resurfacing } from './resurfacing';
import { UNASKED } from '../people/care';

type Moment = OpenEntry<'kind-moments'>;
type Person = OpenEntry<'people'>;

const at = { revision: 1, created_at: '2026-06-15T12:00:00Z', updated_at: '2026-06-15T12:00:00Z' } as const;

function moment(columns: Partial<Moment['columns']> = {}, what = 'She kept a seat for me.'): Moment {
  return {
    kind: 'kind-moments',
    id: 'm',
    ...at,
    columns: { direction: 'received', person: null, may_resurface: true, happened_on: null, ...columns },
    answers: {},
    words: { what },
  };
}

function someone(columns: Partial<Person['columns']> = {}): Person {
  return { kind: 'people', id: 'p', ...at, columns: { ...UNASKED, status: 'present', hidden: false, ...columns }, answers: {}, words: { alias: 'J.' } };
}

const withThem = moment({ person: 'p' });

describe('a kind moment comes by itself', () => {
  test('only when that was allowed', () => {
    expect(resurfacing([moment()], [])).toHaveLength(1);
    expect(resurfacing([moment({ may_resurface: false })], [])).toEqual([]);
  });

  test('only with something to read in it', () => expect(resurfacing([moment({}, '  ')], [])).toEqual([]));

  test.each(['open', 'careful', 'unset'] as const)('about somebody whose route is %s', (route) => {
    expect(resurfacing([withThem], [someone({ route })])).toHaveLength(1);
  });

  test.each<Partial<Person['columns']>>([{ route: 'quiet' }, { status: 'ended' }, { status: 'died' }, { hidden: true }])(
    'promise 8: never about somebody with %o',
    (columns) => expect(resurfacing([withThem], [someone(columns)])).toEqual([]),
  );

  test.each<Moment['answers']>([{ felt: 'owing' }, { made_it_hard: ['went_numb', 'felt_unsafe'] }])('never where it came with a price or was not safe: %o', (answers) => {
    expect(resurfacing([{ ...moment(), answers }], [])).toEqual([]);
  });

  test('never about somebody this device does not know', () => expect(resurfacing([withThem], [])).toEqual([]));
});
