import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * What is said at once to what was just chosen. There from the start, so that it is read out; and brought into view,
 * for on a small screen it would stand under the foot. A page that opens with the choice already made stays where it
 * is.
 */
export function Reply({ to, children }: { readonly to: string | null | undefined; readonly children: ComponentChildren }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(to);
  useLayoutEffect(() => {
    if (to && to !== before.current) place.current?.scrollIntoView({ block: 'nearest' });
    before.current = to;
  }, [to]);
  return (
    <div ref={place} role="status">
      {children}
    </div>
  );
}
