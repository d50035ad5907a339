import type { JSX } from 'preact';

import type { Change } from '../../entries/change';
import { saidUnsafe } from '../../entries/people/safety/quiet-offer';
import type { Step } from '../../entries/small-steps/content';
import { offered } from '../../entries/small-steps/step';
import { t } from '../../i18n';
import { entries } from '../../store';
import { Select } from '../../ui';

export type Props = { readonly step: Step; readonly change: (what: Change<'small-steps'>) => void };

/** Somebody with whom the person goes openly, or nobody in particular. Nobody else stands here. */
export function WithWhom({ step: { columns, answers }, change }: Props): JSX.Element {
  const chosen = columns.person === null ? undefined : entries.find('people', columns.person);
  const people = offered();
  const shown = chosen && !people.some(({ id }) => id === chosen.id) ? [...people, chosen] : people;
  const choose = (person: string): void => {
    change({ columns: { person: person || null } });
    if (answers.felt === 'not_safe') saidUnsafe(entries.find('people', person));
  };
  if (shown.length === 0) return <p class="quiet">{t('steps.person_none')}</p>;
  return (
    <Select
      label={t('steps.person')}
      value={chosen?.id ?? ''}
      onChange={choose}
      options={[{ value: '', label: t('steps.person_open') }, ...shown.map(({ id, words: { alias } }) => ({ value: id, label: alias ?? '' }))]}
    />
  );
}
