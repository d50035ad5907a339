import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import Notebook from 'lucide/dist/esm/icons/notebook-pen.mjs';

import { listingOf } from '../../entries/aspects';
import { conflictList, type Kind, refused, rejectedList } from '../../store';
import { Callout, ChoiceChips, EmptyState, Field, Icon, type IconNode, LinkButton, List, Page, Select } from '../../ui';
import { t } from '../../i18n';
import { WhoReads } from '../../library/who-reads';
import { weekdayAndDay } from '../../i18n/dates';
import { icon as sky } from '../../entries/check-ins/picture';
import { visiblePeople } from '../../entries/people/person';
import { take } from '../../library/drawings/own-data';
import { calendar, kept, pictures, then } from './drawings';
import { HiddenElsewhere, ItemRow } from './item-row';
import { byDay, filters, matching, timeline } from './timeline';

/** Looking back: one's own entries by day, and what finds them behind one row. Nothing is counted, nothing compared. */
export function TimelinePage(): JSX.Element {
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [person, setPerson] = useState('');
  const [query, setQuery] = useState('');
  const all = timeline();
  const found = matching(all, { kind: kind === 'all' ? null : kind, person: person || null, query });
  if (all.length === 0) {
    return (
      <Page title={t('shell.journal')} wide>
        <Attention />
        <EmptyState icon={Notebook} title={t('journal.empty_title')} action={<HowAmI />} foot={<WhoReads />}>
          {t('journal.empty')}
        </EmptyState>
        <HiddenElsewhere />
      </Page>
    );
  }
  return (
    <Page title={t('shell.journal')} wide>
      <Attention />
      <div class="columns columns--side-first">
        <div class="journal-top">
          <details class="put-away">
            <summary>{t('journal.find')}</summary>
            <div class="journal-filters">
              <Field type="search" label={t('journal.search')} hint={t('journal.search_hint')} value={query} onInput={setQuery} />
              <ChoiceChips
                legend={t('journal.kind')}
                legendHidden
                options={[{ value: 'all' as const, label: t('journal.kind_all') }, ...filters().map((value) => ({ value, label: listingOf({ kind: value }).heading() }))]}
                value={kind}
                onChange={setKind}
              />
              {visiblePeople.value.length > 0 && (
                <Select
                  label={t('journal.person')}
                  value={person}
                  onChange={setPerson}
                  options={[{ value: '', label: t('journal.anybody') }, ...visiblePeople.value.map(({ id, words }) => ({ value: id, label: words.alias ?? '' }))]}
                />
              )}
            </div>
          </details>
          <Places />
        </div>
        <div>
          {found.length === 0 && <p class="quiet">{t('journal.nothing_found')}</p>}
          {byDay(found).map(([on, items]) => (
            <section key={on} class="stack stack--tight">
              <h2 class="section-title">{weekdayAndDay(on)}</h2>
              <List>
                {items.map((item) => (
                  <ItemRow key={item.entry.id} item={item} />
                ))}
              </List>
            </section>
          ))}
          <HiddenElsewhere />
        </div>
      </div>
    </Page>
  );
}

/** Where else one's own days can be looked at, each known by its drawing. Nothing asks. */
function Places(): JSX.Element {
  return (
    <ul class="journal-places">
      <Place href="/journal/how-am-i" icon={sky} name={t('journal.day_heading')} />
      <Place href="/journal/calendar" icon={calendar} name={t('journal.calendar_title')} />
      <Place href="/journal/kept" icon={kept} name={t('journal.kept_title')} />
      <Place href="/journal/then-and-now" icon={then} name={t('journal.then_title')} />
      <Place href="/journal/pictures" icon={pictures} name={t('journal.pictures_title')} />
      <Place href="/journal/export" icon={take} name={t('journal.export_title')} />
    </ul>
  );
}

function Place({ href, icon, name }: { readonly href: string; readonly icon: IconNode; readonly name: string }): JSX.Element {
  return (
    <li>
      <a class="journal-place" href={href}>
        <Icon node={icon} size={26} />
        {name}
      </a>
    </li>
  );
}

/** There for whoever looks for it. */
function HowAmI(): JSX.Element {
  return (
    <LinkButton variant="plain" small icon={sky} href="/journal/how-am-i">
      {t('journal.day_heading')}
    </LinkButton>
  );
}

/** What could not be stored everywhere, and what came and was not taken, if there is any. */
function Attention(): JSX.Element | null {
  const doubted = refused.value.length > 0;
  if (!doubted && conflictList.value.length === 0 && rejectedList.value.length === 0) return null;
  return (
    <Callout tone="clay">
      <div class="stack stack--tight">
        <p>{doubted ? t('journal.attention_server') : t('journal.attention')}</p>
        <div>
          <LinkButton variant="outline" small href="/journal/attention">
            {t('journal.attention_open')}
          </LinkButton>
        </div>
      </div>
    </Callout>
  );
}
