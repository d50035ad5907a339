import { expect, test } from 'vitest';

import { firstDayOfWeek, knownFirstDay } from './week';

type Telling = Intl.Locale & { readonly getWeekInfo?: () => { readonly firstDay: number } };

test.each([
  ['en-GB', 1],
  ['en-US', 7],
  ['en', 7],
  ['es-MX', 7],
  ['es-ES', 1],
  ['ar-EG', 6],
  ['de', 1],
])('a week in %s begins on day %i, also where the browser does not tell', (tag, first) => {
  expect([firstDayOfWeek(tag), knownFirstDay(tag)]).toEqual([first, first]);
});

test('what is no language has a week too', () => {
  expect(firstDayOfWeek('not_a tag')).toBe(1);
});

test('what is known here is what a browser that tells says, in every region there is', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const regions = letters.flatMap((one) => letters.map((other) => one + other)).filter((region) => names.of(region) && new Intl.Locale(`es-${region}`).region === region);
  expect(regions.length).toBeGreaterThan(200);
  const apart = regions.filter((region) => (new Intl.Locale(`es-${region}`) as Telling).getWeekInfo?.().firstDay !== knownFirstDay(`es-${region}`));
  expect(apart).toEqual([]);
});
