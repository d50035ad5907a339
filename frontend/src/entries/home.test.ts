import { expect, test } from 'vitest';

import type { Kind } from '../store';
import { homes, kinds } from '.';
import { ENTRY_KIND } from '../api/vocabularies/entry-kind';
import type { About, Glancing, Home, Homes, Keeping, Listing, Picturing, Reading, Reminding, Sharing, Timeline, Writing } from './home';
import type { SharedFields } from './shared/fields';

// Held by the compiler, which `npm run check` asks about this file too: leaving out what is named here is an error,
// and "expected" fails the check as soon as it is none.

const home = homes.repairs;
const { writing: _writing, ...unwritten } = home;
const { listing: _listing, ...unlisted } = home;
const { reading: _reading, ...unread } = home;
const { sharing: _sharing, ...unshared } = home;
const { reminding: _reminding, ...unreminded } = home;
const { picturing: _picturing, ...unpictured } = home;
const { glancing: _glancing, ...unglanced } = home;
const { keeping: _keeping, ...unkept } = home;
const { cards: _cards, ...homeless } = homes;

// @ts-expect-error how it comes to be and changes
unwritten satisfies Home<'repairs'>;
// @ts-expect-error how it stands among others
unlisted satisfies Home<'repairs'>;
// @ts-expect-error how it is read back
unread satisfies Home<'repairs'>;
// @ts-expect-error how it is shared
unshared satisfies Home<'repairs'>;
// @ts-expect-error whether it may come back by itself
unreminded satisfies Home<'repairs'>;
// @ts-expect-error whether it can be drawn over time
unpictured satisfies Home<'repairs'>;
// @ts-expect-error what is read of it at a glance
unglanced satisfies Home<'repairs'>;
// @ts-expect-error what of it is kept to come back to
unkept satisfies Home<'repairs'>;
// @ts-expect-error a kind without a home
homeless satisfies Homes;

/** What of an aspect could be left out. */
type Optional<Aspect> = { [Name in keyof Aspect]-?: Record<never, never> extends Pick<Aspect, Name> ? Name : never }[keyof Aspect];
type Whole<Aspect> = [Optional<Aspect>] extends [never] ? true : false;

true satisfies Whole<Home<'cards'>>;
true satisfies Whole<Homes>;
true satisfies Whole<Writing<'cards'>>;
true satisfies Whole<Listing<'cards'>>;
true satisfies Whole<About<'repairs'>>;
true satisfies Whole<Timeline<'cards'>>;
true satisfies Whole<Reading<'repairs'>>;
true satisfies Whole<Sharing<'cards'>>;
true satisfies Whole<Reminding>;
true satisfies Whole<Picturing>;
true satisfies Whole<Glancing>;
true satisfies Whole<Keeping>;

type Said<K extends Kind> = Pick<SharedFields<K>, Extract<keyof SharedFields<K>, `${string}.${string}`>>;
// each answer and each text; a column that is not named stays, such as how deep it went
true satisfies Whole<Said<'repairs'>>;
false satisfies Whole<SharedFields<'repairs'>>;

test('every kind that the server has is at home here, once', () => {
  expect([...kinds].sort()).toEqual([...ENTRY_KIND].sort());
});

test('an aspect is a module, and has everything that it is made of', async () => {
  for (const kind of kinds) {
    const found = await Promise.all(Object.values(homes[kind as Kind]).map(async (aspect) => (aspect as (() => Promise<object>) | null)?.()));
    for (const aspect of found) if (aspect) expect(Object.keys(aspect).length).toBeGreaterThan(1);
  }
});
