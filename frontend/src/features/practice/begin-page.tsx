import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import type { RepairDepth } from '../../api/vocabularies/repair-depth';
import { StopRow } from '../../entries/stop-row';
import { drafts, entries } from '../../store';
import { begin } from '../../store/begun';
import { Actions, Button, Page } from '../../ui';
import { t } from '../../i18n';
import { addPerson, goesQuietly, visiblePeople } from '../../entries/people/person';
import { DepthChoice } from './depth';
import { beginRepair } from '../../entries/repairs/repair';
import { setOutToSpeakUp } from './to-speak-up';
import { SOMEBODY_NEW, Who, type WhoDraft } from './who';

const NEW = 'repair-new';
type Begun = WhoDraft & { readonly depth: RepairDepth };

/**
 * Who it is about, and how deep to go. Kept on the device while it is chosen; nothing is an entry until the person
 * goes on.
 */
export function BeginPage(): JSX.Element {
  const { route, query } = useLocation();
  const first: Begun = { who: visiblePeople.peek().length === 0 ? SOMEBODY_NEW : null, alias: '', relation: null, depth: 'light' };
  const asked = query['person'] ? { who: query['person'] } : {};
  const [begun, setBegun] = useState<Begun>({ ...first, ...drafts.get<Begun>(NEW), ...asked });
  const change = (next: Partial<Begun>): void => {
    const whole = { ...begun, ...next };
    void drafts.set(NEW, whole);
    setBegun(whole);
  };
  const goOn = (): void => {
    const { who, alias, relation, depth } = begun;
    const known = who === null ? undefined : entries.find('people', who);
    const said = known?.answers.relation ?? relation;
    const fresh = who === SOMEBODY_NEW && alias.trim() ? addPerson(alias, relation ?? undefined, begin('people')).id : null;
    void drafts.remove(NEW);
    if (said === 'my_therapist' && !(known && goesQuietly(known))) return route(setOutToSpeakUp());
    const person = known ? known.id : fresh;
    const { id } = beginRepair(person, depth, said);
    route(`/practice/${id}/happened`);
  };
  return (
    <Page
      title={t('practice.who_title')}
      lead={t('practice.who_lead')}
      focused
      back={{ href: '/practice', label: t('shell.practice') }}
      foot={
        <>
          <Actions>
            <Button wide onClick={goOn}>
              {t('practice.go_on')}
            </Button>
          </Actions>
          <StopRow stop={{ label: t('practice.stop'), run: () => route('/practice/new/rest') }} />
        </>
      }
    >
      <Who draft={begun} onChange={change} />
      <DepthChoice value={begun.depth} onChange={(depth) => change({ depth })} />
    </Page>
  );
}
