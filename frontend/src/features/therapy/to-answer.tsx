import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { setPrivate } from '../../entries/shared/private-marks';
import { useCaret } from '../../entries/use-caret';
import { caretOf, forgetDraft, useForm } from '../../entries/use-draft';
import { t } from '../../i18n';
import { saidKept } from '../../library/kept';
import { LONGEST, PRACTICE_PLACES, type Suggested } from '../../library/suggestion';
import { entries, uuid7 } from '../../store';
import { Button, ErrorCallout, showToast, Switch, TextArea } from '../../ui';
import { type Go, useAct } from '../../ui/use-act';
import { noteAnswered } from './answered';

type Props = { readonly id: string; readonly name: string; readonly suggested: Suggested; readonly done: () => void };

/** Under which name what somebody makes of a suggestion is kept on the device. */
export function draftName(id: string): string {
  return `suggestion/${id}`;
}

/** What it says, and three ways with it that weigh the same. Nothing is told of any unless the person turns that on. */
export function ToAnswer({ id, name, suggested, done }: Props): JSX.Element {
  const { route } = useLocation();
  const { form, text, practice } = suggested;
  const own = useForm(draftName(id), () => ({ text }));
  const caret = useCaret(caretOf(draftName(id)));
  const [changing, setChanging] = useState(own.asLeft);
  const [shown, setShown] = useState(false);
  const [card] = useState(uuid7); // one, also where telling it is tried again
  const act = useAct(); // the server may take its time: a second tap makes no second card
  const answer = async (showAccepted: boolean): Promise<void> => {
    forgetDraft(draftName(id));
    await noteAnswered(id, showAccepted);
  };
  const seeCard = (): void => route(`/you/cards/${card}`);
  const keep = async (go: Go): Promise<void> => {
    const words = changing ? own.value.text.trim() : text;
    if (practice) {
      await answer(shown);
      return go(PRACTICE_PLACES[practice]);
    }
    if (!words) return;
    const origin = form === 'noticed' ? 'noticed' : 'offered';
    if (!shown) await setPrivate(card, true); // where cards go by themselves, it would tell what was not to be told
    entries.put('cards', card, { columns: { origin, set_aside: false }, answers: {}, words: { text: words, offered_by: name } });
    await answer(shown);
    showToast({ get text() { return saidKept(t('therapy.suggested_kept')); }, action: { label: t('therapy.suggested_see_card'), run: seeCard } });
    done();
  };
  const leave = async (): Promise<void> => {
    await answer(false);
    showToast({ text: t('therapy.suggested_left') });
    done();
  };
  return (
    <>
      <h2 class="part-title">{practice ? t.of('therapy.suggested_practice', practice) : t.of('therapy.suggested_form', form)}</h2>
      {text.trim() && !changing && <p class="as-typed">{text}</p>}
      {changing && (
        <TextArea
          label={t('therapy.suggested_own_words')}
          value={own.value.text}
          onInput={(next) => own.change({ text: next })}
          rows={4}
          most={LONGEST[form]}
          {...caret}
        />
      )}
      <Switch label={t('therapy.suggested_show', { name })} hint={t('therapy.suggested_show_hint')} checked={shown} onChange={setShown} />
      {shown && !practice && <GoesByItself kind="cards" id={card} />}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button variant="soft" busy={act.busy} onClick={() => act.run(keep)}>
          {practice ? t('therapy.suggested_open') : changing ? t('therapy.suggested_keep_mine') : t('therapy.suggested_keep')}
        </Button>
        {!practice && !changing && (
          <Button variant="soft" onClick={() => setChanging(true)}>
            {t('therapy.suggested_change')}
          </Button>
        )}
        <Button variant="soft" busy={act.busy} onClick={() => act.run(leave)}>
          {t('therapy.suggested_leave')}
        </Button>
      </div>
    </>
  );
}
