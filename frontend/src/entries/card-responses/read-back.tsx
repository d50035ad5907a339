import type { JSX } from 'preact';

import type { Area } from '../../i18n';
import { textOf } from '../../library/texts';
import type { OpenEntry } from '../../store';

export const texts: readonly Area[] = [];

/** The card that was answered, where this device knows it. */
export function read({ columns }: OpenEntry<'card-responses'>): JSX.Element | null {
  const text = textOf(columns.text);
  return text ? <p>{text}</p> : null;
}
