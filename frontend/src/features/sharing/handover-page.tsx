import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import Check from 'lucide/dist/esm/icons/check.mjs';

import { ApiError } from '../../api/errors';
import { answerHandover } from '../../api/handovers';
import { therapistNews } from '../../session/asked-again';
import { Callout, Choice, Icon, Page, showToast } from '../../ui';
import { TwoWays } from '../../ui/two-ways';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { VaultError } from '../../vault/errors';
import { fetchProposal, goOn, type Proposal } from './handing-over';
import { NotWatched } from './not-watched';
import { titleOf } from './titles';

type Found = { readonly proposal: Proposal | null; readonly unchecked: boolean };

async function fetchFound(id: string): Promise<Found> {
  try {
    return { proposal: await fetchProposal(id), unchecked: false };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { proposal: null, unchecked: false };
    if (error instanceof VaultError && error.code !== 'locked') return { proposal: null, unchecked: true };
    throw error;
  }
}

/** Who a therapist proposes, what a yes and a no mean, and both with the same weight. */
export function HandoverPage({ id }: { id: string }): JSX.Element {
  const { data, error, again } = useFetched(() => fetchFound(id), id);
  const back = { href: '/you/sharing', label: t('sharing.title') };
  if (data?.proposal) return <Proposed {...data.proposal} />;
  return (
    <Page title={t('sharing.handover_page')} back={back}>
      {data ? <Callout>{t(data.unchecked ? 'sharing.handover_unchecked' : 'sharing.handover_over')}</Callout> : <Waiting error={error} again={again} />}
    </Page>
  );
}

function Proposed(proposal: Proposal): JSX.Element {
  const { handover, from: link, colleague, grants } = proposal;
  const { clinician } = colleague;
  const [share, setShare] = useState<'nothing' | 'same'>('nothing');
  const act = useAct();
  const names = { from: link.clinician.display_name, name: clinician.display_name, practice: clinician.practice };
  const answer = (work: () => Promise<string>): void =>
    act.run(async (go) => {
      const said = await work();
      therapistNews.value = null;
      go('/you/sharing');
      showToast({ text: said });
    });
  const no = (): void => answer(() => answerHandover(handover.id, 'declined').then(() => t('sharing.handover_said_no')));
  const yes = (): void => answer(async () => t((await goOn(proposal, share === 'same')) > 0 ? 'sharing.handover_done_some' : 'sharing.handover_done', names));
  return (
    <Page
      title={t('sharing.handover_page')}
      lead={t('sharing.handover_lead', names)}
      back={{ href: '/you/sharing', label: t('sharing.title') }}
      foot={<TwoWays act={act} no={t('sharing.handover_no')} yes={act.busy ? t('sharing.handover_doing') : t('sharing.handover_yes', names)} onNo={no} onYes={yes} noIsAct />}
    >
      <p class="checked">
        <Icon node={Check} size={20} />
        {t('link' in colleague ? 'sharing.handover_linked' : 'sharing.handover_checked', names)}
      </p>
      <p>{t('sharing.handover_yes_means', names)}</p>
      <p>{t('sharing.handover_no_means')}</p>
      {grants.length > 0 && (
        <section class="stack stack--tight">
          <h2 class="part-title">{t('sharing.handover_share', names)}</h2>
          <ul>
            {grants.map((grant) => (
              <li key={grant.id}>{`${titleOf(grant)} · ${dayInWords(grant.from_at)}`}</li>
            ))}
          </ul>
          <Choice
            legend={t('sharing.how_much')}
            value={share}
            onChange={setShare}
            options={[
              { value: 'nothing', label: t('sharing.handover_nothing'), hint: t('sharing.handover_nothing_hint') },
              { value: 'same', label: t('sharing.handover_same', names), hint: t('sharing.handover_same_hint') },
            ]}
          />
        </section>
      )}
      <p class="quiet small">{t('sharing.handover_stays', names)}</p>
      <NotWatched clinician={clinician} />
    </Page>
  );
}
