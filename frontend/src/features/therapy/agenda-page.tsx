import './agenda.css';

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import ArrowDown from 'lucide/dist/esm/icons/arrow-down.mjs';
import ArrowUp from 'lucide/dist/esm/icons/arrow-up.mjs';
import Eye from 'lucide/dist/esm/icons/eye.mjs';

import { loadAspects, listingOf } from '../../entries/aspects';
import { agendaId, agendaNow, bringLine, gather, leaveAtHome, move } from '../../entries/agendas/agenda';
import { type Agenda, type Item, shownIn } from '../../entries/agendas/items';
import { InOrder } from '../../entries/agendas/read-back';
import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { useForm } from '../../entries/use-draft';
import { t } from '../../i18n';
import { entries } from '../../store';
import { icon as chairs } from '../../entries/agendas/picture';
import { Face } from '../../library/face';
import { Button, EmptyState, Field, Icon, List, ListRow, Page, showToast } from '../../ui';
import { useLoaded } from '../../ui/use-loaded';

const MOST = 200;

/** What somebody wants to speak about in their session, in their own order: on paper, or shared if they choose. */
export function AgendaPage(): JSX.Element {
  const agenda = agendaNow();
  const items = agenda ? shownIn(agenda) : [];
  const lists = entries.of('agendas').value.length;
  useEffect(gather, [lists]);
  return (
    <Page title={t('therapy.agenda_title')} lead={t('therapy.agenda_lead')} back={{ href: '/practice', label: t('shell.practice') }}>
      <Face of={chairs} />
      {items.length === 0 && (
        <EmptyState icon={chairs} title={t('therapy.agenda_empty_title')}>
          {t('therapy.agenda_empty')}
        </EmptyState>
      )}
      {items.length > 0 && <Order items={items} />}
      <OwnLine />
      <GoesByItself kind="agendas" id={agendaId()} />
      {agenda && items.length > 0 && <WithIt agenda={agenda} />}
      <List>
        <ListRow href="/you/reminders" title={t('therapy.agenda_reminders')} subtitle={t('therapy.agenda_reminders_note')} />
      </List>
      {items.length > 0 && (
        <section class="agenda-paper" aria-hidden="true">
          <h2>{t('therapy.agenda_title')}</h2>
          <InOrder items={items} />
        </section>
      )}
    </Page>
  );
}

function Order({ items }: { readonly items: readonly Item[] }): JSX.Element {
  const listing = useLoaded(async () => ({ loaded: await loadAspects('listing').then(() => true) }));
  const [said, setSaid] = useState('');
  return (
    <section class="stack stack--tight" aria-labelledby="agenda-order">
      <h2 id="agenda-order" class="visually-hidden">
        {t('therapy.agenda_order')}
      </h2>
      <ol class="agenda">
        {items.map((item, index) => (
          <Row key={item.id} item={item} href={listing ? hrefOf(item) : null} first={index === 0} last={index === items.length - 1} say={setSaid} />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <SaveLine />
    </section>
  );
}

function hrefOf({ kind, id }: Item): string | null {
  const entry = kind && entries.find(kind, id);
  return entry ? (listingOf(entry).href?.(entry) ?? null) : null;
}

type RowProps = { readonly item: Item; readonly href: string | null; readonly first: boolean; readonly last: boolean; readonly say: (text: string) => void };

function Row({ item: { id, title }, href, first, last, say }: RowProps): JSX.Element {
  const row = useRef<HTMLLIElement>(null);
  const [moved, setMoved] = useState(0);
  // the list is in another order by now: the row keeps the focus, on the way that is left
  useEffect(() => {
    if (moved === 0) return;
    const buttons = row.current?.querySelectorAll('button') ?? [];
    (moved < 0 || buttons.length < 3 ? buttons[0] : buttons[1])?.focus();
  }, [moved]);
  const go = (by: -1 | 1): void => {
    move(id, by);
    setMoved(moved + by || by);
    say(by < 0 ? t('therapy.agenda_moved_up', { title }) : t('therapy.agenda_moved_down', { title }));
  };
  const leave = (): void => {
    const undo = leaveAtHome(id);
    showToast({ text: t('therapy.agenda_left'), action: { label: t('shell.undo'), run: undo } });
  };
  return (
    <li ref={row} class="agenda-row">
      {href ? <a href={href}>{title}</a> : <span>{title}</span>}
      <div class="agenda-acts">
        {!first && (
          <Button variant="outline" small aria-label={t('therapy.agenda_up_this', { title })} onClick={() => go(-1)}>
            <Icon node={ArrowUp} size={20} />
          </Button>
        )}
        {!last && (
          <Button variant="outline" small aria-label={t('therapy.agenda_down_this', { title })} onClick={() => go(1)}>
            <Icon node={ArrowDown} size={20} />
          </Button>
        )}
        <Button variant="plain" small aria-label={t('therapy.agenda_leave_this', { title })} onClick={leave}>
          {t('therapy.agenda_leave')}
        </Button>
      </div>
    </li>
  );
}

function OwnLine(): JSX.Element {
  const form = useForm('agenda/line', () => ({ text: '' }));
  const { text } = form.value;
  const add = (event: Event): void => {
    event.preventDefault();
    if (!text.trim()) return;
    bringLine(text.trim());
    form.startAgain();
  };
  return (
    <form class="stack stack--tight" onSubmit={add}>
      <Field label={t('therapy.agenda_line')} hint={t('therapy.agenda_line_hint')} value={text} onInput={(next) => form.change({ text: next })} most={MOST} />
      <div>
        <Button type="submit" variant="soft" small>
          {t('therapy.agenda_line_add')}
        </Button>
      </div>
    </form>
  );
}

/** On paper, to the therapist, or away. */
function WithIt({ agenda: { id } }: { readonly agenda: Agenda }): JSX.Element {
  const clear = (): void => {
    entries.remove('agendas', id);
    showToast({ text: t('therapy.agenda_cleared'), action: { label: t('shell.undo'), run: () => entries.restore('agendas', id) } });
  };
  return (
    <>
      <List>
        <ListRow href={`/you/sharing/share/agendas/${id}`} icon={Eye} title={t('therapy.agenda_share')} subtitle={t('therapy.agenda_share_note')} />
      </List>
      <div class="row">
        <Button variant="soft" onClick={() => print()}>
          {t('therapy.agenda_print')}
        </Button>
        <Button variant="plain" onClick={clear}>
          {t('therapy.agenda_clear')}
        </Button>
      </div>
    </>
  );
}
