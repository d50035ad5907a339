// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';

import { moved, PAGE_TITLE } from './page-chrome';
import { Page } from './page';

let frame: FrameRequestCallback = () => undefined;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(title: string): { container: Element; rerender: (title: string) => void } {
  vi.stubGlobal('requestAnimationFrame', (next: FrameRequestCallback) => {
    frame = next;
    return 0;
  });
  moved.yet = true; // somebody came here from another page
  const page = (named: string) => (
    <Page title={named} titleOnPage>
      <input autocomplete="off" aria-label="words" />
      <button type="button">next</button>
    </Page>
  );
  const { container, rerender } = render(page(title));
  return { container, rerender: (named) => rerender(page(named)) };
}

test('promise 34: after a navigation the heading has the focus', () => {
  open('One');
  frame(0);
  expect(document.activeElement?.id).toBe(PAGE_TITLE);
});

test('promise 34: so it has where the button that was pressed stays', () => {
  const { rerender } = open('One');
  screen.getByRole('button').focus();
  rerender('Two');
  frame(0);
  expect(document.activeElement?.id).toBe(PAGE_TITLE);
});

test('promise 36: who stands in a field by the next frame is not taken out of it', () => {
  open('One');
  screen.getByLabelText('words').focus();
  frame(0);
  expect(document.activeElement).toBe(screen.getByLabelText('words'));
});

test('promise 36: a page opens at its title however it came, and Back keeps its place', () => {
  const scrolled = vi.fn();
  vi.stubGlobal('scrollTo', scrolled);
  const { rerender } = open('The form');
  scrolled.mockClear();
  history.replaceState(null, '', '/what-the-form-led-to');
  rerender('What the form led to');
  expect(scrolled).toHaveBeenCalledExactlyOnceWith(0, 0);
  rerender('The questions before it');
  expect(scrolled).toHaveBeenCalledTimes(2);
  history.replaceState(null, '', '/the-list');
  dispatchEvent(new PopStateEvent('popstate'));
  rerender('The list');
  expect(scrolled).toHaveBeenCalledTimes(2);
  history.replaceState(null, '', '/another');
  rerender('Another');
  expect(scrolled).toHaveBeenCalledTimes(3);
});

test('a title in another language than the app’s says so', () => {
  const { container } = render(
    <Page title="Trouble relaxing" titleLang="en" titleOnPage>
      <p />
    </Page>,
  );
  expect(container.querySelector('h1')?.lang).toBe('en');
});
