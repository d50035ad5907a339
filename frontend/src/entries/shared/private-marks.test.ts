import 'fake-indexeddb/auto';

import { afterEach, expect, it } from 'vitest';

import { drafts } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { isPrivate, setPrivate } from './private-marks';

afterEach(() => closeVault());

it('promise 14: what another tab keeps private stays so when something is kept private here', async () => {
  await freshApp();
  await setPrivate('here', true);
  // as it comes from another tab
  await drafts.set('private-marks', { ids: [], revision: 0, put: { here: true, there: true } });
  await setPrivate('next', true);
  expect(['here', 'there', 'next'].map(isPrivate)).toEqual([true, true, true]);
});
