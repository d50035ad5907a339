import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { createScope, endScope, type Scope } from '../../api/scopes';
import { kinds } from '../../entries';
import { aspectOf, sharingOf } from '../../entries/aspects';
import type { Listing, Sharing } from '../../entries/home';
import { heldBefore } from '../../entries/people/stays';
import { hearScopes, noteEnded } from '../../entries/shared/by-itself';
import { LimitsOf } from '../../entries/shared/limits';
import { fetchLinks, type OwnLink } from '../../entries/shared/links';
import { untimedId } from '../../store/uuid7';
import { t } from '../../i18n';
import { now, today } from '../../i18n/calendar';
import { dayInWords } from '../../i18n/dates';
import { isQuietWithTherapist } from '../../library/own-cards';
import type { Kind } from '../../store';
import { Callout, ChoiceChips, GonePage, Page, showToast } from '../../ui';
import { TwoWays } from '../../ui/two-ways';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { requireVault } from '../../vault/open-vault';
import { scopeStatement, signStatement } from '../../vault/statements';
import { haveReadLimits, noteLimitsRead } from './limits-read';
import { NotWatched } from './not-watched';
import { type Days, DAYS, untilAfter } from './share';

type Level = 'none' | Scope['level'];
type Fetched = { readonly link: OwnLink | undefined; readonly scopes: readonly Scope[] };

async function fetchFor(id: string): Promise<Fetched> {
  const fetching = fetchLinks();
  const [links, { scopes }] = await Promise.all([fetching, hearScopes(fetching)]);
  return { link: links.find((one) => one.id === id && one.ended_at === null && !one.paused), scopes: scopes.filter(({ care_link }) => care_link === id) };
}

const back = () => ({ href: '/you/sharing', label: t('sharing.title') });

/** What goes to one therapist by itself, kind by kind. Nothing changes before it is said to be kept. */
export function ByItselfPage({ id }: { id: string }): JSX.Element {
  const { data, error, again } = useFetched(() => fetchFor(id), id);
  if (!data) {
    return (
      <Page title={t('sharing.itself_title')} back={back()}>
        <Waiting error={error} again={again} />
      </Page>
    );
  }
  if (!data.link) return <GonePage title={t('sharing.gone_title')} text={t('sharing.itself_gone')} back={back()} toList={t('sharing.to_sharing')} />;
  return <Choosing link={data.link} scopes={data.scopes} />;
}

/** The kinds that can: those whose sharing is not an act of its own each time. */
function choices(): readonly { readonly kind: Kind; readonly sharing: Sharing<Kind> }[] {
  return kinds.flatMap((kind) => {
    const sharing = sharingOf(kind);
    return sharing && !sharing.takesReply ? [{ kind, sharing }] : [];
  });
}

function Choosing({ link, scopes }: { link: OwnLink; scopes: readonly Scope[] }): JSX.Element {
  const { route } = useLocation();
  const [levels, setLevels] = useState<Readonly<Record<string, Level>>>({});
  const [days, setDays] = useState<Days>('90');
  const act = useAct();
  const name = link.clinician.display_name;
  const until = untilAfter(days);
  const running = (kind: string): Scope | undefined => scopes.find((one) => one.kind === kind);
  const levelOf = (kind: string): Level => levels[kind] ?? running(kind)?.level ?? 'none';
  const changed = choices().filter(({ kind }) => levelOf(kind) !== (running(kind)?.level ?? 'none'));
  const ends = changed.some(({ kind }) => running(kind));
  const keep = (): void =>
    act.run(async (go) => {
      const { scopes: there } = await hearScopes(); // begun again after it was cut off, it goes on where it stood
      for (const { kind } of changed) {
        const before = there.find((one) => one.care_link === link.id && one.kind === kind);
        if (levelOf(kind) !== (before?.level ?? 'none')) await change(link, kind, levelOf(kind), before, until);
      }
      noteLimitsRead(link);
      await hearScopes();
      go('/you/sharing');
      showToast({ text: t('sharing.itself_kept') });
    });
  return (
    <Page
      title={t('sharing.itself_title')}
      lead={t('sharing.itself_lead', { name })}
      back={back()}
      foot={<TwoWays act={act} no={t('sharing.not_now')} yes={t('sharing.itself_keep')} onNo={() => route('/you/sharing')} onYes={keep} />}
    >
      <Held />
      <LimitsOf clinician={link.clinician} words={link.limits} folded={haveReadLimits(link)} />
      <Callout title={t('sharing.itself_rules_title')}>
        <ul class="itself-rules">
          <li>{t('sharing.itself_levels')}</li>
          <li>{t('sharing.itself_from_now')}</li>
          <li>{t('sharing.itself_drafts')}</li>
          <li>{t('sharing.itself_private')}</li>
          <li>{t('sharing.itself_end')}</li>
        </ul>
      </Callout>
      {choices().map(({ kind, sharing }) => (
        <div key={kind} class="itself-kind">
          <ChoiceChips
            legend={(aspectOf(kind, 'listing') as Listing<Kind>).heading()}
            {...since(running(kind))}
            options={[
              { value: 'none', label: t('sharing.itself_none') },
              ...(sharing.summary ? [{ value: 'summary' as const, label: t('sharing.summary') }] : []),
              { value: 'full', label: t('sharing.full') },
            ]}
            value={levelOf(kind)}
            onChange={(level: Level) => setLevels({ ...levels, [kind]: level })}
          />
        </div>
      ))}
      {ends && <Callout>{t('sharing.itself_takes_back')}</Callout>}
      <div class="stack stack--tight">
        <ChoiceChips legend={t('sharing.until_when')} options={DAYS.map((value) => ({ value, label: t.of('sharing.days', value) }))} value={days} onChange={setDays} />
        <p class="quiet small">{t('sharing.itself_until', { day: dayInWords(until) })}</p>
      </div>
      <NotWatched clinician={link.clinician} />
    </Page>
  );
}

/** Where nothing goes just now: what ran before still stands beneath it. */
function Held(): JSX.Element | null {
  const until = new Date(heldBefore());
  const later = !isQuietWithTherapist() && until > now();
  if (!later && !isQuietWithTherapist()) return null;
  return <Callout tone="clay">{later ? t('sharing.itself_held_until', { day: dayInWords(until.toISOString()) }) : t('sharing.itself_held')}</Callout>;
}

function since(scope: Scope | undefined): { hint?: string } {
  return scope ? { hint: t('sharing.itself_since', { from: dayInWords(scope.start), until: dayInWords(scope.until) }) } : {};
}

/** What ran before ends first, and what went by it is taken back; then the new one is signed and begun. */
async function change(link: OwnLink, kind: Kind, level: Level, before: Scope | undefined, until: string): Promise<void> {
  if (before) {
    await endScope(before.id);
    noteEnded(before.id);
  }
  if (level === 'none') return;
  const { owner, identity } = requireVault();
  const scope = { id: untimedId(), care_link: link.id, kind, level, start: today(), until };
  const statement = scopeStatement({ ...scope, scope: scope.id, client: owner, clinician: link.clinician.id });
  await createScope({ ...scope, signature: await signStatement(statement, identity) });
}
