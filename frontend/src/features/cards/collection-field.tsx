import type { JSX } from 'preact';

import { entries } from '../../store';
import { ChoiceChips, Field } from '../../ui';
import { t } from '../../i18n';
import { collectionsOf } from './piles';

export type CollectionFieldProps = { /** The card's own id. */ readonly id: string; readonly value: string; readonly onChange: (name: string) => void };

/** Which pile a card lies in: a new one by its name, one that is there, or none. */
export function CollectionField({ id, value, onChange }: CollectionFieldProps): JSX.Element {
  // this one's own name is still being typed
  const names = collectionsOf(entries.of('cards').value.filter((card) => card.id !== id));
  const named = value.trim();
  return (
    <>
      <Field
        label={t('cards.collection')}
        hint={t('cards.collection_hint')}
        value={value}
        onInput={onChange}
        most={60}
      />
      {names.length > 0 && (
        <ChoiceChips
          legend={t('cards.collection_known')}
          options={[...names.map((name) => ({ value: name, label: name })), { value: '', label: t('cards.collection_none') }]}
          value={named === '' || names.includes(named) ? named : null}
          onChange={onChange}
        />
      )}
    </>
  );
}
