import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Button, Chips, Field, Scale, TextArea } from '../../../ui';
import { type MessageKey, t } from '../../../words';
import { keepPlace, placeIn } from '../place';
import { closenessWords } from '../reading';
import { answersOf, changeRepair, KINDS, wordsOf } from '../repair';
import type { StepProps } from '../step-page';

const FIRST_KINDS = 4;

/** What a camera would have seen, and what kind of moment it was. */
export function Happened({ repair }: StepProps): JSX.Element {
  const chosen = answersOf(repair).kinds ?? [];
  const [all, setAll] = useState(KINDS.slice(FIRST_KINDS).some((kind) => chosen.includes(kind)));
  const offered = all ? KINDS : KINDS.slice(0, FIRST_KINDS);
  const place = placeIn(repair.id);
  return (
    <>
      <TextArea
        label={t('practice.happened_label')}
        value={wordsOf(repair).happened ?? ''}
        onInput={(happened) => changeRepair(repair.id, { words: { happened } })}
        caret={place?.screen === 'happened' ? place.caret : undefined}
        onCaret={(caret) => keepPlace(repair.id, { screen: 'happened', caret })}
        maxLength={8000}
      />
      <Chips
        legend={t('practice.kinds')}
        options={offered.map((kind) => ({ value: kind, label: t(`practice.kind_${kind}` as MessageKey) }))}
        value={chosen}
        onChange={(kinds) => changeRepair(repair.id, { answers: { kinds } })}
      />
      {!all && (
        <div>
          <Button kind="outline" small onClick={() => setAll(true)}>
            {t('practice.more_kinds')}
          </Button>
        </div>
      )}
    </>
  );
}

/** How close it felt, and when it was. */
export function Closeness({ repair }: StepProps): JSX.Element {
  return (
    <>
      <Scale
        legend={t('practice.closeness_title')}
        legendHidden
        max={4}
        value={answersOf(repair).closeness_before ?? null}
        onChange={(closeness_before) => changeRepair(repair.id, { answers: { closeness_before } })}
        ends={[t('practice.closeness_0'), t('practice.closeness_4')]}
        words={closenessWords()}
      />
      <Field
        type="date"
        label={t('practice.happened_on')}
        value={repair.columns.happened_on ?? ''}
        onInput={(day) => changeRepair(repair.id, { columns: { happened_on: day || null } })}
      />
    </>
  );
}
