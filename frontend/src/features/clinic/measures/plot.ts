import { limitsOf } from '../../../entries/measure-responses/scoring';
import type { Course } from './readings';

export const WIDTH = 340;
export const HEIGHT = 200;
/** The field that the points stand in, within the picture: around it there is room for what the axes say. */
export const FIELD = { left: 26, right: WIDTH - 8, top: 10, bottom: HEIGHT - 26 } as const;

/** No point stands on an edge of it. */
const INNER = { left: FIELD.left + 8, right: FIELD.right - 8 };

/** A name above its line, and the height of a line of text. */
const ABOVE = 4;
const LINE = 13;

/** With more than this between two, nobody knows what was: the line is broken there. */
const LONGEST_DAYS = 42;

export type Point = { readonly x: number; readonly y: number; readonly day: string; readonly total: number };
export type Plot = {
  readonly points: readonly Point[];
  /** Points that a line joins; a gap ends one. */
  readonly lines: readonly (readonly Point[])[];
  /** Where each begins, and where its name stands: above that, and above the name of the one below it. */
  readonly bands: readonly { readonly y: number; readonly name: number; readonly text: string }[];
  /** From where to where the measure can go. */
  readonly limits: readonly { readonly y: number; readonly value: number }[];
  /** The first and the last day; one where there is no other. */
  readonly days: readonly { readonly x: number; readonly day: string }[];
};

/** As it was answered: nothing is smoothed, and what was not answered is a gap. */
export function plotOf({ measure, readings }: Course): Plot {
  const [least, most] = limitsOf(measure);
  const days = readings.map(({ day }) => Date.parse(day));
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  const across = (day: string): number => (span === 0 ? (FIELD.left + FIELD.right) / 2 : INNER.left + ((Date.parse(day) - first) / span) * (INNER.right - INNER.left));
  const up = (total: number): number => FIELD.bottom - ((total - least) / (most - least)) * (FIELD.bottom - FIELD.top);
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
  return {
    points,
    lines,
    bands: named(measure.bands.slice(1).map(({ from, text }) => ({ y: up(from), text }))),
    limits: [least, most].map((value) => ({ y: up(value), value })),
    days: [...new Set([readings[0]?.day, readings.at(-1)?.day])].flatMap((day) => (day ? [{ x: across(day), day }] : [])),
  };
}

function named(bands: readonly { y: number; text: string }[]): Plot['bands'] {
  let below = Infinity;
  return bands.map((band) => ({ ...band, name: (below = Math.min(band.y - ABOVE, below - LINE)) }));
}
