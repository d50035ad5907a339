// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadEveryCatalogue } from '../../app/testing/screens';
import { loadAspects } from '../../entries/aspects';
import { t } from '../../i18n';
import { entries } from '../../store';
import { rejected } from '../../store/rejected';
import { freshApp, person as personContent, sync } from '../../store/testing/app';
import { error } from '../../store/testing/fake-server';
import { closeVault } from '../../vault/open-vault';
import { AttentionPage } from './attention-page';

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

let server: Awaited<ReturnType<typeof freshApp>>;
beforeEach(async () => {
  server = await freshApp();
  await loadEveryCatalogue();
  await Promise.all([loadAspects('listing'), loadAspects('reading')]);
});

/** Answers every write with an error, until it is taken back. */
function refuse(code: string): () => void {
  let refuses = true;
  const next = (): void => void server.instead.push(({ method }) => (next(), refuses && method !== 'GET' ? error(409, code) : null));
  next();
  return () => (refuses = false);
}

test.each([['not_resurfaced', 'journal.keep_away', true], ['invalid', 'shell.try_again', false]] as const)('promise 43: a step that was refused for %s is kept by %s, with its words', async (code, way, away) => {
  const { id } = entries.put('small-steps', null, { columns: { person: null, put_away: false }, answers: {}, words: { came: 'A yes.' } });
  const accept = refuse(code);
  await sync();
  expect(rejected.list.value).toHaveLength(1);
  render(<LocationProvider><AttentionPage /></LocationProvider>);
  accept();
  fireEvent.click(screen.getByRole('button', { name: t(way) }));
  await vi.waitFor(async () => {
    await entries.settled();
    await sync();
    expect([entries.stateOf('small-steps', id), rejected.list.value]).toEqual(['synced', []]);
  });
  expect(entries.find('small-steps', id)?.words.came).toBe('A yes.');
  expect(server.entries.get(`small-steps/${id}`)).toMatchObject({ put_away: away });
});

test.each([true, false])('promise 8: words that wait for the safety questions lead to them, somebody named %s', async (named) => {
  const { id: person } = entries.put('people', null, personContent('Ash'));
  await sync();
  const { id } = entries.put('repairs', null, { columns: { person: named ? person : null, depth: 'light', status: 'draft', happened_on: null }, answers: { how: 'call' }, words: {} } as never);
  refuse('questions_first');
  await sync();
  render(<LocationProvider><AttentionPage /></LocationProvider>);
  const link = screen.getByRole('link', { name: t('journal.look_questions') });
  expect(link.getAttribute('href')).toBe(named ? `/people/${person}/safety` : `/practice/${id}/safety`);
});
