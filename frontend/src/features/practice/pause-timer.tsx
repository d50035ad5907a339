import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { drafts } from '../../store';
import { Button, ChoiceChips } from '../../ui';
import { t } from '../../i18n';
import { now } from '../../i18n/calendar';
import { clock } from '../../i18n/dates';

const LENGTHS = [5, 10, 20, 30] as const;
const USUAL = 20;

/** When a pause ends, as an instant: it goes on while the app is closed, and survives it. */
type Kept = { readonly ends_at: number };

const nameOf = (id: string): string => `repair/${id}/pause`;

/**
 * A pause of the length one likes. Off until started; makes no sound, shows no countdown, and says quietly that it is
 * over.
 */
export function Pause({ id }: { id: string }): JSX.Element {
  const [endsAt, setEndsAt] = useState<number | null>(drafts.get<Kept>(nameOf(id))?.ends_at ?? null);
  const [minutes, setMinutes] = useState(USUAL);
  const over = useOver(endsAt);
  const start = (): void => {
    const ends_at = now().getTime() + minutes * 60_000;
    void drafts.set(nameOf(id), { ends_at } satisfies Kept);
    setEndsAt(ends_at);
  };
  const stop = (): void => {
    void drafts.remove(nameOf(id));
    setEndsAt(null);
  };
  return (
    <section class="offer">
      {endsAt === null ? (
        <>
          <ChoiceChips
            legend={t('practice.pause')}
            hint={t('practice.pause_hint')}
            options={LENGTHS.map((length) => ({ value: String(length), label: t('practice.pause_minutes', { minutes: length }) }))}
            value={String(minutes)}
            onChange={(length) => setMinutes(Number(length))}
          />
          <div>
            <Button variant="soft" onClick={start}>
              {t('practice.pause_start')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button variant="soft" onClick={stop}>
            {over ? t('practice.pause_again') : t('practice.pause_stop')}
          </Button>
        </div>
      )}
      {/* Always there, so that a screen reader hears when it gets words. */}
      <p role="status" class={endsAt === null ? 'visually-hidden' : 'said'}>
        {endsAt !== null && (over ? t('practice.pause_over') : t('practice.pause_until', { time: clock(endsAt) }))}
      </p>
    </section>
  );
}

/** Whether the instant has passed; looks again by itself, and when the app comes back into sight. */
function useOver(endsAt: number | null): boolean {
  const [at, setAt] = useState(() => now().getTime());
  const over = endsAt !== null && at >= endsAt;
  useEffect(() => {
    if (endsAt === null || over) return undefined;
    const again = (): void => setAt(now().getTime());
    const timer = setTimeout(again, Math.max(0, endsAt - now().getTime()));
    document.addEventListener('visibilitychange', again);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [endsAt, over, at]);
  return over;
}
