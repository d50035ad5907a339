import type { JSX } from 'preact';

import { t } from '../i18n';
import { charactersLeft } from '../vault/size';

export type Bounded = {
  /** About how many letters read well here. What is longer is kept whole, and the field says so. */
  most?: number;
  /** All words that are sealed together with this one, this one among them: together they have an end. */
  among?: object;
};

const NEAR = 500;

/** Whether everything sealed together is longer than can be kept everywhere. */
export function isOver({ among }: Bounded): boolean {
  return among !== undefined && charactersLeft(among) < 0;
}

/**
 * Where a field ends, said near its end alone and in rough steps, so that a screen reader is told politely and not at
 * every letter. Nothing is ever cut.
 */
export function Room({ id, value, most, among }: Bounded & { id: string; value: string }): JSX.Element | null {
  if (most === undefined && among === undefined) return null;
  return (
    <p class="field-hint field-room" id={`${id}-room`} role="status">
      {inWords(value, { most, among })}
    </p>
  );
}

function inWords(value: string, { most = Infinity, among }: { most: number | undefined; among: object | undefined }): string {
  const whole = among === undefined ? Infinity : charactersLeft(among);
  const own = most - [...value].length;
  if (whole < 0) return t('errors.room_whole_over', { count: rough(-whole, Math.ceil) });
  if (own < 0) return t('errors.room_over', { count: rough(-own, Math.ceil) });
  const left = Math.min(whole, own);
  if (left > (whole < own ? NEAR : Math.max(10, most / 10))) return '';
  return left < 5 ? t('errors.room_none') : t(whole < own ? 'errors.room_whole' : 'errors.room', { count: rough(left, Math.floor) });
}

function rough(characters: number, round: (value: number) => number): number {
  const step = characters >= 1000 ? 100 : characters >= 100 ? 50 : characters >= 20 ? 10 : 5;
  return round(characters / step) * step;
}
