// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';

import { Reply } from '.';

const scroll = vi.fn<typeof Element.prototype.scrollIntoView>();
Element.prototype.scrollIntoView = scroll;
afterEach(() => {
  cleanup();
  scroll.mockClear();
});

test('what was chosen just now is answered in view, and a choice of before moves nothing', () => {
  const { rerender } = render(<Reply to="ended">Take your time.</Reply>);
  expect(scroll).not.toHaveBeenCalled();
  rerender(<Reply to="worse">Help is near.</Reply>);
  expect(scroll).toHaveBeenCalledOnce();
  rerender(<Reply to="worse">Help is near.</Reply>);
  rerender(<Reply to={null}>Nothing to say.</Reply>);
  expect(scroll).toHaveBeenCalledOnce();
  expect(screen.getByRole('status').textContent).toBe('Nothing to say.');
});
