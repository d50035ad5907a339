import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { drafts, entries } from '../../store';
import { Actions, Button, Field, List, ListRow, showToast } from '../../ui';
import { t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { collectionsOf, moveAll, type Pile } from './piles';

/** Which pile's name is being changed, and to what: kept until it is done, so that closing the app loses no letter. */
type Naming = { readonly name: string; readonly to: string };
const NAMING = 'cards/naming';

/** One pile. Those the person named can be renamed, or let go: their cards stay. */
export function OnePile({ pile: { kind, name, cards } }: { pile: Pile }): JSX.Element {
  const title = { collection: name, value: t('cards.group_value'), none: t('cards.group_none'), set_aside: t('cards.set_aside_group') }[kind];
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{title}</h2>
      <List wide>
        {cards.map(({ id, words }) => (
          <ListRow key={id} href={`/you/cards/${id}`} title={oneLine(words.text ?? '') || t('cards.blank')} />
        ))}
      </List>
      {kind === 'collection' && <Rename name={name} />}
    </section>
  );
}

function Rename({ name }: { name: string }): JSX.Element {
  const [to, setTo] = useState<string | null>(() => {
    const before = drafts.get<Naming>(NAMING);
    return before?.name === name ? before.to : null;
  });
  const change = (next: string | null): void => {
    setTo(next);
    void (next === null ? drafts.remove(NAMING) : drafts.set(NAMING, { name, to: next } satisfies Naming));
  };
  const move = (into: string | null): void => {
    change(null);
    const undo = moveAll(name, into);
    showToast({ text: into === null ? t('cards.pile_gone') : t('cards.pile_renamed'), action: { label: t('shell.undo'), run: undo } });
  };
  const named = to?.trim() ?? '';
  return (
    <>
      <div class="card-acts">
        <Button variant="plain" small aria-expanded={to !== null} onClick={() => change(to === null ? name : null)}>
          {t('cards.pile_change')}
        </Button>
      </div>
      {to !== null && (
        <div class="stack">
          <Field
            label={t('cards.pile_name')}
            hint={named !== name && collectionsOf(entries.of('cards').value).includes(named) ? t('cards.pile_joins') : undefined}
            value={to}
            onInput={change}
            most={60}
          />
          <Actions>
            {named !== '' && named !== name && (
              <Button variant="soft" onClick={() => move(named)}>
                {t('cards.pile_rename')}
              </Button>
            )}
            <Button variant="soft" onClick={() => move(null)}>
              {t('cards.pile_let_go')}
            </Button>
            <Button variant="soft" onClick={() => change(null)}>
              {t('cards.pile_not_now')}
            </Button>
          </Actions>
        </div>
      )}
    </>
  );
}
