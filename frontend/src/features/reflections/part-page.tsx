import type { JSX } from 'preact';

import { partWith } from '../../entries/reflections/over-time';
import type { Reflection } from '../../entries/reflections/reflection';
import { rowsOf } from '../../entries/reflections/rows';
import { t } from '../../i18n';
import { longDate } from '../../i18n/dates';
import { Page } from '../../ui';
import { Answered } from '../../ui/answered';
import { GonePage } from './gone-page';

/**
 * One part over time, the newest first: what it said, how the person felt toward it and what it was given, in their own
 * words. Nothing is measured, and nothing says which way it goes.
 */
export function PartPage({ id }: { id: string }): JSX.Element {
  const part = partWith(id);
  if (!part) return <GonePage />;
  return (
    <Page title={part.name} lead={t('reflections.over_time_part_lead')} back={{ href: '/practice/reflections/parts', label: t('reflections.over_time') }}>
      {part.all.map((one) => (
        <Once key={one.id} reflection={one} />
      ))}
    </Page>
  );
}

/** One check-in with it: its own words, how the person felt toward it, and the rest as it was asked. */
function Once({ reflection }: { readonly reflection: Reflection }): JSX.Element {
  const sounds = reflection.words['sounds']?.trim();
  const { feel } = reflection.answers;
  const apart = [t('reflections.part_title'), t('reflections.sounds_title'), t('reflections.feel_row')];
  const rows = rowsOf(reflection).filter(({ title }) => !apart.includes(title));
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">
        <a href={`/practice/reflections/${reflection.id}`}>{longDate(reflection.created_at)}</a>
      </h2>
      {(sounds || feel || rows.length > 0) && (
        <div class="card stack">
          {sounds && (
            <blockquote class="part-said as-typed" dir="auto">
              {sounds}
            </blockquote>
          )}
          {feel && <p>{t.of('reflections.felt', feel)}</p>}
          {rows.length > 0 && <Answered rows={rows} />}
        </div>
      )}
    </section>
  );
}
