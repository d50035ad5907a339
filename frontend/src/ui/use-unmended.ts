import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

type Unmended = { readonly error: string | undefined; readonly box: RefObject<HTMLDivElement | null> };

/**
 * What is wrong with a field, until something is typed in it, or in one that belongs to it: nobody knows yet whether
 * that mends it. The next try may say it again.
 */
export function useUnmended(given: string | undefined): Unmended {
  const box = useRef<HTMLDivElement>(null);
  const [isMended, setIsMended] = useState(false);
  useEffect(() => {
    setIsMended(false);
    if (!given) return;
    const typed = ({ target }: Event): void => {
      const together = box.current?.closest('fieldset, .times') ?? box.current;
      if (target instanceof Node && together?.contains(target)) setIsMended(true);
    };
    const tried = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('button,form') && !box.current?.contains(target)) setIsMended(false);
    };
    document.addEventListener('input', typed);
    for (const event of ['click', 'submit']) document.addEventListener(event, tried, true);
    return () => {
      document.removeEventListener('input', typed);
      for (const event of ['click', 'submit']) document.removeEventListener(event, tried, true);
    };
  }, [given]);
  return { error: isMended ? undefined : given, box };
}
