import { expect, test } from 'vitest';

import { MOMENT_DIRECTION } from '../../api/vocabularies/moment-direction';
import { pictureOf as momentOf } from '../../entries/kind-moments/pictures';
import { shapeOf } from '../../entries/people/shape';
import { messagesOf } from '../../i18n/testing/catalogues';
import { uuid7 } from '../../store';
import { pictureOf } from './theme-pictures';

const NO_THEMES = ['other', 'lead', 'empty'];
const themes = messagesOf('en').flatMap(({ area, key }) => (area === 'cards' && key.startsWith('theme_') ? [key.slice('theme_'.length)] : []));

test('each theme has a picture of its own, and one that is newer than the app has one too', () => {
  const named = themes.filter((theme) => !NO_THEMES.includes(theme)).map((theme) => theme.replaceAll('_', '-'));
  expect(named.length).toBeGreaterThan(10);
  const drawn = [...named, 'newer-than-this-app', 'constructor'].map((theme) => JSON.stringify(pictureOf(theme)));
  expect(new Set(drawn).size).toBe(named.length + 1);
});

test('each way that a kindness goes has its own', () => {
  expect(new Set(MOMENT_DIRECTION.map((way) => JSON.stringify(momentOf(way)))).size).toBe(MOMENT_DIRECTION.length);
});

test('a person keeps their shape, and several have several', () => {
  const ids = Array.from({ length: 60 }, () => uuid7());
  const shapes = ids.map((id) => JSON.stringify(shapeOf(id)));
  expect(ids.map((id) => JSON.stringify(shapeOf(id)))).toEqual(shapes);
  expect(new Set(shapes).size).toBeGreaterThan(3);
});
