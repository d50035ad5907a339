import { expect, test } from 'vitest';

import type { Sheet } from './sheet';
import { NoSuchLetter, pdfOf } from './sheet-pdf';

const line = (value: string): Sheet => ({
  title: 'Session with Wren',
  lead: '',
  parts: [{ heading: 'Since the last session', items: [{ when: '12 May', what: 'A repair', lines: [{ label: 'Expected', value }] }] }],
  rest: '',
  foot: 'Made on 15 June 2026',
});

/** What a reader of the file is shown, line by line. */
async function read(sheet: Sheet): Promise<{ lines: string[]; pages: number; file: string }> {
  const file = await pdfOf(sheet).text();
  const lines = [...file.matchAll(/<([0-9a-f]*)> Tj/g)].map(([, hex = '']) => new TextDecoder('windows-1252').decode(Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16))));
  return { lines, pages: [...file.matchAll(/\/Type \/Page /g)].length, file };
}

test('holds every line of the sheet, with its quotes, dashes and accents', async () => {
  const { lines, pages } = await read(line('“Renée’s café” – 8 · 10…'));
  expect(lines).toEqual(['Session with Wren', 'Since the last session', '12 May', 'A repair', 'Expected: “Renée’s café” – 8 · 10…', 'Made on 15 June 2026']);
  expect(pages).toBe(1);
});

test('breaks what is long, also one long word, and begins another page where there is no room', async () => {
  const words = Array.from({ length: 3_000 }, (_, index) => `word${index}`).join(' ');
  const { lines, pages } = await read(line(`${words} ${'w'.repeat(400)}`));
  expect(pages).toBeGreaterThan(3);
  expect(lines.join(' ')).toContain('word2999');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(110);
  expect(lines.join('').match(/w{30,}/g)?.join('').length).toBe(400);
});

test('says which language it is in', async () => {
  expect(await pdfOf(line('uno'), 'es').text()).toContain('/Lang (es)');
});

test('every object stands where the table says', async () => {
  const { file } = await read(line('one'));
  const places = [...file.matchAll(/^(\d{10}) 00000 n /gm)].map(([, at]) => Number(at));
  places.forEach((at, index) => expect(file.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj\n`)));
  expect(places.length).toBeGreaterThan(5);
  expect(file.slice(Number(/startxref\n(\d+)/.exec(file)?.[1]))).toMatch(/^xref\n/);
});

test.each(['Ваня', 'שלום', 'Łukasz', '\u{1F33F}'])('says that it can not write %s, and writes nothing wrong in its place', (value) => {
  expect(() => pdfOf(line(value))).toThrow(NoSuchLetter);
});
