import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import type { RepairChoice } from '../../api/vocabularies/repair-choice';
import type { Relation } from '../../api/vocabularies/relation';
import { entries } from '../../store';
import { begin } from '../../store/begun';
import { Actions, Button, Callout, Page, Reply } from '../../ui';
import { t } from '../../i18n';
import { addPerson, goesQuietly } from '../../entries/people/person';
import { AsLeft } from '../../entries/as-left';
import { StopRow } from '../../entries/stop-row';
import { forgetDraft, useForm } from '../../entries/use-draft';
import { GonePage } from './gone-page';
import { stopOf } from './leaving';
import { titleOf } from '../../entries/repairs/titles';
import { answersOf, changeRepair, type Repair } from '../../entries/repairs/repair';
import { leadsToWords } from '../../entries/repairs/speaking';
import { afterFright, saysUnsafe } from './safety';
import { NOBODY, SOMEBODY_NEW, Who, type WhoDraft } from './who';

/** Who a repair is about, changed after it was begun. */
export function WhoPage({ id }: { id: string }): JSX.Element {
  const repair = entries.find('repairs', id);
  const there = repair !== undefined;
  useEffect(() => (there ? entries.hold('repairs', id) : undefined), [id, there]);
  return repair ? <Change repair={repair} /> : <GonePage />;
}

function Change({ repair }: { repair: Repair }): JSX.Element {
  const { id, columns } = repair;
  const { route } = useLocation();
  const relation = (answersOf(repair).relation ?? null) as Relation | null;
  const name = `practice/${id}/who`;
  const form = useForm<WhoDraft>(name, () => ({ who: columns.person ?? NOBODY, alias: '', relation }), [columns.person, relation]);
  const { value: draft, change: setDraft } = form;
  const [stays, setStays] = useState(false);
  const steps = { href: `/practice/${id}/steps`, label: t('practice.steps') };
  const done = (): void => {
    const { who, alias } = draft;
    const known = who === null ? undefined : entries.find('people', who);
    // The server keeps speaking up away from a quiet route, also by way of moving over what was written about
    // somebody else.
    if (known && goesQuietly(known) && known.id !== columns.person && saysSomething(repair)) return setStays(true);
    const person = known ? known.id : who === SOMEBODY_NEW && alias.trim() ? addPerson(alias, draft.relation ?? undefined, begin('people')).id : null;
    changeRepair(id, { columns: { person }, answers: { relation: known?.answers.relation ?? draft.relation } });
    const named = entries.find('repairs', id);
    if (named && person !== columns.person && saysUnsafe(named)) afterFright(named);
    forgetDraft(name);
    route(steps.href);
  };
  return (
    <Page
      title={t('practice.who_title')}
      lead={t('practice.who_lead')}
      eyebrow={titleOf(repair)}
      focused
      back={steps}
      foot={
        <>
          <Actions>
            <Button wide onClick={done}>
              {t('practice.keep')}
            </Button>
          </Actions>
          <StopRow stop={stopOf(repair, route)} />
        </>
      }
    >
      <Reply to={stays ? 'stays' : null}>{stays && <Callout tone="clay">{t('practice.stays_with')}</Callout>}</Reply>
      <AsLeft {...form} />
      <Who
        draft={draft}
        onChange={(next) => {
          setDraft(next);
          setStays(false);
        }}
      />
    </Page>
  );
}

/** Whether it holds anything that a quiet route would refuse (backend/repairs/rules.py: check_quiet). */
function saysSomething({ answers }: Repair): boolean {
  const keys = ['how', 'no_need_to_answer', 'spoke', 'stayed_with_myself', 'how_strongly'] as const;
  return keys.some((key) => answers[key] !== undefined && answers[key] !== null) || leadsToWords(answers['choice'] as RepairChoice);
}
