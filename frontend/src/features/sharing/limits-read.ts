import type { OwnLink } from '../../entries/shared/links';
import { drafts } from '../../store';

// Before the first share with a therapist, and again when their words about it changed, what they may have to pass on
// stands open. Which words somebody shared with is kept on this device, sealed.

const nameOf = ({ id }: OwnLink): string => `limits-read/${id}`;

export function haveReadLimits(link: OwnLink): boolean {
  return drafts.get<string>(nameOf(link)) === link.limits;
}

export function noteLimitsRead(link: OwnLink): void {
  void drafts.set(nameOf(link), link.limits);
}
