import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { useCaret } from '../../entries/use-caret';
import { drafts, entries } from '../../store';
import { forgetBegun, isBegun } from '../../store/begun';
import { Actions, Button, GonePage, List, ListRow, Page, showToast, TextArea } from '../../ui';
import { Slot } from '../../ui/slots';
import { t } from '../../i18n';
import { textOf } from '../../library/texts';
import { Acts } from './acts';
import type { Change } from '../../entries/change';
import { blank, type Card, changeCard, type Content, originFrom } from '../../entries/cards/card';
import { CollectionField } from './collection-field';

/**
 * One card of a person's own: its words, the pile it lies in, and what it says to them. Saved on every keystroke. One
 * that begins with the words of another text (`?from=`) is not there before something is changed or it is kept:
 * looking leaves no copy behind.
 */
export function CardPage({ id }: { id: string }): JSX.Element {
  const { route, query } = useLocation();
  const known = entries.find('cards', id);
  const there = known !== undefined;
  useEffect(() => (there ? entries.hold('cards', id) : undefined), [id, there]);
  const back = { href: '/you/cards', label: t('cards.title') };
  if (!there && !isBegun('cards', id)) return <GonePage title={t('cards.gone_title')} text={t('cards.gone')} back={back} toList={t('cards.to_list')} />;
  const start = blank(originFrom(query['origin']), query['from'] && textOf(query['from']));
  const card = known ?? start;
  const value = card.columns.origin === 'value';
  const done = (): void => {
    if (!there && start.words.text) changeCard(id, {}, start);
    route('/you/cards');
  };
  return (
    <Page
      title={value ? t('cards.value_title') : t('cards.own_title')}
      lead={value ? t('cards.value_lead') : query['from'] ? t('cards.from_lead') : t('cards.own_lead')}
      focused
      back={back}
      foot={
        <>
          {there && <SaveLine />}
          <Actions>
            <Button wide onClick={done}>
              {!there && start.words.text ? t('cards.from_keep') : t('cards.done')}
            </Button>
          </Actions>
        </>
      }
    >
      {card.words.offered_by && <p class="quiet">{t('today.suggested_by', { name: card.words.offered_by })}</p>}
      <Words id={id} card={card} change={(what) => changeCard(id, what, start)} />
      <GoesByItself kind="cards" id={id} />
      {known?.words.text?.trim() && (
        <>
          <Acts card={known} />
          <List>
            <ListRow href={`/you/sharing/share/cards/${id}`} title={t('cards.share')} subtitle={t('cards.share_note')} />
          </List>
          <Slot name="bringToSession" given={{ kind: 'cards', id }} />
        </>
      )}
      {known && <Delete card={known} />}
    </Page>
  );
}

function Words({ id, card, change }: { id: string; card: Content; change: (change: Change<'cards'>) => void }): JSX.Element {
  const caret = useCaret(`card/${id}`);
  const value = card.columns.origin === 'value';
  return (
    <>
      <TextArea
        label={value ? t('cards.text_value') : t('cards.text')}
        hint={value ? t('cards.text_value_hint') : undefined}
        value={card.words.text ?? ''}
        onInput={(text) => change({ words: { text } })}
        rows={3}
        most={1000}
        among={card.words}
        {...caret}
      />
      <CollectionField id={id} value={card.words.collection ?? ''} onChange={(collection) => change({ words: { collection } })} />
    </>
  );
}

function Delete({ card: { id } }: { card: Card }): JSX.Element {
  const { route } = useLocation();
  const remove = (): void => {
    forgetBegun('cards', id);
    void drafts.remove(`card/${id}`);
    entries.remove('cards', id);
    route('/you/cards');
    showToast({ text: t('cards.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('cards', id) } });
  };
  return (
    <div class="card-acts">
      <Button variant="plain" onClick={remove}>
        {t('cards.delete')}
      </Button>
    </div>
  );
}
