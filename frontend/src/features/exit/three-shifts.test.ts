// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { onThreeShifts } from './three-shifts';

const act = vi.fn();
let now = 0;
let stop: () => void;

function press(key: string, more: KeyboardEventInit = {}): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
}

beforeEach(() => {
  act.mockClear();
  now = 0;
  stop = onThreeShifts(act, () => now);
});
afterEach(() => stop());

describe('promise 2: Shift three times', () => {
  test('within five seconds it leaves', () => {
    for (const at of [0, 2_400, 4_900]) {
      now = at;
      press('Shift');
    }
    expect(act).toHaveBeenCalledTimes(1);
  });

  test('any slower it does not', () => {
    for (const at of [0, 3_000, 6_000]) {
      now = at;
      press('Shift');
    }
    expect(act).not.toHaveBeenCalled();
  });

  test('typing capital letters does not leave', () => {
    for (const letter of 'JPB') {
      press('Shift');
      press(letter);
    }
    expect(act).not.toHaveBeenCalled();
  });

  test('holding the key down counts once', () => {
    press('Shift');
    press('Shift', { repeat: true });
    press('Shift', { repeat: true });
    expect(act).not.toHaveBeenCalled();
  });

  test('a field that keeps its keys to itself does not stop it', () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.addEventListener('keydown', (event) => event.stopPropagation());
    for (let time = 0; time < 3; time += 1) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }));
    expect(act).toHaveBeenCalledTimes(1);
  });
});
