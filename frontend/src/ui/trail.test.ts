// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';

import { runResets } from '../vault/forget';
import { arrive, lastStop, wayBack } from './trail';

const ID = '0199c1d2-0000-7000-8000-000000000001';
const list = { href: '/people/moments', label: 'Kind moments' };

beforeEach(() => runResets());

function come(href: string, label = href, { place = false, writing = false } = {}): void {
  history.replaceState(null, '', href);
  arrive(label, { place, writing });
}

test('what was opened from Today leads back to Today, also once it was written', () => {
  come('/', 'Today', { place: true });
  come(`/people/moments/${ID}/write`);
  expect(wayBack(list)).toEqual({ href: '/', label: 'Today' });
  come(`/people/moments/${ID}`);
  expect(wayBack(list)).toEqual({ href: '/', label: 'Today' });
});

test('what was opened by its list, or from its own place, leads back as it always does', () => {
  for (const way of [['/journal', '/people/moments'], ['/people']]) {
    way.forEach((at, index) => come(at, at, { place: index === 0 }));
    come(`/people/moments/${ID}`);
    expect(wayBack(list)).toEqual(list);
  }
});

test('within one thing the way back stays within it, and with no way here it is the one there always is', () => {
  const steps = { href: `/practice/${ID}/steps`, label: 'All steps' };
  come('/', 'Today', { place: true });
  come(`/practice/${ID}/happened`);
  expect(wayBack(steps)).toEqual(steps);
  come('/practice', 'Practice', { place: true });
  history.replaceState(null, '', `/people/moments/${ID}`);
  expect(wayBack(list).href).toBe('/practice');
});

test('an address that was opened by itself leads back as it always does, and so does the list beside it', () => {
  come('/read/good-enough', 'Good enough');
  come('/read', 'To read');
  const always = { href: '/practice', label: 'Practice' };
  expect(wayBack(always)).toEqual(always);
});

test('promise 7: help is not a stop: from it one comes back to the very page, and it is said what was done there', () => {
  come('/journal', 'Journal', { place: true });
  come(`/practice/${ID}/happened?a=b`, 'What happened', { writing: true });
  come('/help');
  come('/tell');
  expect(lastStop()).toMatchObject({ href: `/practice/${ID}/happened?a=b`, writing: true });
});

test('nobody who comes after is led there', async () => {
  come(`/people/${ID}`);
  await runResets();
  expect(lastStop()).toBeUndefined();
});
