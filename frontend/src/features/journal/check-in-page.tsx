import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { blank, changeCheckIn, type Content, FELT, type Felt, feltIn, isBlank, withFelt } from '../../entries/check-ins/check-in';
import { find, hold, isNew, remove as removeOne } from '../../entries/check-ins/one';
import { icon as sky } from '../../entries/check-ins/picture';
import { HeavyLine } from '../../entries/heavy-line';
import { SaveLine } from '../../entries/save-line';
import { useCaret } from '../../entries/use-caret';
import { t } from '../../i18n';
import { today } from '../../i18n/calendar';
import { Face } from '../../library/face';
import { drafts } from '../../store';
import { Actions, Button, Callout, Chips, Field, GonePage, LinkButton, Page, Reply, showToast, TextArea } from '../../ui';
import { addressOf, isDay } from './month';

const JOURNAL = '/journal';

/**
 * How somebody is on a day: a word or more, from a list or their own. One tap is kept, and everything can stay open.
 */
export function CheckInPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const known = find(id);
  const there = known !== undefined;
  useEffect(() => (there ? hold(id) : undefined), [id, there]);
  const back = { href: JOURNAL, label: t('shell.journal') };
  if (!there && !isNew(id)) return <GonePage title={t('journal.day_gone_title')} text={t('journal.day_gone')} back={back} toList={t('journal.day_to_journal')} />;
  const checkIn = known ?? blank();
  const day = checkIn.words.day ?? today();
  const change = (words: Content['words']): void => changeCheckIn(id, words, checkIn);
  const done = (): void => route(isBlank(checkIn) ? JOURNAL : addressOf(day), true);
  const remove = (): void => {
    void drafts.remove(`check-in/${id}`);
    const undo = removeOne(id);
    route(JOURNAL);
    showToast({ text: t('journal.day_deleted'), action: { label: t('shell.undo'), run: undo } });
  };
  return (
    <Page
      title={t('journal.day_title')}
      lead={t('journal.day_lead')}
      focused
      back={back}
      foot={
        <>
          {there && <SaveLine />}
          <Actions>
            <Button wide onClick={done}>
              {t('journal.day_done')}
            </Button>
          </Actions>
        </>
      }
    >
      <Face of={sky} tone="clay" />
      <Chips
        legend={t('journal.day_felt')}
        legendHidden
        options={FELT.map((value) => ({ value, label: t.of('journal.day_felt', value) }))}
        value={feltIn(checkIn)}
        onChange={(felt) => change({ felt: withFelt(checkIn, felt) })}
      />
      <Steady felt={feltIn(checkIn)} />
      <Field label={t('journal.day_own')} value={checkIn.words.own ?? ''} onInput={(own) => change({ own })} most={80} among={checkIn.words} />
      <Note id={id} checkIn={checkIn} change={change} />
      <HeavyLine />
      <Which key={id} day={day} change={change} />
      {there && (
        <div>
          <Button variant="plain" onClick={remove}>
            {t('journal.day_delete')}
          </Button>
        </div>
      )}
    </Page>
  );
}

// With one of these somebody may not be safe, or is far from themselves just now.
const FAR: readonly Felt[] = ['afraid', 'numb', 'far_away'];

/** Said once, to the one chosen last: the way to the room, and to people. */
function Steady({ felt }: { readonly felt: readonly Felt[] }): JSX.Element {
  const said = felt.findLast((one) => FAR.includes(one)) ?? null;
  return (
    <Reply to={said}>
      {said && (
        <Callout tone="clay">
          <p>{t(said === 'afraid' ? 'journal.day_afraid' : 'journal.day_far')}</p>
          <div class="row">
            <LinkButton variant="outline" small href="/help#grounding">
              {t('journal.day_room')}
            </LinkButton>
            <LinkButton variant="outline" small href="/help">
              {t('shell.help_now')}
            </LinkButton>
          </div>
        </Callout>
      )}
    </Reply>
  );
}

/**
 * The day it is about. While it is typed a date is none yet, or one of long ago: the day stays as it was until then.
 */
function Which({ day, change }: { readonly day: string; readonly change: (words: Content['words']) => void }): JSX.Element {
  const [typed, setTyped] = useState(day);
  const latest = today();
  const pick = (chosen: string): void => {
    setTyped(chosen);
    if (isDay(chosen) && chosen <= latest) change({ day: chosen });
  };
  return <Field type="date" label={t('journal.day_which')} value={typed} min="1900-01-01" max={latest} onInput={pick} onBlur={() => setTyped(day)} />;
}

function Note({ id, checkIn, change }: { readonly id: string; readonly checkIn: Content; readonly change: (words: Content['words']) => void }): JSX.Element {
  const caret = useCaret(`check-in/${id}`);
  return (
    <TextArea
      label={t('journal.day_note')}
      value={checkIn.words.note ?? ''}
      onInput={(note) => change({ note })}
      rows={3}
      among={checkIn.words}
      {...caret}
    />
  );
}
