import type { JSX } from 'preact';

import Heart from 'lucide/dist/esm/icons/heart.mjs';
import Scale from 'lucide/dist/esm/icons/scale.mjs';
import Shell from 'lucide/dist/esm/icons/shell.mjs';
import Users from 'lucide/dist/esm/icons/users.mjs';

import { REFLECTION_FORM } from '../../api/vocabularies/reflection-form';
import { entries } from '../../store';
import { List, ListRow } from '../../ui';
import { t } from '../../i18n';

export const ICONS = { kind_minute: Heart, parts: Users, standard: Scale, keeps_away: Shell } as const;

/** The forms, each with the way to its beginning. `earlier` adds the way to those written before. */
export function FormRows({ earlier = false }: { earlier?: boolean }): JSX.Element {
  return (
    <List wide>
      {REFLECTION_FORM.map((form) => (
        <ListRow
          key={form}
          href={`/practice/reflections/new/${form}`}
          icon={ICONS[form]}
          tone="clay"
          title={t.of('reflections.*', form)}
          subtitle={t.of('reflections.*_note', form)}
        />
      ))}
      {earlier && entries.of('reflections').value.length > 0 && <ListRow href="/practice/reflections" title={t('reflections.earlier_row')} />}
    </List>
  );
}

/** What the Practice place shows of this feature. */
export function WithYourself(): JSX.Element {
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('reflections.title')}</h2>
      <FormRows earlier />
    </section>
  );
}
