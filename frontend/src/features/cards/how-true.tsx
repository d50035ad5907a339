import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Actions, Button, Scale } from '../../ui';
import { type MessageKey, t } from '../../words';
import { answerCard } from './card';

/** "How true does this feel?": a number, words, or "part of me yes, part of me no". Opened by the person only. */
export function HowTrue({ id }: { id: string }): JSX.Element {
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<number | null>(null);
  const [said, setSaid] = useState<MessageKey | null>(null);
  const rate = (): void => {
    if (value === null) return;
    answerCard(id, 'rated', value);
    setSaid(value <= 3 ? 'cards.untrue_said' : 'cards.said');
  };
  const both = (): void => {
    answerCard(id, 'both_true');
    setSaid('cards.both_true_said');
  };
  if (said) {
    return (
      <p class="quiet" role="status">
        {t(said)}
      </p>
    );
  }
  return (
    <>
      <div>
        <Button kind="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('cards.how_true')}
        </Button>
      </div>
      {open && (
        <div class="stack">
          <Scale
            legend={t('cards.how_true')}
            legendHidden
            max={10}
            value={value}
            onChange={setValue}
            ends={[t('cards.true_0'), t('cards.true_10')]}
            words={[0, 3, 5, 7, 10].map((each) => ({ value: each, label: t(`cards.true_${each}` as MessageKey) }))}
          />
          <Actions>
            {value !== null && (
              <Button kind="soft" onClick={rate}>
                {t('cards.keep_answer')}
              </Button>
            )}
            <Button kind="soft" onClick={both}>
              {t('cards.both_true')}
            </Button>
          </Actions>
        </div>
      )}
    </>
  );
}
