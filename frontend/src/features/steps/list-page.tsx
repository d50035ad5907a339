import './steps.css';

import type { JSX } from 'preact';

import { SMALL_STEP_WHICH } from '../../api/vocabularies/small-step-which';
import { isHidden } from '../../entries/people/person';
import { rests, type Step } from '../../entries/small-steps/content';
import { icon, line, title } from '../../entries/small-steps/listing';
import { t } from '../../i18n';
import { ABOUT } from '../../library/about';
import { MoreAbout } from '../../library/more-about';
import { Face } from '../../library/face';
import { entries } from '../../store';
import { Callout, List, ListRow, Page } from '../../ui';

/**
 * All there are, the easier ones first. What was chosen stands above them; it leaves no mark on the ladder, and nothing
 * says how many there were.
 */
export function ListPage(): JSX.Element {
  const shown = entries.of('small-steps').value.filter(({ columns }) => !isHidden(columns.person));
  const chosen = shown.filter((step) => !rests(step));
  const away = shown.filter(rests);
  return (
    <Page title={t('steps.title')} lead={t('steps.lead')} back={{ href: '/practice', label: t('shell.practice') }}>
      <Face of={icon} />
      <Callout tone="clay">{t('steps.before')}</Callout>
      {chosen.length > 0 && (
        <section class="stack stack--tight">
          <h2 class="section-title">{t('steps.chosen')}</h2>
          <Rows of={chosen} />
        </section>
      )}
      <section class="stack stack--tight">
        <h2 class="section-title">{t('steps.ladder')}</h2>
        <ol class="steps-ladder">
          {SMALL_STEP_WHICH.map((which) => (
            <li key={which}>
              <ListRow href={`/practice/small-steps/new/${which}`} title={t.of('steps.step', which)} subtitle={t.of('steps.step_*_hint', which)} />
            </li>
          ))}
        </ol>
      </section>
      <MoreAbout piece={ABOUT['steps/list']} />
      {away.length > 0 && (
        <details class="put-away">
          <summary>{t('steps.away')}</summary>
          <Rows of={away} />
        </details>
      )}
    </Page>
  );
}

function Rows({ of }: { readonly of: readonly Step[] }): JSX.Element {
  return (
    <List>
      {of.map((step) => (
        <ListRow key={step.id} href={`/practice/small-steps/${step.id}`} icon={icon} title={title(step)} subtitle={line(step)} />
      ))}
    </List>
  );
}
