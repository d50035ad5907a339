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

const sources = globSync('**/*.{ts,tsx}', { cwd: SRC });

/** Whether a feature fetches a sheet of the entries by itself, or it comes with whatever of the entries wears it. */
function comes(room: string, sheet: string): boolean {
  const name = sheet.split('/').at(-1) ?? '';
  return sources.some((file) => [room, 'entries'].includes(roomOf(file)) && readFileSync(join(SRC, file), 'utf8').includes(`/${name}';`));
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

test('a sheet of the entries comes with each feature that wears it', () => {
  const sheets = globSync('**/*.css', { cwd: SRC }).map((file) => [file, readFileSync(join(SRC, file), 'utf8')] as const);
  const dressing = (name: string): readonly string[] => sheets.filter(([, sheet]) => new RegExp(`\\.${name}\\b`).test(sheet)).map(([file]) => file);
  const bare = sources
    .filter((file) => file.startsWith('features/') && !file.includes('.test.'))
    .flatMap((file) =>
      worn(readFileSync(join(SRC, file), 'utf8')).flatMap((name) => {
        const where = dressing(name);
        return where.length > 0 && where.every((sheet) => sheet.startsWith('entries/') && !comes(roomOf(file), sheet)) ? [`${file}: ${name}`] : [];
      }),
    );
  expect(bare).toEqual([]);
});

test('what stands out by its shadow has a rim where no shadow is drawn', () => {
  const rules = globSync('**/*.css', { cwd: SRC }).flatMap((file) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/\{[^{}]*box-shadow: var\(--shadow[^{}]*\}/g)].map(([rule]) => ({ file, rule })));
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter(({ rule }) => !rule.includes('border: var(--rim)'))).toEqual([]);
});
