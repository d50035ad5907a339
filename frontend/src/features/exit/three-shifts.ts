const WITHIN_MS = 5_000;
const TIMES = 3;

/**
 * Calls `act` when Shift alone is pressed three times within five seconds. Any other key in between starts the count
 * again, so that typing capital letters never leaves the page. Returns what stops listening.
 */
export function onThreeShifts(act: () => void, now: () => number = () => performance.now()): () => void {
  let pressed: number[] = [];
  const key = (event: KeyboardEvent): void => {
    if (event.repeat) return;
    if (event.key !== 'Shift') {
      pressed = [];
      return;
    }
    const at = now();
    pressed = [...pressed.filter((earlier) => at - earlier <= WITHIN_MS), at];
    if (pressed.length < TIMES) return;
    pressed = [];
    act();
  };
  // In the capture phase: a dialog or a field that stops the event must not stop the exit.
  addEventListener('keydown', key, { capture: true });
  return () => removeEventListener('keydown', key, { capture: true });
}
