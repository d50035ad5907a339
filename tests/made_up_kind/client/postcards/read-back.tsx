import type { JSX } from 'preact';

import type { Area } from '../../i18n';
import type { OpenEntry } from '../../store';

export const texts: readonly Area[] = [];

export function read({ words }: OpenEntry<'postcards'>): JSX.Element {
  return (
    <blockquote>
      {words.greeting} {words.body}
    </blockquote>
  );
}
