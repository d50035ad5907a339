import 'fake-indexeddb/auto';

import { expect, it, vi } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { drafts, followDraft } from './drafts';
import { freshApp } from './testing/app';

it('promise 43: what one tab keeps on this device begins from what another one kept there', async () => {
  await freshApp();
  vi.resetModules();
  const { openApp } = await import('./testing/app');
  const { drafts: there } = await import('./drafts');
  const { closeVault: closeOther } = await import('../vault/open-vault');
  await openApp();
  await drafts.set('scopes-ended', ['one']);
  await vi.waitFor(() => expect(there.get('scopes-ended')).toEqual(['one']));
  await there.set('scopes-ended', ['one', 'two']);
  await vi.waitFor(() => expect(drafts.get('scopes-ended')).toEqual(['one', 'two']));
  await there.remove('scopes-ended');
  await vi.waitFor(() => expect(drafts.get('scopes-ended')).toBeUndefined());
  const late = there.set('scopes-ended', ['three']);
  await Promise.all([drafts.set('scopes-ended', ['mine']), late]);
  expect(drafts.get('scopes-ended')).toEqual(['mine']);
  await closeOther();
  await closeVault();
});

it('promise 43: what another tab kept is no newer than what is on its way from here', async () => {
  await freshApp();
  await drafts.set('scopes-ended', ['one']);
  const saved = drafts.set('scopes-ended', ['mine']);
  const really = crypto.subtle.decrypt.bind(crypto.subtle);
  const slow = vi.spyOn(crypto.subtle, 'decrypt').mockImplementationOnce(async (...what) => {
    await saved;
    await new Promise((later) => setTimeout(later));
    return really(...what);
  });
  await followDraft('scopes-ended');
  await saved;
  slow.mockRestore();
  expect(drafts.get('scopes-ended')).toEqual(['mine']);
  const before = drafts.get('scopes-ended');
  const heard = followDraft('scopes-ended');
  closeVault();
  await heard.catch(() => undefined);
  expect([before, drafts.get('scopes-ended')]).toEqual([['mine'], undefined]);
});
