// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadEveryCatalogue } from '../../app/testing/screens';
import { addPerson } from '../../entries/people/person';
import { keepRoute } from '../../entries/people/safety/check';
import { choose, changeStep } from '../../entries/small-steps/step';
import { t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { StepPage } from './step-page';

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

function open(id: string): HTMLElement {
  return render(<LocationProvider><StepPage id={id} /></LocationProvider>).container as HTMLElement;
}

function withSomebody(): string {
  const them = addPerson('Quillon');
  keepRoute(them, 'open');
  const { id } = choose('small_favour');
  changeStep(id, { columns: { person: them.id } });
  return id;
}

test('promises 8 and 41: what meets "not safe" stays when going quietly closes the questions, with focus', async () => {
  const id = withSomebody();
  const page = open(id);
  fireEvent.click(screen.getByLabelText(t.of('steps.felt', 'not_safe')));
  expect(await screen.findByText(t('steps.not_safe_said'))).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: t('safety.offer_yes') }));
  const rests = await screen.findByText(t('steps.rests'));
  const said = screen.getByText(t('steps.not_safe_said'));
  expect(said.compareDocumentPosition(rests) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(screen.getByText(t('safety.before_quiet'))).toBeTruthy();
  expect(document.activeElement?.contains(said) && document.activeElement !== document.body).toBe(true);
  expect(page.querySelector('textarea, input')).toBeNull();
  cleanup();
  open(id); // another time nothing is said of it
  expect([screen.queryByText(t('steps.not_safe_said')), screen.queryByText(t('safety.before_quiet'))]).toEqual([null, null]);
});

test('one that still stands in sight on the server can be put away from its closed page, once', async () => {
  const id = withSomebody();
  const [them] = entries.of('people').value;
  if (them) keepRoute(them, 'careful');
  open(id);
  fireEvent.click(screen.getByRole('button', { name: t('steps.not_now') }));
  await vi.waitFor(() => expect(entries.find('small-steps', id)?.columns.put_away).toBe(true));
  cleanup();
  open(id);
  for (const key of ['steps.not_now', 'steps.take_out'] as const) expect(screen.queryByRole('button', { name: t(key) })).toBeNull();
});

test('a step of one’s own can be typed letter by letter: the page stays the same one, and focus in the field', async () => {
  const { id } = choose('own');
  open(id);
  const field = screen.getByLabelText(t('steps.own')) as HTMLInputElement;
  field.focus();
  for (const value of ['A', 'As', 'Ask']) {
    fireEvent.input(field, { target: { value } });
    await vi.waitFor(() => expect(entries.find('small-steps', id)?.words.own).toBe(value));
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(t.of('steps.step', 'own'));
  }
});
