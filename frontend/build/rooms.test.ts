import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { expect, test } from 'vitest';

import config from '../dependency-cruiser.config.ts';

/** The names of the rules that a tree of these files breaks. Each file imports what it lists. */
async function broken(files: Readonly<Record<string, readonly string[]>>): Promise<readonly string[]> {
  const baseDir = mkdtempSync(join(tmpdir(), 'rooms-'));
  for (const [file, imports] of Object.entries(files)) {
    const path = join(baseDir, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    const lines = imports.map((to, index) => `import type { Made as Made${index} } from '${'../'.repeat(file.split('/').length - 1) || './'}${to}';`);
    writeFileSync(path, [...lines, 'export type Made = { readonly made: true };', ''].join('\n'));
  }
  const { tsConfig: _tsConfig, ...options } = config.options as ICruiseOptions & { tsConfig: unknown };
  const { output } = await cruise(['src'], { ...options, ruleSet: { forbidden: config.forbidden }, validate: true, baseDir });
  return [...new Set((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name))].toSorted();
}

test.each([
  ['features/people/page', 'features/moments/page', 'no-feature-imports-a-feature'],
  ['features/people/page', 'app/app', 'features-knows-no-room-above-or-beside'],
  ['entries/people/person', 'features/people/page', 'entries-knows-no-room-above-or-beside'],
  ['library/texts', 'entries/people/person', 'library-knows-no-room-above-or-beside'],
  ['store/store', 'entries/people/person', 'store-knows-no-room-above-or-beside'],
  ['store/store', 'session/session', 'store-knows-no-room-above-or-beside'],
  ['pwa/register', 'app/app', 'pwa-knows-no-room-above-or-beside'],
  ['pwa/register', 'features/reminders/page', 'pwa-knows-no-room-above-or-beside'],
  ['sw/push', 'store/store', 'sw-knows-no-room-above-or-beside'],
  ['session/session', 'pwa/register', 'session-knows-no-room-above-or-beside'],
  ['ui/button', 'store/store', 'ui-knows-no-room-above-or-beside'],
  ['i18n/text', 'ui/button', 'i18n-knows-no-room-above-or-beside'],
  ['vault/box', 'api/client', 'vault-knows-no-room-above-or-beside'],
  ['api/client', 'i18n/text', 'api-knows-no-room-above-or-beside'],
  ['odd/place', 'ui/button', 'every-file-has-a-room'],
  ['ui/button', 'odd/place', 'every-file-has-a-room'],
])('%s may not import %s', async (from, to, rule) => {
  expect(await broken({ [`${from}.ts`]: [to], [`${to}.ts`]: [] })).toEqual([rule]);
});

test('a type that runs back is a circle', async () => {
  expect(await broken({ 'ui/page.ts': ['ui/part'], 'ui/part.ts': ['ui/page'] })).toEqual(['no-circle-of-files']);
});

test('the way down is open', async () => {
  const files = {
    'features/people/page.ts': ['entries/people/person', 'library/texts', 'session/session', 'ui/button'],
    'entries/people/person.ts': ['library/texts', 'store/store'],
    'library/texts.ts': ['store/store', 'api/client'],
    'session/session.ts': ['store/store'],
    'store/store.ts': ['vault/box', 'api/client'],
    'ui/button.ts': ['i18n/text'],
    'i18n/text.ts': [],
    'api/client.ts': ['vault/box'],
    'vault/box.ts': [],
  };
  expect(await broken(files)).toEqual([]);
});
