import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { PERSON_ROUTE } from '../../../api/vocabularies/person-route';
import { SaveLine } from '../../../entries/save-line';
import { entries } from '../../../store';
import { Button, Choice, Page } from '../../../ui';
import { t } from '../../../i18n';
import { GonePage } from '../gone-page';
import { keepRoute } from '../../../entries/people/safety/check';
import { Questions } from '../../../entries/people/safety/questions';

const CHOSEN = PERSON_ROUTE.filter((route) => route !== 'unset');

/** How carefully the app goes with somebody: by the questions, or as the person says. Changed at any time. */
export function RoutePage({ id }: { id: string }): JSX.Element {
  const { route: go } = useLocation();
  const [asking, setAsking] = useState(false);
  const person = entries.find('people', id);
  if (!person) return <GonePage />;
  const back = { href: `/people/${id}`, label: person.words.alias || t('people.unnamed') };
  if (asking) return <Questions person={person} back={back} onDone={() => go(`/people/${id}`)} />;
  const { route } = person.columns;
  return (
    <Page title={t('safety.route_title')} lead={t('safety.route_lead')} back={back} foot={<SaveLine />}>
      <Choice
        legend={t('safety.route_title')}
        legendHidden
        options={CHOSEN.map((value) => ({ value, label: t.of('safety.route', value), hint: t.of('safety.route_*_hint', value) }))}
        value={route === 'unset' ? null : route}
        onChange={(value) => keepRoute(person, value)}
      />
      {route === 'unset' && <p class="quiet">{t('safety.route_unset')}</p>}
      <div>
        <Button kind="soft" onClick={() => setAsking(true)}>
          {t('safety.look_questions')}
        </Button>
      </div>
      <p class="quiet small">{t('safety.not_tested')}</p>
    </Page>
  );
}
