import type { JSX } from 'preact';

import { t } from '../../../i18n';
import { routePageOf, type Subject } from './check';

/** What going quietly closes and what stays open, said by the app in its own name, with where it can be changed. */
export function WhatCloses({ subject }: { subject: Subject }): JSX.Element {
  return (
    <>
      <p>{t(subject.kind === 'people' ? 'safety.before_quiet' : 'safety.before_quiet_here')}</p>
      <p>
        <a href={routePageOf(subject)}>{t('safety.change_this')}</a>
      </p>
    </>
  );
}
