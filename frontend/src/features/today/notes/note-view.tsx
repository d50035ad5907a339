import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { t } from '../../../i18n';
import { openNote, type OpenNote } from '../../../library/note-state';
import { FollowUpNote } from './follow-up-note';
import { MomentNote } from './moment-note';
import { SessionNote } from './session-note';
import { ValueNote } from './value-note';

export type NoteProps = { readonly note: OpenNote; readonly close: () => void };

/** One note, in the place of the card, until it is put away. */
export function NoteView({ note }: { note: OpenNote }): JSX.Element | null {
  const { query, route } = useLocation();
  const close = (): void => {
    openNote.value = null;
    if (query['note']) route('/', true); // so that loading the page again does not bring it back
  };
  useEffect(() => () => void (openNote.value = null), []); // somebody who goes on has put it away
  const View = VIEWS[note.kind];
  return View ? <View key={note.occurrence} note={note} close={close} /> : null;
}

const VIEWS: Partial<Record<OpenNote['kind'], (props: NoteProps) => JSX.Element>> = {
  kind_moment: MomentNote,
  values_note: ValueNote,
  session: SessionNote,
  follow_up: FollowUpNote,
};

/** The surface of a note. It takes focus where it came in place of the row that was tapped. */
export function NoteCard({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const tapped = openNote.peek()?.tapped === true;
  useEffect(() => {
    if (tapped) heading.current?.focus();
  }, [tapped]);
  return (
    <article class="card today-card">
      <h2 ref={heading} class="page-eyebrow" tabIndex={-1}>
        {title}
      </h2>
      {children}
    </article>
  );
}

/** Nothing of a kind is there any more: a whole answer, too. */
export function nothing(kind: 'moment' | 'value'): JSX.Element {
  return <p class="quiet">{t(`reminders.note_${kind}_none`)}</p>;
}
