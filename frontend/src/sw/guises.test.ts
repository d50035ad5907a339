import 'fake-indexeddb/auto';

import { beforeEach, expect, it, vi } from 'vitest';

import { GUISES, iconOf, isGuise, keepForWorker, keptForWorker } from './guises';
import { showNotification } from './push';

const kept = new Map<string, string>();
let shown: NotificationOptions[] = [];

beforeEach(() => {
  kept.clear();
  shown = [];
  vi.stubGlobal('caches', {
    open: async () => ({ put: async (path: string, answer: Response) => void kept.set(path, await answer.text()) }),
    delete: async () => kept.clear(),
    match: async (path: string) => (kept.has(path) ? new Response(kept.get(path)) : undefined),
  });
  vi.stubGlobal('self', {
    registration: {
      showNotification: async (_title: string, options: NotificationOptions) => void shown.push(options),
      getNotifications: async () => [],
    },
  });
});

it.each(GUISES)('promise 6: a note has the icon of the name that was chosen (%s)', async (guise) => {
  await keepForWorker('days');
  await keepForWorker(guise);
  await showNotification('');
  expect(shown).toMatchObject([{ icon: iconOf(guise, 'icon-192.png'), badge: iconOf(guise, 'badge-96.png') }]);
});

it('promise 6: whatever is kept, a note has an icon of the app', async () => {
  expect(isGuise('toString')).toBe(false);
  await keepForWorker('nothing');
  expect(await keptForWorker()).toBe('attune');
  vi.stubGlobal('caches', { match: () => Promise.reject(new Error('no room')) });
  await showNotification('');
  expect(shown).toMatchObject([{ icon: '/static/icons/icon-192.png' }]);
});
