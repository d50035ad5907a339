import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Button, Callout, List, ListRow } from '../../ui';
import { t } from '../../i18n';
import type { Grant } from '../../api/sharing';
import { LimitsOf } from '../../entries/shared/limits';
import type { OwnLink } from '../../entries/shared/links';
import { dayInWords } from '../../i18n/dates';
import { AwayLine } from '../../entries/shared/away-line';
import { EndSheet, TakeBackSheet } from './leaving';
import { QuietSince } from './quiet-since';
import { titleOf } from './titles';

const MOST_IN_SIGHT = 6;

type Props = { readonly link: OwnLink; readonly grants: readonly Grant[]; readonly changed: () => void };

/** One therapist: what they can open now, and the ways to close it. */
export function LinkCard({ link, grants, changed }: Props): JSX.Element {
  const [taking, setTaking] = useState<Grant | null>(null);
  const [ending, setEnding] = useState(false);
  const { clinician, since } = link;
  return (
    <section class="card link-card" aria-labelledby={`link-${link.id}`}>
      <div class="stack stack--tight">
        <h2 id={`link-${link.id}`}>{clinician.display_name}</h2>
        <p class="quiet small">
          {clinician.practice} · {t('sharing.therapist_since', { day: dayInWords(since) })}
        </p>
        <p class="small">{t('sharing.window', { window: clinician.response_window })}</p>
      </div>
      <AwayLine clinician={clinician} />
      {link.otherKeys && (
        <Callout title={t('sharing.new_keys_title')}>
          <p>{t('sharing.new_keys_card', { name: clinician.display_name })}</p>
          <a href={`/you/sharing/new-keys/${link.id}`}>{t('sharing.therapist_look')}</a>
        </Callout>
      )}
      {link.paused && (
        <Callout title={t('sharing.paused_title')}>
          <p>{t('sharing.paused')}</p>
          <a href="/you/sharing/asked">{t('sharing.asked_look')}</a>
        </Callout>
      )}
      {grants.length === 0 ? (
        <p class="shares-none">{t('sharing.nothing_shared')}</p>
      ) : (
        <Shares grants={grants} take={setTaking} />
      )}
      <LimitsOf clinician={clinician} words={link.limits} folded />
      {!link.paused && (
        <List>
          <ListRow href={`/you/sharing/by-itself/${link.id}`} title={t('sharing.itself_row')} subtitle={t('sharing.itself_row_note')} />
        </List>
      )}
      <div class="link-card-foot">
        <Button variant="plain" small aria-haspopup="dialog" onClick={() => setEnding(true)}>
          {t('sharing.end_link')}
        </Button>
      </div>
      <TakeBackSheet grant={taking} grants={grants} name={clinician.display_name} onClose={() => setTaking(null)} changed={changed} />
      <EndSheet link={ending ? link : null} name={clinician.display_name} onClose={() => setEnding(false)} changed={changed} />
    </section>
  );
}

/** The newest in sight, and where there are many more the others folded, for what stands below is looked for too. */
function Shares({ grants, take }: { grants: readonly Grant[]; take: (grant: Grant) => void }): JSX.Element {
  const first = grants.length > MOST_IN_SIGHT + 2 ? MOST_IN_SIGHT : grants.length;
  const listed = (shown: readonly Grant[]): JSX.Element => (
    <ul class="shares" aria-label={t('sharing.shared_now')}>
      {shown.map((grant) => (
        <ShareRow key={grant.id} grant={grant} take={() => take(grant)} />
      ))}
    </ul>
  );
  return (
    <>
      {listed(grants.slice(0, first))}
      {first < grants.length && (
        <details class="earlier">
          <summary>{t('sharing.log_older')}</summary>
          {listed(grants.slice(first))}
        </details>
      )}
    </>
  );
}

function ShareRow({ grant, take }: { grant: Grant; take: () => void }): JSX.Element {
  const what = titleOf(grant);
  const level = t.of('sharing.level', grant.level);
  const opened = grant.opened_at ? t('sharing.opened_on', { day: dayInWords(grant.opened_at) }) : t('sharing.not_opened');
  return (
    <li class="share-row">
      <div>
        <b>{what}</b>
        <span>{t('sharing.grant_note', { level, until: dayInWords(grant.until) })}</span>
        {grant.state === 'paused' && (
          <span>
            {t('sharing.grant_paused')} <a href="/you/sharing/asked">{t('sharing.asked_look')}</a>
          </span>
        )}
        <span id={`share-${grant.id}`}>{t('sharing.grant_history', { day: dayInWords(grant.from_at), opened })}</span>
        <QuietSince grant={grant} what={what} />
      </div>
      <Button variant="soft" small aria-haspopup="dialog" onClick={take} aria-label={t('sharing.take_back_this', { what })} aria-describedby={`share-${grant.id}`}>
        {t('sharing.take_back')}
      </Button>
    </li>
  );
}
