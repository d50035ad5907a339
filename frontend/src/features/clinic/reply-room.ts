import { sharingOf } from '../../entries/aspects';
import { loadCatalogues } from '../../i18n';
import type { ClientCase, SharedItem } from './api';

type Part = typeof import('./reply-composer');

const LONGEST_MS = 1500;
let here: Part | null = null;

/** What a reply is written with. */
export async function loadComposer(): Promise<Part> {
  here ??= (await Promise.all([import('./reply-composer'), loadCatalogues('replying', 'speakup')]))[0];
  return here;
}

/** The same where it is here already, so that it stands with the first paint. */
export const composerHere = (): Part | null => here;

/**
 * Fetches what stands beneath something that takes a reply, while that is fetched itself: what came after it would push
 * down what is being read. It waits for a moment at most, and what does not come says so in its place.
 */
export async function readyReply(one: ClientCase, { kind, grant, about }: SharedItem): Promise<void> {
  if (!sharingOf(kind)?.takesReply) return;
  const ready = loadComposer().then(({ askAhead }) => askAhead({ grant, about, client: one.introduction.client }));
  await Promise.race([ready.catch(() => undefined), new Promise((done) => setTimeout(done, LONGEST_MS))]);
}
