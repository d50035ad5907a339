import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

import { drafts } from '../../../store';
import { Button, ChoiceChips, Switch } from '../../../ui';
import { t } from '../../../i18n';
import { One, type StepProps, Text } from '../bound-fields';
import { CopyWords } from '../copy-words';
import { changeRepair } from '../../../entries/repairs/repair';
import { filled, isStarter, myPart, ownParts, type Starter, startersFor } from '../starters';

const PARTS = ['observation', 'feeling', 'need', 'request', 'appreciation', 'limit'] as const;

/** Words, each part optional, with a way to begin that fills itself from them while they are typed. */
export function Say({ repair }: StepProps): JSX.Element {
  return (
    <Preview repair={repair} offered={startersFor(repair)}>
      <div class="parts">
        {PARTS.map((name) => (
          <Text key={name} repair={repair} name={name} hint={t.of('practice.*_hint', name)} rows={1} />
        ))}
      </div>
    </Preview>
  );
}

type PreviewProps = StepProps & { readonly offered: readonly Starter[]; readonly children?: ComponentChildren };

/** What it sounds like, live, and in sight while the parts below it are typed. */
export function Preview({ repair, offered, children }: PreviewProps): JSX.Element {
  const { id, words } = repair;
  const kept = drafts.get<string>(`repair/${id}/try`);
  const [picked, setPicked] = useState<Starter | null>(isStarter(kept) && offered.includes(kept) ? kept : null);
  const starter = picked && offered.includes(picked) ? picked : null;
  const choose = (one: Starter): void => {
    void drafts.set(`repair/${id}/try`, one);
    setPicked(one);
  };
  const sample = starter ? filled(starter, repair) : ownParts(repair);
  return (
    <>
      <section class="stack" aria-labelledby="sounds">
        <h2 id="sounds">{t('practice.sounds')}</h2>
        <ChoiceChips
          legend={t('practice.try')}
          hint={t('practice.try_hint')}
          options={offered.map((one) => ({ value: one, label: t.of('practice.try_*_name', one) }))}
          value={picked}
          onChange={choose}
        />
      </section>
      {sample !== '' && <InSight label={t('practice.sounds')}>{sample}</InSight>}
      {children}
      <OwnWording repair={repair} sample={sample} own={words['own_wording']?.trim() ?? ''} />
    </>
  );
}

function InSight({ label, children }: { readonly label: string; readonly children: string }): JSX.Element {
  return (
    <div class="in-sight" role="group" aria-label={label} tabIndex={0}>
      <p class="preview">{children}</p>
    </div>
  );
}

type OwnProps = StepProps & { readonly sample: string; readonly own: string };

/** What was put together can be taken over and changed; what was changed is never overwritten by it. */
function OwnWording({ repair, sample, own }: OwnProps): JSX.Element {
  const take = (): void => changeRepair(repair.id, { words: { own_wording: own ? `${own}\n\n${sample}` : sample } });
  return (
    <section class="stack">
      {sample !== '' && (
        <div>
          <Button variant="outline" small onClick={take}>
            {t('practice.take_over')}
          </Button>
        </div>
      )}
      <Text repair={repair} name="own_wording" label={t('practice.own_wording')} hint={t('practice.own_wording_hint')} rows={4} />
      <CopyWords words={own || sample} />
    </section>
  );
}

/** "I hurt them" has words of its own. Nothing in it asks for an answer. */
export function Hurt({ repair }: StepProps): JSX.Element {
  const sample = myPart(repair);
  return (
    <>
      <p class="quiet">{t('practice.stirs')}</p>
      {sample !== '' && <InSight label={t('practice.sounds')}>{sample}</InSight>}
      <div class="parts">
        <Text repair={repair} name="hurt_what" hint={t('practice.hurt_what_hint')} rows={1} />
        <Text repair={repair} name="hurt_landed" hint={t('practice.hurt_landed_hint')} rows={1} />
        <Text repair={repair} name="hurt_sorry" rows={1} />
        <Text repair={repair} name="hurt_differently" hint={t('practice.hurt_differently_hint')} rows={1} />
      </div>
      <Switch
        label={t('practice.no_need_to_answer')}
        hint={t('practice.no_answer_wanted')}
        checked={repair.answers['no_need_to_answer'] === true}
        onChange={(checked) => changeRepair(repair.id, { answers: { no_need_to_answer: checked || null } })}
      />
      <CopyWords words={sample} />
      <p class="quiet small">{t('practice.closing_apologise')}</p>
    </>
  );
}

/** How and when, and what holds if it goes badly. */
export function How({ repair }: StepProps): JSX.Element {
  return (
    <>
      <One repair={repair} name="how" legend={t('practice.how_legend')} />
      <Text repair={repair} name="say_when" rows={2} />
      <Text repair={repair} name="if_it_goes_badly" hint={t('practice.if_it_goes_badly_hint')} />
      <Text repair={repair} name="who_supports_me" rows={2} />
    </>
  );
}
