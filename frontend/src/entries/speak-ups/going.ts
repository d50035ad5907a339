import { isQuietWithTherapist } from '../../library/own-cards';
import type { Content } from './speak-up';

/** More than a misunderstanding: it goes to no therapist. */
export function isBeyond({ answers }: Pick<Content, 'answers'>): boolean {
  return answers.what?.includes('beyond') ?? false;
}

/**
 * Whether it is for a therapist's eyes at all: two ways to bring it are told by a share. Every other stays on the
 * person's own devices.
 */
export function goesToTherapist(content: Pick<Content, 'answers'>): boolean {
  const { bringing } = content.answers;
  return (bringing === 'open_it_gently' || bringing === 'read_it_before') && !isBeyond(content) && !isQuietWithTherapist();
}
