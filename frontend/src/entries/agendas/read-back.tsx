import type { JSX } from 'preact';

import type { Area } from '../../i18n';
import { type Agenda, type Item, shownIn } from './items';

export const texts: readonly Area[] = ['therapy'];

export function read(agenda: Agenda): JSX.Element | null {
  const items = shownIn(agenda);
  return items.length > 0 ? <InOrder items={items} /> : null;
}

/** As it is read: each line in the person's order. */
export function InOrder({ items }: { readonly items: readonly Item[] }): JSX.Element {
  return (
    <ol class="agenda-read">
      {items.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ol>
  );
}
