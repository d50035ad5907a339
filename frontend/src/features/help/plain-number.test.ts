import { expect, test } from 'vitest';

import { telephone } from '../../library/dial';
import { canBeDialled } from '../../entries/safety-plans/numbers';
import { plainNumber } from './write-numbers';

test.each([
  ['as a thumb types it', ' 0800 123 456 ', 'tel:0800123456'],
  ['of a contact that was copied, with marks that show nothing', '\u202A+49\u00A0171\u00A01234567\u202C', 'tel:+491711234567'],
  ['of a web page, with hyphens that do not break', '1‑800‑799‑7233', 'tel:18007997233'],
  ['with dashes of a text program', '020 – 7946 — 0000', 'tel:02079460000'],
  ['with a minus', '030−1234567', 'tel:0301234567'],
  ['in Arabic digits', '٠٨٠٠ ١٢٣ ٤٥٦', 'tel:0800123456'],
  ['in Persian digits', '۰۲۱۱۲۳', 'tel:021123'],
  ['in wide digits', '＋８１　３－１２３４', 'tel:+8131234'],
  ['with a zero-width space in it', '0800\u200B 123', 'tel:0800123'],
])('a number %s can be kept and dialled', (_, typed, dialled) => {
  const number = plainNumber(typed);
  expect(canBeDialled(number)).toBe(true); // also by a release that knows plain digits alone
  expect(telephone(number)).toBe(dialled);
});

test.each(['', 'Mum', '\u200B', '+', '5', '1-800-799-SAFE', '0800 1 oder 2', '555 12 34 ext. 5'])('%j is not taken for one', (typed) => {
  expect(canBeDialled(plainNumber(typed))).toBe(false);
});

test.each([
  ['+44 (0)20 7946 0000', 'tel:+442079460000'],
  ['+49 (0) 30 1234567', 'tel:+49301234567'],
  ['0049 (0)30 1234567', 'tel:0049301234567'],
  ['+44(0)2079460000', 'tel:+442079460000'],
  ['(020) 7946 0000', 'tel:02079460000'],
  ['(0)20 7946 0000', 'tel:02079460000'],
  ['+1 (030) 123 4567', 'tel:+10301234567'],
])('%s dials %s: a zero in brackets is for calls inside the country', (number, dialled) => expect(telephone(number)).toBe(dialled));
