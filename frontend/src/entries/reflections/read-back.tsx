import type { JSX } from 'preact';

import { type Area, t } from '../../i18n';
import { Answered } from '../../ui/answered';
import type { Content, Reflection } from './reflection';
import { rowsOf } from './rows';

/** What was left open does not appear at all. */
export function Reading({ reflection }: { reflection: Content }): JSX.Element {
  const rows = rowsOf(reflection);
  if (rows.length === 0) return <p class="quiet">{t('reflections.blank')}</p>;
  return (
    <article class="card">
      <Answered rows={rows} />
    </article>
  );
}

export const texts: readonly Area[] = ['reflections'];

export function read(reflection: Reflection): JSX.Element {
  return <Reading reflection={reflection} />;
}
