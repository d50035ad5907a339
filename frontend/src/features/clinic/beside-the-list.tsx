import type { JSX } from 'preact';

import { t } from '../../i18n';
import { now } from '../../i18n/calendar';
import { LinkButton, List, ListRow } from '../../ui';
import { useLoaded } from '../../ui/use-loaded';
import { hasJustBegun, sessionOf } from './by-day';
import type { OpenCase } from './caseload';
import { countsWords, reviewWords, whenWords } from './titles';

type Cases = { readonly cases: readonly OpenCase[] };

/** What stands beside the list until one of them is chosen: whose session is nearest, or what to begin with. */
export function BesideTheList({ cases }: Cases): JSX.Element {
  if (cases.length === 0) return <BeforeTheFirst />;
  const nearest = nearestOf(cases);
  return (
    <>
      {cases.some(({ alias }) => !alias) && <Waiting cases={cases} />}
      <div class="clinic-choose">{nearest ? <Nearest {...nearest} /> : <p class="said">{t('clinic.choose')}</p>}</div>
    </>
  );
}

type Dated = { readonly one: OpenCase; readonly session: string };

/** Who is here, or who comes next: one that has begun counts for an hour, and until another one is nearer. */
function nearestOf(cases: readonly OpenCase[], at = now()): Dated | undefined {
  const dated = cases.flatMap((one): Dated[] => {
    const here = sessionOf(one, at);
    const session = here && hasJustBegun(here, at) ? here : one.next_session_at;
    return session ? [{ one, session }] : [];
  });
  const away = ({ session }: Dated): number => Math.abs(Date.parse(session) - at.getTime());
  return dated.toSorted((one, other) => away(one) - away(other))[0];
}

function Nearest({ one, session }: Dated): JSX.Element {
  const name = one.alias?.name || t('clinic.unnamed');
  const path = `/clinic/clients/${one.care_link}`;
  return (
    <>
      <h2 class="clinic-label">{t(hasJustBegun(session) ? 'clinic.session_begun' : 'clinic.next_session')}</h2>
      <p class="said">{name}</p>
      <p class="clinic-next">{whenWords(session)}</p>
      <div>
        {one.review.length > 0 && <p class="case-review">{reviewWords(one)}</p>}
        <p class="quiet">{countsWords(one)}</p>
      </div>
      <div class="row">
        <LinkButton href={path} variant="main" small>
          {t('clinic.to_page', { name })}
        </LinkButton>
        <LinkButton href={`${path}/sheet`} variant="outline" small>
          {t('clinic.sheet')}
        </LinkButton>
      </div>
      <p class="quiet small">{t('clinic.choose_note')}</p>
    </>
  );
}

/** What is good to see to before the first client, and the way to them. */
function BeforeTheFirst(): JSX.Element {
  return (
    <>
      <section class="card stack">
        <h2>{t('clinic.nobody_title')}</h2>
        <p class="quiet">{t('clinic.nobody')}</p>
        <div>
          <LinkButton href="/clinic/invitations" variant="main">
            {t('clinic.invite')}
          </LinkButton>
        </div>
      </section>
      <section class="stack stack--tight">
        <h2 class="clinic-label">{t('clinic.before_first')}</h2>
        <List>
          <ListRow href="/clinic/limits" title={t('clinic.limits_row')} subtitle={t('clinic.limits_row_note')} />
          <ListRow href="/you/account/passkeys" title={t('clinic.passkey_row')} subtitle={t('clinic.passkey_row_note')} />
        </List>
      </section>
    </>
  );
}

/** Clients who can't be named: some of them may wait to seal to new keys. */
function Waiting({ cases }: Cases): JSX.Element | null {
  const part = useLoaded(() => import('./sealed-anew'));
  return part && <part.WaitingClients cases={cases} />;
}
