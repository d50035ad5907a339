import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { entries } from '../../store';
import { t } from '../../i18n';
import { SafetyFirst } from '../../entries/people/safety/safety-first';
import { GonePage } from './gone-page';
import { stopOf } from './leaving';
import { subjectOf } from './safety';
import { after } from '../../entries/repairs/walk';

/**
 * What comes at once when a response was frightening. The practice waits behind it, and goes on only if the person
 * wants.
 */
export function ScaryPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const repair = entries.find('repairs', id);
  if (!repair) return <GonePage />;
  const next = after(repair, 'response');
  return (
    <SafetyFirst
      frightened
      subject={subjectOf(repair)}
      back={{ href: `/practice/${id}/response`, label: t('practice.this_one'), stop: stopOf(repair, route) }}
      onGoOn={() => route(`/practice/${id}/${next ?? 'outcome'}`)}
    />
  );
}
