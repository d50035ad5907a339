import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Button } from '../../ui';
import { t } from '../../i18n';

/** The words as they stand, and a way to take them along. The app itself sends nothing, and says so here. */
export function CopyWords({ words }: { words: string }): JSX.Element {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(words);
      setSaid(t('practice.copied'));
    } catch {
      // No permission, or no clipboard here: the words stand on the screen and can be marked by hand.
      setSaid(t('practice.copy_by_hand'));
    }
  };
  return (
    <div class="answer">
      {words !== '' && (
        <div>
          <Button variant="soft" onClick={() => void copy()}>
            {t('practice.copy')}
          </Button>
        </div>
      )}
      <p class="quiet small">{t('practice.sends_nothing')}</p>
      <p role="status" class={said ? 'small' : 'visually-hidden'}>
        {said}
      </p>
    </div>
  );
}
