import type { JSX } from 'preact';

import { KIND } from '../../../entries/measure-responses/response';
import { t } from '../../../i18n';
import { Button, ErrorCallout } from '../../../ui';
import { useAct } from '../../../ui/use-act';
import { useFetched } from '../../../ui/use-fetched';
import type { ClientCase } from '../api';
import { unsure } from '../heartbeat';
import { NotHere } from '../not-here';
import { openEach } from '../open-each';
import { opened } from '../opened';
import { explain } from '../shared-row';
import { Course } from './course';
import { Exporting } from './exporting';
import { fetchProposals } from './proposals';
import { Proposing } from './proposing';
import { coursesOf, onceEach } from './readings';

export { SelfHarm } from './self-harm'; // in one file with this: both want what measures are made of

type Props = { readonly one: ClientCase; readonly name: string; readonly changed: () => void };

/** The measures of one client: what was opened over time, and what is agreed on. */
export function MeasuresSection({ one, name, changed }: Props): JSX.Element | null {
  const { data, error, again } = useFetched(() => fetchProposals(one.care_link), one.care_link);
  const act = useAct();
  const shared = one.shared.filter(({ kind }) => kind === KIND);
  if (unsure.value) return null;
  if (!data) return error ? <NotHere what={t('measuring.title')} again={again} /> : null;
  const unopened = shared.filter(({ grant }) => !opened.value.has(grant));
  const live = new Set(one.shared.map(({ grant }) => grant));
  const here = [...opened.value.values()].filter(({ item }) => live.has(item.grant));
  const courses = coursesOf(here);
  const openAll = (): void =>
    act.run(async () => {
      await openEach(one, unopened).finally(changed);
    }, explain);
  return (
    <section class="stack" aria-labelledby="measures">
      <h2 id="measures" class="clinic-label">
        {t('measuring.title')}
      </h2>
      {unopened.length > 0 && (
        <div>
          <Button variant="soft" small busy={act.busy} onClick={openAll}>
            {t(courses.length > 0 ? 'measuring.open_earlier' : 'measuring.open_all')}
          </Button>
        </div>
      )}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      {courses.map((course) => (
        <Course key={course.measure.key} {...course} />
      ))}
      <Exporting careLink={one.care_link} items={onceEach(here)} />
      <Proposing careLink={one.care_link} name={name} data={data} changed={again} />
    </section>
  );
}
