import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { entries } from '../../store';
import { forgetBegun } from '../../store/begun';
import { Actions, Button, LinkButton, List, ListRow, Page, showToast } from '../../ui';
import { Slot } from '../../ui/slots';
import { t } from '../../i18n';
import { GonePage } from './gone-page';
import { forgetPlace, placeIn, SCREENS } from '../../entries/reflections/place';
import { keyOf } from '../../entries/reflections/over-time';
import { Reading } from '../../entries/reflections/read-back';
import { titleOf, whenOf } from '../../entries/reflections/titles';
import type { Reflection } from '../../entries/reflections/reflection';
import { WordsFor } from './words-for';

/** One of them, read back calmly, with what can be done with it. */
export function ReflectionPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const reflection = entries.find('reflections', id);
  if (!reflection) return <GonePage />;
  const { form, status } = reflection.columns;
  const remove = (): void => {
    forgetBegun('reflections', id);
    forgetPlace(id);
    entries.remove('reflections', id);
    route('/practice/reflections');
    showToast({ text: t('reflections.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('reflections', id) } });
  };
  return (
    <Page title={titleOf(reflection)} eyebrow={whenOf(reflection)} back={{ href: '/practice/reflections', label: t('reflections.title') }} wide>
      <div class="columns">
        <div>
          <Reading reflection={reflection} />
          <SaveLine />
          <GoesByItself kind="reflections" id={id} />
        </div>
        <div>
          <Actions>
            <LinkButton href={`/practice/reflections/${id}/${placeIn(id)?.screen ?? SCREENS[form][0]}`}>
              {status === 'draft' ? t('reflections.go_on') : t('reflections.change')}
            </LinkButton>
          </Actions>
          {form === 'keeps_away' && <WordsFor ways={reflection.answers.ways ?? []} />}
          <MakeCard reflection={reflection} />
          <Slot name="bringToSession" given={{ kind: 'reflections', id }} />
          {keyOf(reflection) !== null && (
            <List>
              <ListRow href={`/practice/reflections/parts/${id}`} title={t('reflections.over_time_this')} subtitle={t('reflections.over_time_this_note')} />
            </List>
          )}
          {status === 'kept' && (
            <List>
              <ListRow href={`/you/sharing/share/reflections/${id}`} title={t('reflections.share')} subtitle={t('reflections.share_note')} />
            </List>
          )}
          <div>
            <Button variant="plain" onClick={remove}>
              {t('reflections.delete')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** A copy of the kinder version among the person's own cards; once it is there, the way to it. */
function MakeCard({ reflection: { words } }: { reflection: Reflection }): JSX.Element | null {
  const { route } = useLocation();
  const text = words['kinder']?.trim();
  if (!text) return null;
  const made = entries.of('cards').value.find((card) => card.columns.origin === 'standard' && card.words.text?.trim() === text);
  const make = (): void => {
    const card = entries.put('cards', null, { columns: { origin: 'standard', set_aside: false }, answers: {}, words: { text } });
    route(`/you/cards/${card.id}`);
  };
  return (
    <List>
      {made ? (
        <ListRow title={t('reflections.to_card')} href={`/you/cards/${made.id}`} />
      ) : (
        <ListRow title={t('reflections.make_card')} subtitle={t('reflections.make_card_note')} onClick={make} />
      )}
    </List>
  );
}
