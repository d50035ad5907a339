import type { FURTHER } from '../i18n/families';
import data from './further.yaml';

/** A book or a paper of somebody else's. Its title is said as it was published, in its own language. */
export type Book = {
  readonly id: (typeof FURTHER)[number];
  readonly author: string;
  readonly title: string;
  readonly year?: number;
  /** Where a paper or a chapter stands. */
  readonly in?: string;
  /** The title of a Spanish edition. */
  readonly es?: string;
  readonly for: 'anybody' | 'therapists';
};

export const further = data as readonly Book[];
