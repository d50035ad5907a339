import './calendar.css';

import type { JSX } from 'preact';

import { LinkButton } from '../../ui';
import type { Beside } from './month';

type WaysProps = { readonly label: string; readonly to: Beside; readonly href: (one: string) => string; readonly called: (one: string) => string };

/** To what stands before and after, each called by its own name. */
export function Ways({ label, to: { earlier, later }, href, called }: WaysProps): JSX.Element | null {
  if (!earlier && !later) return null;
  return (
    <nav class="calendar-ways" aria-label={label}>
      {[earlier, later].map(
        (one) =>
          one && (
            <LinkButton key={one} variant="outline" small href={href(one)}>
              {called(one)}
            </LinkButton>
          ),
      )}
    </nav>
  );
}
