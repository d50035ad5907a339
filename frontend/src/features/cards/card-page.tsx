import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../app/save-line';
import { drafts, entries } from '../../offline';
import { forgetBegun, isBegun } from '../../offline/begun';
import { Actions, Button, EmptyState, Field, LinkButton, Page, showToast, TextArea } from '../../ui';
import { t } from '../../words';
import { respond } from '../today/shown';
import { blank, type Card, type Change, changeCard, type Content, originFrom } from './card';
import { HowTrue } from './how-true';
import { textIdOf } from './values';

/** One card of a person's own: its words, the pile it lies in, and what it says to them. Saved on every keystroke. */
export function CardPage({ id }: { id: string }): JSX.Element {
  const { route, query } = useLocation();
  const known = entries.find('cards', id);
  const there = known !== undefined;
  useEffect(() => (there ? entries.hold('cards', id) : undefined), [id, there]);
  const back = { href: '/you/cards', label: t('cards.title') };
  if (!there && !isBegun('cards', id)) {
    return (
      <Page title={t('cards.gone_title')} back={back}>
        <EmptyState title={t('cards.gone')} action={<LinkButton href="/you/cards">{t('cards.to_list')}</LinkButton>} />
      </Page>
    );
  }
  const start = blank(originFrom(query['origin']));
  const card = known ?? start;
  const value = card.columns.origin === 'value';
  return (
    <Page
      title={value ? t('cards.value_title') : t('cards.own_title')}
      lead={value ? t('cards.value_lead') : t('cards.own_lead')}
      focused
      back={back}
      foot={
        <>
          {there && <SaveLine />}
          <Actions>
            <Button wide onClick={() => route('/you/cards')}>
              {t('cards.done')}
            </Button>
          </Actions>
        </>
      }
    >
      <Text id={id} card={card} change={(what) => changeCard(id, what, start)} />
      {known && known.words.text.trim() !== '' && <Acts card={known} />}
      {known && <Delete card={known} />}
    </Page>
  );
}

function Text({ id, card, change }: { id: string; card: Content; change: (change: Change) => void }): JSX.Element {
  const [caret] = useState(() => drafts.get<number>(`card/${id}`));
  const value = card.columns.origin === 'value';
  return (
    <>
      <TextArea
        label={value ? t('cards.text_value') : t('cards.text')}
        hint={value ? t('cards.text_value_hint') : undefined}
        value={card.words.text}
        onInput={(text) => change({ words: { text } })}
        rows={3}
        caret={caret}
        onCaret={(position) => void drafts.set(`card/${id}`, position)}
        maxLength={1000}
      />
      <Field
        label={t('cards.collection')}
        hint={t('cards.collection_hint')}
        value={card.words.collection ?? ''}
        onInput={(collection) => change({ words: { collection } })}
        autocomplete="off"
        maxLength={60}
      />
    </>
  );
}

/** Every act is a whole answer; what stings is set aside at once and asks nothing. */
function Acts({ card }: { card: Card }): JSX.Element {
  const aside = card.columns.set_aside;
  const setAside = (set_aside: boolean): void => changeCard(card.id, { columns: { set_aside } }, card);
  const stings = (): void => {
    respond(textIdOf(card.id), 'stung');
    setAside(true);
    showToast({ text: t('cards.stung'), seconds: 12 });
  };
  return (
    <section class="stack stack--tight">
      {aside ? (
        <>
          <p class="quiet">{t('cards.set_aside_said')}</p>
          <div>
            <Button kind="soft" onClick={() => setAside(false)}>
              {t('cards.take_back')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <HowTrue key={card.id} id={card.id} />
          <div class="row">
            <Button kind="soft" onClick={() => setAside(true)}>
              {t('cards.set_aside')}
            </Button>
            <Button kind="plain" onClick={stings}>
              {t('cards.stings')}
            </Button>
          </div>
        </>
      )}
    </section>
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
    <div>
      <Button kind="plain" onClick={remove}>
        {t('cards.delete')}
      </Button>
    </div>
  );
}
