// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import GuisePage from '../features/guise/routes';
import { MoreGuises } from '../features/today/more-guises';
import { t } from '../i18n';
import { chooseGuise, guise, moreGuises, restoreGuise } from '../pwa/guise';
import { DEFAULT, GUISES, nameOf, VERSION } from '../sw/guises';
import { loadEveryCatalogue } from './testing/screens';

beforeEach(async () => {
  await loadEveryCatalogue();
  vi.stubGlobal('caches', { open: async () => ({ put: async () => undefined }), delete: async () => true });
  localStorage.clear();
  chooseGuise(DEFAULT);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function guisePage(): HTMLElement {
  return render(<LocationProvider><GuisePage /></LocationProvider>).container as HTMLElement;
}

describe('promise 17: a change of what the app looks like is announced before it appears', () => {
  test('the page comes as what the device wears until somebody chose', () => {
    const page = readFileSync('../backend/core/templates/core/shell.html', 'utf8');
    expect(/<title[^>]*>([^<]*)</.exec(page)?.[1]).toBe(nameOf(DEFAULT));
  });

  test.each(GUISES)('looking at %s puts nothing on, and what will change and when stands before the button', (one) => {
    const page = guisePage();
    const title = document.title;
    fireEvent.click(page.querySelector(`input[value=${one}]`) as HTMLInputElement);
    expect([guise.value, document.title]).toEqual([DEFAULT, title]);
    const use = screen.getByRole('button', { name: t('guise.use', { name: nameOf(one) }) });
    const whenInstalled = 'onbeforeinstallprompt' in window ? 'guise.later' : 'guise.never';
    for (const key of ['guise.at_once', 'guise.not_yet', whenInstalled, 'guise.history'] as const) {
      const said = screen.getByText(t(key));
      expect(said.compareDocumentPosition(use) & Node.DOCUMENT_POSITION_FOLLOWING, key).toBeTruthy();
    }
    fireEvent.click(use);
    expect([guise.value, document.title]).toEqual([one, nameOf(one)]);
  });

  test('new ones are told of on Today, once, and what is worn stays', () => {
    localStorage.setItem('attune-guises-told', String(VERSION - 1));
    restoreGuise(null);
    render(<LocationProvider><MoreGuises /></LocationProvider>);
    expect(screen.getByText(t('guise.more'))).toBeTruthy();
    expect(screen.getByText(t('guise.more_stay'))).toBeTruthy();
    expect(screen.getByRole('link', { name: t('guise.more_look') }).getAttribute('href')).toBe('/icon');
    expect(guise.value).toBe(DEFAULT);
    fireEvent.click(screen.getByRole('button', { name: t('shell.close') }));
    expect(moreGuises.value).toBe(false);
  });
});
