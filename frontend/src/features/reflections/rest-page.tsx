import type { JSX } from 'preact';

import { SaveLine } from '../../entries/save-line';
import { entries } from '../../store';
import { Actions, LinkButton, Page } from '../../ui';
import { t } from '../../i18n';
import { Grounding } from '../../library/grounding';
import { MySteadies } from '../../entries/safety-plans/my-steadies';
import { isBlank } from '../../entries/change';
import { stopIn } from '../../entries/reflections/reflection';

/**
 * Where an exercise stops, by the person or because of what it stirred. Asks nothing; what helps stands in sight and
 * may be left.
 */
export function RestPage({ id }: { id: string }): JSX.Element {
  const found = entries.find('reflections', id);
  const kept = found !== undefined && !isBlank(found);
  const stop = found ? stopIn(found) : null;
  const toRoom = stop === 'afraid' || stop === 'blended';
  return (
    <Page
      title={t('reflections.stopped_title')}
      lead={stop ? t.of('reflections.*_said', stop) : kept ? t('reflections.stopped') : t('reflections.stopped_blank')}
      back={{ href: '/practice', label: t('shell.practice') }}
    >
      <MySteadies />
      {toRoom && <Grounding />}
      <Actions>
        {!toRoom && (
          <LinkButton variant="soft" href="/help#grounding">
            {t('reflections.steady')}
          </LinkButton>
        )}
        <LinkButton variant="soft" href="/practice">
          {t('reflections.to_practice')}
        </LinkButton>
      </Actions>
      {kept && (
        <div class="stack stack--tight">
          <SaveLine />
          <div>
            <LinkButton variant="plain" small href={`/practice/reflections/${id}`}>
              {t('reflections.look')}
            </LinkButton>
          </div>
        </div>
      )}
    </Page>
  );
}
