import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import Pictures from 'lucide/dist/esm/icons/chart-scatter.mjs';
import Download from 'lucide/dist/esm/icons/download.mjs';
import HandHeart from 'lucide/dist/esm/icons/hand-heart.mjs';
import Heart from 'lucide/dist/esm/icons/heart.mjs';
import Notebook from 'lucide/dist/esm/icons/notebook-pen.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { parked } from '../../store';
import { conflicts } from '../../store/conflicts';
import { ChoiceChips, EmptyState, Field, LinkButton, List, ListRow, Note, Page, Select } from '../../ui';
import { type MessageKey, regional, t } from '../../i18n';
import { hiddenPeople, visiblePeople } from '../../entries/people/person';
import { textOf } from '../../library/texts';
import { rowOf } from './rows';
import { byDay, matching, type Moment, timeline, type TimelineKind } from './timeline';

const ICONS = { repairs: Repeat, 'kind-moments': HandHeart, reflections: Notebook, cards: Heart, 'card-responses': Heart } as const;

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
        <HiddenElsewhere />
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
          <HiddenElsewhere />
        </div>
      </div>
    </Page>
  );
}

function Row({ moment: { entry } }: { moment: Moment }): JSX.Element {
  const row = rowOf(entry, textOf);
  return <ListRow {...row} icon={ICONS[entry.kind]} tone={entry.kind === 'repairs' ? 'green' : 'clay'} />;
}

/** Says where the rest is, so that nothing seems lost. Names nobody. */
function HiddenElsewhere(): JSX.Element | null {
  return hiddenPeople.value.length > 0 ? <p class="quiet small">{t('journal.hidden_elsewhere')}</p> : null;
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
