import type { JSX } from 'preact';

import { bodyOf, complaintsIn, scopeOf } from '../../../library/complaints';
import { country, countryOptions, setCountry } from '../../../library/country';
import { Actions, Button, Card, LinkButton, List, ListRow, Callout, Page, Select } from '../../../ui';
import { t } from '../../../i18n';
import { routeOf, type Subject } from './check';
import type { Leave } from './leave';
import { StopRow } from '../../stop-row';
import { WhatCloses } from './what-closes';

/**
 * What a therapist did that words can't mend: somebody outside that practice, where to complain, and that nothing
 * goes to the therapist.
 */
export function NotAMisunderstanding({ subject, back, onGoOn }: { subject: Subject; back: Leave; onGoOn: () => void }): JSX.Element {
  const quiet = routeOf(subject) === 'quiet';
  return (
    <Page
      title={t(quiet ? 'safety.beyond_title' : 'safety.beyond_unsure_title')}
      focused
      back={back}
      foot={
        <>
          <Actions>
            <LinkButton wide href="/help">
              {t('shell.help_now')}
            </LinkButton>
            <Button variant="soft" onClick={onGoOn}>
              {t('safety.go_on_here')}
            </Button>
          </Actions>
          <StopRow stop={back.stop} />
        </>
      }
    >
      <p>{t(quiet ? 'safety.beyond' : 'safety.beyond_unsure')}</p>
      <p>{t(quiet ? 'safety.beyond_stays' : 'safety.beyond_unsure_stays')}</p>
      {quiet && (
        <Callout title={t('safety.closes_title')}>
          <p>{t('safety.beyond_closes')}</p>
          <WhatCloses subject={subject} />
        </Callout>
      )}
      <OutsideThatPractice />
    </Page>
  );
}

/** Who helps outside that practice, where to complain, and one's own copy of what was written. */
export function OutsideThatPractice(): JSX.Element {
  return (
    <>
      <section class="stack stack--tight" aria-labelledby="outside">
        <h2 id="outside">{t('safety.outside')}</h2>
        <p>{t('safety.outside_who')}</p>
      </section>
      <Complaints />
      <List>
        <ListRow href="/journal/export" title={t('safety.own_copy')} subtitle={t('safety.own_copy_note')} />
        <ListRow href="/you/sharing" title={t('safety.to_sharing')} subtitle={t('safety.to_sharing_note')} />
      </List>
    </>
  );
}

function Complaints(): JSX.Element {
  return (
    <section class="stack stack--tight" aria-labelledby="complaints">
      <h2 id="complaints">{t('safety.complaints')}</h2>
      <p class="quiet">{t('safety.complaints_note')}</p>
      <Select
        label={t('safety.country')}
        value={country.value}
        onChange={setCountry}
        options={[
          { value: '', label: t('safety.country_none') },
          ...countryOptions(),
          { value: 'ANY', label: t('safety.country_other') },
        ]}
      />
      {complaintsIn(country.value).map((one) => (
        <Card key={one.id}>
          <div class="stack stack--tight">
            <h3>{bodyOf(one)}</h3>
            <p>{scopeOf(one)}</p>
            {one.web && (
              <div>
                <LinkButton variant="soft" small href={`https://${one.web}`} rel="noreferrer" aria-label={t('safety.complaint_site', { name: bodyOf(one), site: one.web })}>
                  {one.web}
                </LinkButton>
              </div>
            )}
          </div>
        </Card>
      ))}
    </section>
  );
}
