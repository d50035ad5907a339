import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';

import { About } from '../../../entries/measure-responses/about';
import { measures, titleOf } from '../../../entries/measure-responses/known';
import { untimedId } from '../../../store/uuid7';
import { t } from '../../../i18n';
import { dayInWords } from '../../../i18n/dates';
import { Button, ErrorCallout, Select, showToast } from '../../../ui';
import { useAct } from '../../../ui/use-act';
import { endProposal, propose, type Proposals } from './api';

type Props = { readonly careLink: string; readonly name: string; readonly data: Proposals; readonly changed: () => void };

/** What is proposed and agreed on, and a new proposal. Nothing is sent to anybody: it is spoken of in a session. */
export function Proposing({ careLink, name, data, changed }: Props): JSX.Element {
  const [chosen, setChosen] = useState('');
  const id = useMemo(untimedId, [chosen, data]);
  const act = useAct();
  const live = data.results.filter(({ state }) => state !== 'ended');
  const free = [...measures.value.values()].filter(({ key, self_harm_item: harm }) => !live.some(({ measure }) => measure === key) && (harm === null || data.procedure !== ''));
  const measure = measures.value.get(chosen);
  const give = (): void =>
    act.run(async () => {
      await propose(careLink, id, chosen);
      setChosen('');
      changed();
      showToast({ text: t('measuring.proposed_done', { name }) });
    });
  return (
    <details class="card folded">
      <summary class="clinic-label">{t('measuring.agreeing')}</summary>
      <div class="stack">
        {live.map((one) => (
          <Live key={one.id} one={one} changed={changed} />
        ))}
        <p class="small">{t('measuring.propose_note', { name })}</p>
        {data.procedure === '' && <p class="quiet small">{t('measuring.no_procedure')}</p>}
        <Select
          label={t('measuring.propose_label')}
          value={chosen}
          onChange={setChosen}
          options={[{ value: '', label: t('measuring.propose_none') }, ...free.map(({ key, title }) => ({ value: key, label: title }))]}
        />
        {measure && (
          <p class="quiet small">
            <About measure={measure} /> <span lang="en">{measure.licence}</span>
          </p>
        )}
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        {measure && (
          <div>
            <Button variant="soft" small busy={act.busy} onClick={give}>
              {t('measuring.propose')}
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}

function Live({ one, changed }: { readonly one: Proposals['results'][number]; readonly changed: () => void }): JSX.Element {
  const act = useAct();
  const end = (): void =>
    act.run(async () => {
      await endProposal(one.id);
      changed();
    });
  return (
    <div class="row">
      <span>
        {t(one.state === 'agreed' ? 'measuring.is_agreed' : 'measuring.is_proposed', { title: titleOf(one.measure), day: dayInWords(one.proposed_on) })}
      </span>
      <Button variant="plain" small busy={act.busy} onClick={end} aria-label={t('measuring.end_this', { title: titleOf(one.measure) })}>
        {t('measuring.end')}
      </Button>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
    </div>
  );
}
