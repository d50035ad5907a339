import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { INNER_PART } from '../../api/vocabularies/inner-part';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { entries, uuid7 } from '../../store';
import { Actions, Button, ChoiceChips } from '../../ui';
import { isLoaded, loadCatalogues, t } from '../../i18n';
import { setOut } from '../../entries/reflections/place';
import type { Answers } from '../../entries/reflections/reflection';
import { saidKept } from '../../library/kept';

/**
 * "Who inside needs to hear this?", for beside a card. Opened by the person only; what they choose can be kept, or be
 * the beginning of a parts check-in. Brings its own words, so a screen of another feature can show it: nothing stands
 * there until they are here.
 */
export function PartFor({ text }: { /** The card's own text, kept with the answer. */ readonly text: string }): JSX.Element | null {
  const { route } = useLocation();
  const [open, setOpen] = useState(false);
  const [part, setPart] = useState<(typeof INNER_PART)[number] | null>(null);
  const [kept, setKept] = useState(false);
  const [id] = useState(uuid7);
  useEffect(() => void loadCatalogues('reflections').catch(() => undefined), []);
  if (!isLoaded('reflections')) return null;
  const put = (status: 'draft' | 'kept', answers: Answers): void =>
    void entries.put('reflections', id, { columns: { form: 'parts', status }, answers, words: { heard: text } });
  const listen = (): void => {
    put('draft', { part });
    setOut(id, { screen: 'feel' });
    route(`/practice/reflections/${id}/feel`);
  };
  const keep = (): void => {
    put('kept', { part });
    setKept(true);
  };
  if (kept) {
    return (
      <p class="quiet" role="status">
        {saidKept(t('reflections.part_for_kept'))}
      </p>
    );
  }
  return (
    <div class="stack stack--tight">
      <div>
        <Button variant="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('reflections.part_for')}
        </Button>
      </div>
      {open && (
        <>
          <ChoiceChips
            legend={t('reflections.part_for')}
            legendHidden
            options={INNER_PART.map((value) => ({ value, label: t.of('reflections.part', value) }))}
            value={part}
            onChange={setPart}
          />
          <p class="quiet" role="status">
            {part && t('reflections.part_for_lead')}
          </p>
          {part && <GoesByItself kind="reflections" id={id} />}
          {part && (
            <Actions>
              <Button variant="soft" onClick={keep}>
                {t('reflections.part_for_keep')}
              </Button>
              <Button variant="soft" onClick={listen}>
                {t('reflections.part_for_on')}
              </Button>
            </Actions>
          )}
        </>
      )}
    </div>
  );
}
