import { limitsOf } from '../../../entries/measure-responses/scoring';
import type { Course } from './readings';

export const WIDTH = 320;
export const HEIGHT = 120;
const EDGE = 8;

/** With more than this between two, nobody knows what was: the line is broken there. */
const LONGEST_DAYS = 42;

export type Point = { readonly x: number; readonly y: number; readonly day: string; readonly total: number };
export type Plot = {
  readonly points: readonly Point[];
  /** Points that a line joins; a gap ends one. */
  readonly lines: readonly (readonly Point[])[];
  readonly bands: readonly { readonly y: number; readonly text: string }[];
};

/** As it was answered: nothing is smoothed, and what was not answered is a gap. */
export function plotOf({ measure, readings }: Course): Plot {
  const [least, most] = limitsOf(measure);
  const days = readings.map(({ day }) => Date.parse(day));
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  const across = (day: string): number => (span === 0 ? WIDTH / 2 : EDGE + ((Date.parse(day) - first) / span) * (WIDTH - 2 * EDGE));
  const up = (total: number): number => HEIGHT - EDGE - ((total - least) / (most - least)) * (HEIGHT - 2 * EDGE);
  const lines: Point[][] = [];
  const points: Point[] = [];
  let before: Point | null = null;
  for (const { day, score } of readings) {
    if (score.total === null) {
      before = null;
      continue;
    }
    const point = { x: across(day), y: up(score.total), day, total: score.total };
    const joined = before !== null && Date.parse(day) - Date.parse(before.day) <= LONGEST_DAYS * 86_400_000;
    if (joined) lines.at(-1)?.push(point);
    else lines.push([point]);
    points.push(point);
    before = point;
  }
  return { points, lines, bands: measure.bands.slice(1).map(({ from, text }) => ({ y: up(from), text })) };
}
