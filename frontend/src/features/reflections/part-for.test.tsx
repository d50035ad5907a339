// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { loadCatalogues, t } from '../../i18n';
import { PartFor } from './part-for';
import { placeIn } from '../../entries/reflections/place';

const TEXT = 'Maybe one small kindness can reach me today.';

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('shell');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

async function opened(): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  render(
    <LocationProvider>
      <PartFor text={TEXT} />
    </LocationProvider>,
  );
  await user.click(await screen.findByRole('button', { name: 'Who inside needs to hear this?' }));
  return user;
}

describe('who inside needs to hear this', () => {
  test('promise 25: asks nothing until it is opened, and keeps nothing until that is said', async () => {
    const user = await opened();
    await user.click(screen.getByRole('radio', { name: t('reflections.part_tender_part') }));
    expect(screen.getByText(t('reflections.part_for_lead'))).toBeTruthy();
    expect(entries.of('reflections').value).toEqual([]);
  });

  test('an answer is kept with the text it was given to', async () => {
    const user = await opened();
    await user.click(screen.getByRole('radio', { name: t('reflections.part_tender_part') }));
    await user.click(screen.getByRole('button', { name: t('reflections.part_for_keep') }));
    expect(entries.of('reflections').value).toMatchObject([
      { columns: { form: 'parts', status: 'kept' }, answers: { part: 'tender_part' }, words: { heard: TEXT } },
    ]);
    expect(await screen.findByText(t('reflections.part_for_kept'))).toBeTruthy(); // once the device has it
    expect(screen.queryByRole('radio')).toBeNull();
  });

  test('or is where a check-in with that part begins', async () => {
    const user = await opened();
    await user.click(screen.getByRole('radio', { name: t('reflections.part_harsh_critic') }));
    await user.click(screen.getByRole('button', { name: t('reflections.part_for_on') }));
    const [begun] = entries.of('reflections').value;
    expect(begun).toMatchObject({ columns: { status: 'draft' }, answers: { part: 'harsh_critic' }, words: { heard: TEXT } });
    expect(placeIn(begun?.id ?? '')).toEqual({ screen: 'feel' });
    expect(location.pathname).toBe(`/practice/reflections/${begun?.id}/feel`);
  });
});
