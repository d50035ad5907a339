import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Actions, Button } from '../ui';
import { Scale } from '../ui/scale';
import { t } from '../i18n';

export type TrueScaleProps = {
  /** A rating comes with its number, "part of me yes, part of me no" without: it is a whole answer. */
  readonly onAnswer: (response: 'rated' | 'both_true', value?: number) => void;
  readonly children?: ComponentChildren;
};

/** "How true does this feel?": a number, words, or both at once. Opened by the person only. */
export function TrueScale({ onAnswer, children }: TrueScaleProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<number | null>(null);
  return (
    <>
      <Button variant="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('today.how_true')}
      </Button>
      {open && (
        <div class="stack">
          <Scale
            legend={t('today.how_true')}
            legendHidden
            max={10}
            value={value}
            onChange={setValue}
            ends={[t('today.true_0'), t('today.true_10')]}
            labels={[0, 3, 5, 7, 10].map((each) => ({ value: each, label: t.of('today.true', each) }))}
          />
          <Actions>
            {value !== null && (
              <Button variant="soft" onClick={() => onAnswer('rated', value)}>
                {t('today.keep_answer')}
              </Button>
            )}
            <Button variant="soft" onClick={() => onAnswer('both_true')}>
              {t('today.both_true')}
            </Button>
          </Actions>
          {children}
        </div>
      )}
    </>
  );
}
