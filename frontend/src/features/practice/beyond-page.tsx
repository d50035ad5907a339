import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { NotAMisunderstanding } from '../../entries/people/safety/not-a-misunderstanding';
import { Questions } from '../../entries/people/safety/questions';
import { isQuiet } from '../../entries/repairs/quiet';
import { entries } from '../../store';
import { t } from '../../i18n';
import { GonePage } from './gone-page';
import { stopOf } from './leaving';
import { subjectOf } from './safety';

/** What a therapist did that was more than a misunderstanding: the questions about it, or what they led to. */
export function BeyondPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const repair = entries.find('repairs', id);
  // they stay while they are answered, although the route changes
  const [asking] = useState(repair !== undefined && !isQuiet(repair));
  const subject = repair && subjectOf(repair);
  if (!repair || !subject) return <GonePage />;
  const back = { href: `/practice/${id}`, label: t('practice.this_one'), stop: stopOf(repair, route) };
  const goOn = (): void => route(`/practice/${id}/choice`);
  if (asking) return <Questions subject={subject} therapist back={back} onDone={goOn} />;
  return <NotAMisunderstanding subject={subject} back={back} onGoOn={goOn} />;
}
