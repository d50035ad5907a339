import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { t } from '../../i18n';
import { TextArea } from '../../ui';
import { describeError } from '../../ui/describe-error';
import { openOwn, sealOwn } from '../../vault/own-words';
import { type ClientCase, putMemo } from './api';

const PAUSE_MS = 1_200;
const MOST = 4_000;

type Kept = 'as_it_is' | 'typing' | 'kept' | string; // else what went wrong

/** What the clinician notes for themselves about a client: sealed in this browser, for them alone, as they type. */
export function Memo({ one }: { one: ClientCase }): JSX.Element {
  const [text, setText] = useState('');
  const [state, setState] = useState<Kept>('as_it_is');
  const held = useRef({ revision: one.memo?.revision ?? 0, typed: '', kept: '', saving: Promise.resolve() });
  const place = (revision: number): { kind: string; id: string; revision: number } => ({ kind: 'memo', id: one.care_link, revision });

  useEffect(() => {
    const { memo } = one;
    if (!memo) return;
    openOwn<{ text: string }>(memo.words, place(memo.revision)).then(
      (words) => {
        if (held.current.typed !== held.current.kept) return; // somebody types already
        held.current = { ...held.current, typed: words.text, kept: words.text };
        setText(words.text);
      },
      (error: unknown) => setState(describeError(error)),
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- opened once; what is typed here goes before
  }, []);

  const save = (): Promise<void> => {
    const work = held.current;
    work.saving = work.saving.then(async () => {
      if (work.typed === work.kept) return;
      const [typed, revision] = [work.typed, work.revision + 1];
      try {
        await putMemo(one.care_link, { words: await sealOwn({ text: typed }, place(revision)), revision });
        Object.assign(work, { revision, kept: typed });
        setState('kept');
      } catch (error) {
        setState(describeError(error));
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
