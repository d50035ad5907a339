import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import BookOpen from 'lucide/dist/esm/icons/book-open.mjs';
import Pencil from 'lucide/dist/esm/icons/pencil.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { entries } from '../../store';
import { EmptyState, type IconNode, LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';
import { isHidden } from '../../entries/people/person';
import { WithYourself } from '../../entries/reflections/form-rows';
import { titleOf as formOf, whenOf as whenSaid } from '../../entries/reflections/titles';
import { isBlank } from '../../entries/change';
import { AgendaRow } from '../../entries/agendas/row';
import { SpeakUpRow } from '../../entries/speak-ups/row';
import type { Reflection } from '../../entries/reflections/reflection';
import { titleOf, whenOf } from '../../entries/repairs/titles';
import { icon as stones } from '../../entries/small-steps/picture';
import { icon as letter } from '../../entries/unsent-letters/picture';
import { placeIn } from '../../entries/repairs/place';
import type { Repair, Status } from '../../entries/repairs/answers';
import { isBlank as isBlankRepair } from '../../entries/repairs/blank';
import { dropBlank } from '../../entries/repairs/open-tabs';

const OPEN: readonly Status[] = ['paused', 'spoken', 'waiting', 'reflected'];

/**
 * What was begun last and is being written, of any sort; then the open repairs, then the others, newest first. All else
 * that is being written, what was put away, and what is about somebody hidden, is folded up.
 */
export function ListPage(): JSX.Element {
  const all = entries.of('repairs').value.filter((repair) => repair.columns.status !== 'draft' || !isBlankRepair(repair));
  useEffect(() => {
    // what was begun on this device and left without an answer is not kept
    for (const repair of entries.of('repairs').peek()) if (repair.columns.status === 'draft' && isBlankRepair(repair) && placeIn(repair.id)) dropBlank(repair.id);
  }, []);
  const shown = all.filter((repair) => !isHidden(repair.columns.person) && repair.columns.status !== 'archived');
  const away = all.filter((repair) => !shown.includes(repair));
  const drafts = shown.filter(({ columns }) => columns.status === 'draft');
  const open = shown.filter(({ columns }) => OPEN.includes(columns.status));
  const others = shown.filter((repair) => !drafts.includes(repair) && !open.includes(repair));
  const within = entries.of('reflections').value.filter((one) => one.columns.status === 'draft' && !isBlank(one));
  const writing = [...drafts, ...within].toSorted((a, b) => b.created_at.localeCompare(a.created_at));
  const begin = (
    <LinkButton href="/practice/new">
      {t('practice.begin')}
    </LinkButton>
  );
  return (
    <Page title={t('shell.practice')} lead={all.length > 0 && t('practice.lead')} wide>
      {all.length === 0 && writing.length === 0 ? (
        <>
          <EmptyState icon={Repeat} title={t('practice.empty_title')} action={begin}>
            {t('practice.empty')}
          </EmptyState>
          <Ways />
        </>
      ) : (
        <>
          <div class="begin">{begin}</div>
          <Group title={t('practice.drafts')} of={writing.slice(0, 1)} />
          <Folded title={t('practice.more_drafts')} of={writing.slice(1)} />
          <Group title={t('practice.open')} of={open} />
          <Ways />
          <Group title={t('practice.earlier')} of={others} />
          <Folded title={t('practice.away')} of={away} />
        </>
      )}
    </Page>
  );
}

/** What else there is, each on a page of its own. */
function Ways(): JSX.Element {
  return (
    <>
      <WithYourself />
      <List wide>
        <Way href="/practice/letters" icon={letter} name="letters" />
        <Way href="/practice/small-steps" icon={stones} name="steps" />
        <SpeakUpRow />
        <AgendaRow />
        <Way href="/read" icon={BookOpen} name="read" />
      </List>
    </>
  );
}

function Way({ name, ...row }: { readonly href: string; readonly icon: IconNode; readonly name: 'letters' | 'steps' | 'read' }): JSX.Element {
  return <ListRow {...row} tone="clay" title={t.of('practice.way', name)} subtitle={t.of('practice.way_*_note', name)} />;
}

type RowsProps = { readonly of: readonly (Repair | Reflection)[] };

function Group({ title, of }: RowsProps & { title: string }): JSX.Element | null {
  if (of.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{title}</h2>
      <Rows of={of} />
    </section>
  );
}

function Folded({ title, of }: RowsProps & { title: string }): JSX.Element | null {
  if (of.length === 0) return null;
  return (
    <details class="put-away">
      <summary>{title}</summary>
      <Rows of={of} />
    </details>
  );
}

function Rows({ of }: RowsProps): JSX.Element {
  return <List wide>{of.map((one) => (one.kind === 'repairs' ? <RepairRow key={one.id} repair={one} /> : <ReflectionRow key={one.id} reflection={one} />))}</List>;
}

/** Somebody hidden is not named in a list. */
function RepairRow({ repair }: { repair: Repair }): JSX.Element {
  return (
    <ListRow
      href={`/practice/${repair.id}`}
      icon={repair.columns.status === 'draft' ? Pencil : Repeat}
      title={isHidden(repair.columns.person) ? t('practice.with_nobody') : titleOf(repair)}
      subtitle={whenOf(repair)}
    />
  );
}

function ReflectionRow({ reflection }: { reflection: Reflection }): JSX.Element {
  return <ListRow href={`/practice/reflections/${reflection.id}`} icon={Pencil} title={formOf(reflection)} subtitle={whenSaid(reflection)} />;
}
