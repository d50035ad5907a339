import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import Bookmark from 'lucide/dist/esm/icons/bookmark.mjs';
import Pictures from 'lucide/dist/esm/icons/chart-scatter.mjs';
import Download from 'lucide/dist/esm/icons/download.mjs';
import Then from 'lucide/dist/esm/icons/columns-2.mjs';
import Notebook from 'lucide/dist/esm/icons/notebook-pen.mjs';

import { listingOf } from '../../entries/aspects';
import { conflictList, type Kind, refused, rejectedList } from '../../store';
import { ChoiceChips, EmptyState, Field, LinkButton, List, ListRow, Callout, Page, Select } from '../../ui';
import { t } from '../../i18n';
import { WhoReads } from '../../library/who-reads';
import { weekdayAndDay } from '../../i18n/dates';
import { hiddenPeople, visiblePeople } from '../../entries/people/person';
import { byDay, filters, matching, timeline, type TimelineItem } from './timeline';

/** Looking back: one's own entries by day. Nothing is counted and nothing compared. */
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
        <EmptyState icon={Notebook} title={t('journal.empty_title')} foot={<WhoReads />}>
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
        <div>
          <Field type="search" label={t('journal.search')} hint={t('journal.search_hint')} value={query} onInput={setQuery} />
          <div class="journal-filters">
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
          <List>
            <ListRow href="/journal/kept" icon={Bookmark} tone="clay" title={t('journal.kept_title')} subtitle={t('journal.kept_note')} />
            <ListRow href="/journal/then-and-now" icon={Then} tone="clay" title={t('journal.then_title')} subtitle={t('journal.then_note')} />
            <ListRow href="/journal/pictures" icon={Pictures} tone="clay" title={t('journal.pictures_title')} subtitle={t('journal.pictures_note')} />
            <ListRow href="/journal/export" icon={Download} tone="clay" title={t('journal.export_title')} subtitle={t('journal.export_note')} />
          </List>
        </div>
        <div>
          {found.length === 0 && <p class="quiet">{t('journal.nothing_found')}</p>}
          {byDay(found).map(([day, items]) => (
            <section key={day} class="stack stack--tight">
              <h2 class="section-title">{weekdayAndDay(day)}</h2>
              <List>
                {items.map((item) => (
                  <Row key={item.entry.id} item={item} />
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

function Row({ item: { entry } }: { item: TimelineItem }): JSX.Element {
  const { href, title, line, icon, tone } = listingOf(entry);
  return <ListRow href={href?.(entry)} title={title(entry)} subtitle={line(entry)} icon={icon} tone={tone} />;
}

/** Says where the rest is, so that nothing seems lost. Names nobody. */
function HiddenElsewhere(): JSX.Element | null {
  return hiddenPeople.value.length > 0 ? <p class="quiet small">{t('journal.hidden_elsewhere')}</p> : null;
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
