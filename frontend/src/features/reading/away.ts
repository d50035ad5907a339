import { drafts } from '../../store';

const NAME = 'reading/away';

/** The pieces that were put away on this device. */
export function putAway(): readonly string[] {
  return drafts.get<readonly string[]>(NAME) ?? [];
}

export function setAway(id: string, away: boolean): void {
  const others = putAway().filter((one) => one !== id);
  void drafts.set(NAME, away ? [...others, id] : others);
}
