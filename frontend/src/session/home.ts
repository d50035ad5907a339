import type { SessionUser } from '../api/types';

/** Where somebody begins, by what they are here for. */
export function homeOf(user: SessionUser | null | undefined): string {
  return user?.role === 'clinician' ? '/clinic' : user?.role === 'administrator' ? '/office' : '/';
}
