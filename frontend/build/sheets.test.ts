import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

// A feature's sheet comes with that feature. What another one wears of it looks right only where somebody was there
// before: what several wear stands in src/styles, src/ui, src/library or src/entries.
const SRC = join(import.meta.dirname, '..', 'src');

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'features' ? `${first}/${second}` : first;
}

/** In which rooms each class is dressed. */
function dressed(): ReadonlyMap<string, ReadonlySet<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const file of globSync('**/*.css', { cwd: SRC })) {
    const sheet = readFileSync(join(SRC, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    for (const [, name = ''] of sheet.matchAll(/\.([a-z][\w-]*)/g)) rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(file)));
  }
  return rooms;
}

function worn(text: string): readonly string[] {
  return [...text.matchAll(/\bclass=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(([, plain, chosen = '']) =>
    (plain ?? [...chosen.matchAll(/'([^']*)'|`([^`$]*)/g)].map(([, one, other]) => one ?? other).join(' ')).split(/\s+/).filter(Boolean),
  );
}

test('what is worn is read from the sources', () => {
  expect(worn('<p class="small quiet"><b class={there ? \'card card--sunk\' : `row${more}`}>')).toEqual(['small', 'quiet', 'card', 'card--sunk', 'row']);
  expect(dressed().get('card')).toContain('ui');
});

test('nothing wears what only the sheet of another one dresses', () => {
  const rooms = dressed();
  const borrowed = globSync('**/*.tsx', { cwd: SRC })
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) =>
      worn(readFileSync(join(SRC, file), 'utf8')).flatMap((name) => {
        const where = [...(rooms.get(name) ?? [])];
        return where.length > 0 && where.every((room) => room.startsWith('features/') && room !== roomOf(file)) ? [`${file}: ${name}`] : [];
      }),
    );
  expect(borrowed).toEqual([]);
});

test('what stands out by its shadow has a rim where no shadow is drawn', () => {
  const rules = globSync('**/*.css', { cwd: SRC }).flatMap((file) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/\{[^{}]*box-shadow: var\(--shadow[^{}]*\}/g)].map(([rule]) => ({ file, rule })));
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter(({ rule }) => !rule.includes('border: var(--rim)'))).toEqual([]);
});
