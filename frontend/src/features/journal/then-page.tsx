import type { JSX } from 'preact';

import { kinds } from '../../entries';
import { aspectOf } from '../../entries/aspects';
import type { Compared } from '../../entries/home';
import { t } from '../../i18n';
import { longDate } from '../../i18n/dates';
import { Face } from '../../library/face';
import { EmptyState, List, ListRow, Page } from '../../ui';
import { then } from './drawings';

/** What was expected beside what came, the newest first. In words alone: nothing is counted and nobody was wrong. */
export function ThenPage(): JSX.Element {
  const compared = kinds.flatMap((kind) => aspectOf(kind, 'keeping')?.compared?.() ?? []);
  return (
    <Page title={t('journal.then_title')} lead={t('journal.then_lead')} back={{ href: '/journal', label: t('shell.journal') }}>
      <Face of={then} />
      {compared.length === 0 && <EmptyState icon={then} title={t('journal.then_none')}>{t('journal.then_none_note')}</EmptyState>}
      {compared
        .toSorted((a, b) => b.day.localeCompare(a.day))
        .map((one) => (
          <Pair key={one.id} {...one} />
        ))}
      <List>
        <ListRow href="/practice/reflections/parts" title={t('journal.then_parts')} subtitle={t('journal.then_parts_note')} />
      </List>
    </Page>
  );
}

function Pair({ day, href, expected, came }: Compared): JSX.Element {
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{href ? <a href={href}>{longDate(day)}</a> : longDate(day)}</h2>
      <dl class="then">
        <div>
          <dt>{t('journal.then_expected')}</dt>
          <dd class="as-typed" dir="auto">
            {expected}
          </dd>
        </div>
        <div>
          <dt>{t('journal.then_came')}</dt>
          {came.map((line) => (
            <dd key={line} class="as-typed" dir="auto">
              {line}
            </dd>
          ))}
        </div>
      </dl>
    </section>
  );
}
