import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { openNote, type OpenNote } from '../../../library/note-state';
import { FollowUpNote } from './follow-up-note';
import { MomentNote } from './moment-note';
import type { NoteProps } from './note-card';
import { SessionNote } from './session-note';
import { ValueNote } from './value-note';

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
