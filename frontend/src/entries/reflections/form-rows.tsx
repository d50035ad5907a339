import type { JSX } from 'preact';

import { REFLECTION_FORM } from '../../api/vocabularies/reflection-form';
import { entries } from '../../store';
import { List, ListRow } from '../../ui';
import { t } from '../../i18n';
import { PICTURES } from './pictures';

/** The forms, each with the way to its beginning. `earlier` adds the way to those written before. */
export function FormRows({ earlier = false }: { earlier?: boolean }): JSX.Element {
  return (
    <List wide>
      {REFLECTION_FORM.map((form) => (
        <ListRow
          key={form}
          href={`/practice/reflections/new/${form}`}
          icon={PICTURES[form]}
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
