import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import Pictures from 'lucide/dist/esm/icons/chart-scatter.mjs';
import Download from 'lucide/dist/esm/icons/download.mjs';
import HandHeart from 'lucide/dist/esm/icons/hand-heart.mjs';
import Heart from 'lucide/dist/esm/icons/heart.mjs';
import Notebook from 'lucide/dist/esm/icons/notebook-pen.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { conflicts, type OpenEntry, parked } from '../../offline';
import { ChoiceChips, EmptyState, Field, LinkButton, List, ListRow, Note, Page, Select } from '../../ui';
import { type MessageKey, regional, t } from '../../words';
import { oneLine } from '../../words/one-line';
import type { Moment as KindMoment } from '../moments/moment';
import { titleOf as kindTitleOf, whoOf } from '../moments/reading';
import { visiblePeople } from '../people/person';
import { statusOf, titleOf } from '../practice/reading';
import type { Repair } from '../practice/repair';
import { lineOf, titleOf as reflectionTitleOf } from '../reflections/reading';
import type { Reflection } from '../reflections/reflection';
import { textOf } from '../today/library';
import { byDay, matching, type Moment, timeline, type TimelineKind } from './timeline';

/** Looking back: one's own entries by day. Nothing is counted and nothing compared. */
export function TimelinePage(): JSX.Element {
  const [kind, setKind] = useState<TimelineKind | 'all'>('all');
  const [person, setPerson] = useState('');
  const [query, setQuery] = useState('');
  const all = timeline(textOf);
  const found = matching(all, { kind: kind === 'all' ? null : kind, person: person || null, query });
  if (all.length === 0) {
    return (
      <Page title={t('shell.journal')} wide>
        <Attention />
        <EmptyState icon={Notebook} title={t('journal.empty_title')}>
          {t('journal.empty')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('shell.journal')} wide>
      <Attention />
      <div class="columns columns--side-first">
        <div>
          <Field type="search" label={t('journal.search')} hint={t('journal.search_hint')} value={query} onInput={setQuery} autocomplete="off" />
          <div class="journal-filters">
            <ChoiceChips
              legend={t('journal.kind')}
              legendHidden
              options={(['all', 'repairs', 'kind-moments', 'reflections', 'card-responses'] as const).map((value) => ({ value, label: t(`journal.kind_${value.replace('-', '_')}` as MessageKey) }))}
              value={kind}
              onChange={setKind}
            />
            {visiblePeople.value.length > 0 && (
              <Select
                label={t('journal.person')}
                value={person}
                onChange={setPerson}
                options={[{ value: '', label: t('journal.anybody') }, ...visiblePeople.value.map(({ id, words }) => ({ value: id, label: words.alias }))]}
              />
            )}
          </div>
          <List>
            <ListRow href="/journal/pictures" icon={Pictures} tone="clay" title={t('journal.pictures_title')} note={t('journal.pictures_note')} />
            <ListRow href="/journal/export" icon={Download} tone="clay" title={t('journal.export_title')} note={t('journal.export_note')} />
          </List>
        </div>
        <div>
          {found.length === 0 && <p class="quiet">{t('journal.nothing_found')}</p>}
          {byDay(found).map(([day, moments]) => (
            <section key={day} class="stack stack--tight">
              <h2 class="section-title">{dayName(day)}</h2>
              <List>
                {moments.map((moment) => (
                  <Row key={moment.entry.id} moment={moment} />
                ))}
              </List>
            </section>
          ))}
        </div>
      </div>
    </Page>
  );
}

function Row({ moment: { entry } }: { moment: Moment }): JSX.Element {
  if (entry.kind === 'repairs') {
    const repair = entry as Repair;
    const happened = repair.words['happened']?.trim();
    return <ListRow href={`/practice/${repair.id}`} icon={Repeat} title={titleOf(repair)} note={happened ? oneLine(happened) : statusOf(repair)} />;
  }
  if (entry.kind === 'kind-moments') {
    const kind = entry as KindMoment;
    return <ListRow href={`/people/moments/${kind.id}`} icon={HandHeart} tone="clay" title={kindTitleOf(kind)} note={whoOf(kind)} />;
  }
  if (entry.kind === 'reflections') {
    const reflection = entry as Reflection;
    return <ListRow href={`/practice/reflections/${reflection.id}`} icon={Notebook} tone="clay" title={reflectionTitleOf(reflection)} note={lineOf(reflection)} />;
  }
  const { columns, answers } = entry as OpenEntry<'card-responses'>;
  const note = columns.response === 'rated' ? t('journal.rated', { value: answers.true_now ?? 0 }) : t(`journal.response_${columns.response}` as MessageKey);
  return <ListRow icon={Heart} tone="clay" title={textOf(columns.text) || t('journal.a_card')} note={note} />;
}

/** What could not be stored everywhere, if there is any. */
function Attention(): JSX.Element | null {
  if (conflicts.list.value.length === 0 && parked.list.value.length === 0) return null;
  return (
    <Note tone="clay">
      <div class="stack stack--tight">
        <p>{t('journal.attention')}</p>
        <div>
          <LinkButton kind="outline" small href="/journal/attention">
            {t('journal.attention_open')}
          </LinkButton>
        </div>
      </div>
    </Note>
  );
}

function dayName(day: string): string {
  return new Intl.DateTimeFormat(regional(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));
}
