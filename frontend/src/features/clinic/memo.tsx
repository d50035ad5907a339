import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { t } from '../../i18n';
import { TextArea } from '../../ui';
import { describeError } from '../../ui/describe-error';
import { type ClientCase, getClient, putMemo } from './api';
import { openMemo, sealMemo } from './memo-words';

const PAUSE_MS = 1_200;
const MOST = 4_000;

type Kept = 'as_it_is' | 'typing' | 'kept' | string; // else what went wrong

/** What the clinician notes for themselves about a client: sealed in this browser, for them alone, as they type. */
export function Memo({ one }: { one: ClientCase }): JSX.Element {
  const [text, setText] = useState('');
  const [state, setState] = useState<Kept>('as_it_is');
  const held = useRef({ revision: one.memo?.revision ?? 0, typed: '', kept: '', saving: Promise.resolve() });

  /** What stands there, read just now: it stays, and what was typed here meanwhile goes on below it. */
  const takeIn = async (there: ClientCase): Promise<void> => {
    const kept = await openMemo(there);
    const work = held.current;
    const mine = work.typed === work.kept ? '' : work.typed;
    Object.assign(work, { revision: there.memo?.revision ?? 0, kept, typed: [kept, mine].filter(Boolean).join('\n\n') });
    setText(work.typed); // and what is new in it is saved as what is typed is
  };
  const failed = (error: unknown): void => setState(describeError(error));

  useEffect(() => {
    held.current.saving = takeIn(one).catch(failed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- opened once; what is typed here goes below
  }, []);

  const save = (): Promise<void> => {
    const work = held.current;
    work.saving = work.saving.then(async () => {
      if (work.typed === work.kept) return;
      const [typed, revision] = [work.typed, work.revision + 1];
      try {
        await putMemo(one.care_link, await sealMemo(one.care_link, typed, revision));
        Object.assign(work, { revision, kept: typed });
        setState('kept');
      } catch (error) {
        const elsewhere = error instanceof ApiError && error.code === 'stale_revision'; // another device was quicker
        await (elsewhere ? getClient(one.care_link).then(takeIn) : Promise.reject(error)).catch(failed);
      }
    });
    return work.saving;
  };
  useEffect(() => {
    if (text === held.current.kept) return;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]); // eslint-disable-line react-hooks/exhaustive-deps -- a pause after the last letter
  useEffect(() => {
    const now = (): void => void save();
    addEventListener('pagehide', now);
    return () => {
      removeEventListener('pagehide', now);
      now();
    };
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- what is unsaved is in the ref

  const type = (typed: string): void => {
    held.current.typed = typed;
    setState('typing');
    setText(typed);
  };
  return (
    <section class="stack stack--tight" onFocusOut={() => void save()}>
      <TextArea label={t('clinic.memo')} hint={t('clinic.memo_hint')} value={text} onInput={type} rows={3} most={MOST} />
      <p class="quiet small" role="status">
        {state === 'kept' ? t('clinic.memo_kept') : state === 'as_it_is' || state === 'typing' ? '' : state}
      </p>
    </section>
  );
}
