import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { SaveLine } from '../../save-line';
import { Button, Choice, Page } from '../../../ui';
import { t } from '../../../i18n';
import { keepRoute, type Route, routeOf, type Subject } from './check';
import type { Leave } from './leave';
import { StopRow } from '../../stop-row';
import { Questions } from './questions';
import { StillOpen } from './what-closes';

const ROUTES = ['open', 'careful', 'quiet'] as const satisfies readonly Route[];

/** How carefully the app goes: by the questions, or as the person says. Changed at any time. */
export function RouteChoice({ subject, therapist, back, onDone }: { subject: Subject; therapist: boolean; back: Leave; onDone: () => void }): JSX.Element {
  const [asking, setAsking] = useState(false);
  if (asking) return <Questions subject={subject} therapist={therapist} back={back} onDone={onDone} />;
  const route = routeOf(subject);
  return (
    <Page
      title={t('safety.route_title')}
      lead={t(subject.kind === 'people' ? 'safety.route_lead' : 'safety.route_lead_here')}
      back={back}
      focused={back.stop !== undefined}
      foot={
        <>
          <SaveLine />
          <StopRow stop={back.stop} />
        </>
      }
    >
      <Choice
        legend={t('safety.route_title')}
        legendHidden
        options={ROUTES.map((value) => ({ value, label: t.of('safety.route', value), hint: t.of('safety.route_*_hint', value) }))}
        value={route === 'unset' ? null : route}
        onChange={(value) => keepRoute(subject, value)}
      />
      <StillOpen key={route} subject={subject} />
      {route === 'unset' && <p class="quiet">{t('safety.route_unset')}</p>}
      <div>
        <Button variant="soft" onClick={() => setAsking(true)}>
          {t('safety.look_questions')}
        </Button>
      </div>
      <p class="quiet small">{t('safety.not_tested')}</p>
    </Page>
  );
}
