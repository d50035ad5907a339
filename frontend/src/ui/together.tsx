import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

let answers: Promise<unknown>[] = [];

/** Called in an effect with what a row is waiting for: what stands together with it waits too. */
export function together(answer: Promise<unknown>): void {
  answers.push(answer);
}

/**
 * Rows that ask the server before they know whether they stand here. They come in one, once each of them has its
 * answer or none, so that no row pushes another away from under a thumb.
 */
export function Together({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const [here, setHere] = useState(false);
  useEffect(() => {
    // The effects of what is inside ran before this one.
    void Promise.allSettled(answers).then(() => setHere(true));
    answers = [];
  }, []);
  return (
    <div class="together" hidden={!here}>
      {children}
    </div>
  );
}
