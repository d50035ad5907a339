import type { JSX } from 'preact';

import { t } from '../../../i18n';
import { entries } from '../../../store';
import { useLoaded } from '../../../ui/use-loaded';
import { staysHere } from '../../repairs/quiet';
import { goesToNoTherapist } from '../stays';
import { routePageOf, type Subject } from './check';

/** What going quietly closes and what stays open, said by the app in its own name, with where it can be changed. */
export function WhatCloses({ subject }: { subject: Subject }): JSX.Element {
  return (
    <>
      <p>{t(subject.kind === 'people' ? 'safety.before_quiet' : 'safety.before_quiet_here')}</p>
      <p>
        <a href={routePageOf(subject)}>{t('safety.change_this')}</a>
      </p>
      <StillOpen subject={subject} />
    </>
  );
}

/** What was shared with a therapist before: it stays open until the person says otherwise, and they can at once. */
export function StillOpen({ subject }: { subject: Subject }): JSX.Element | null {
  const part = useLoaded(() => import('./still-open'));
  const { kind, id } = subject;
  const person = kind === 'people' ? entries.find('people', id) : undefined;
  const repair = kind === 'repairs' ? entries.find('repairs', id) : undefined;
  const theirs = (person && goesToNoTherapist(person)) || (repair && staysHere(repair));
  return part && theirs ? <part.StillOpen id={id} held={person !== undefined} /> : null;
}
