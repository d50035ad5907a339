import type { JSX } from 'preact';

import { SaveLine } from '../../entries/save-line';
import { isBlank } from '../../entries/repairs/blank';
import { placeToGoOn } from '../../entries/repairs/walk';
import { MySteadies } from '../../entries/safety-plans/my-steadies';
import { Grounding } from '../../library/grounding';
import { entries } from '../../store';
import { keptNowhere } from '../../store/status';
import { Actions, LinkButton, Page } from '../../ui';
import { t } from '../../i18n';

/**
 * Where somebody stops in the middle, or before there is anything (`/practice/new/rest`). Asks nothing, and what leads
 * back to the room stands in sight.
 */
export function RestPage({ id }: { id: string }): JSX.Element {
  const repair = entries.find('repairs', id);
  const written = repair !== undefined && !isBlank(repair);
  const kept = keptNowhere.value ? t('practice.stopped_unkept') : t('practice.stopped');
  return (
    <Page
      title={t('practice.stopped_title')}
      lead={written ? kept : t(repair ? 'practice.stopped_blank' : 'practice.stopped_before')}
      back={{ href: '/practice', label: t('shell.practice') }}
      foot={written && <SaveLine />}
    >
      <MySteadies />
      <Grounding />
      <Actions>
        <LinkButton variant="soft" href="/">
          {t('practice.to_today')}
        </LinkButton>
        {written && (
          <LinkButton variant="soft" href={`/practice/${id}/${placeToGoOn(repair) ?? 'happened'}`}>
            {t('practice.continue')}
          </LinkButton>
        )}
        <LinkButton variant="soft" href="/help">
          {t('shell.help_now')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
