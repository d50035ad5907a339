// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../i18n';
import { Breath } from './breath';

const release = vi.fn();
const request = vi.fn();

beforeEach(async () => {
  await loadCatalogues('help');
  release.mockReset();
  request.mockReset().mockResolvedValue({ release });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const circle = (container: Element): Element | null => container.querySelector('.breath-circle');
const moves = (container: Element): boolean => circle(container)?.hasAttribute('data-moving') === true;

test('the circle stands still until it is started, and again once it is stopped', () => {
  const { container, getByText } = render(<Breath />);
  expect(moves(container)).toBe(false);
  expect(request).not.toHaveBeenCalled();
  fireEvent.click(getByText(t('help.breath_start')));
  expect(moves(container)).toBe(true);
  fireEvent.click(getByText(t('help.breath_stop')));
  expect(moves(container)).toBe(false);
});

test('it stops by itself after its last breath', () => {
  const { container, getByText } = render(<Breath />);
  fireEvent.click(getByText(t('help.breath_start')));
  fireEvent.animationEnd(circle(container) ?? container);
  expect(moves(container)).toBe(false);
  getByText(t('help.breath_start'));
});

test('the screen is kept on while it moves, and no longer', async () => {
  const { getByText, unmount } = render(<Breath />);
  fireEvent.click(getByText(t('help.breath_start')));
  await vi.waitFor(() => expect(request).toHaveBeenCalledExactlyOnceWith('screen'));
  expect(release).not.toHaveBeenCalled();
  fireEvent.click(getByText(t('help.breath_stop')));
  await vi.waitFor(() => expect(release).toHaveBeenCalledOnce());
  fireEvent.click(getByText(t('help.breath_start')));
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
  unmount();
  await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(2));
});

test('a browser that may not keep the screen on moves it all the same', async () => {
  request.mockRejectedValue(new DOMException('low battery', 'NotAllowedError'));
  const { container, getByText } = render(<Breath />);
  fireEvent.click(getByText(t('help.breath_start')));
  await vi.waitFor(() => expect(request).toHaveBeenCalled());
  fireEvent.click(getByText(t('help.breath_stop')));
  expect(moves(container)).toBe(false);
});

test('where a device asks for no motion there is a sentence, and nothing to start', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  const { container, getByText, queryByText } = render(<Breath />);
  expect(circle(container)).toBeNull();
  expect(queryByText(t('help.breath_start'))).toBeNull();
  getByText(t('help.breath_still'));
});
