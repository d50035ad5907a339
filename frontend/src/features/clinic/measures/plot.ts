import { limitsOf } from '../../../entries/measure-responses/scoring';
import type { Course } from './readings';

// Nearly as many as the pixels it is drawn in, so that what it says is as large as the text beside it.
export const WIDTH = 280;
export const HEIGHT = 180;
/** The field that the points stand in, within the picture: around it there is room for what the axes say. */
export const FIELD = { left: 26, right: WIDTH - 8, top: 10, bottom: HEIGHT - 26 } as const;

/** No point stands on an edge of it. */
const INNER = { left: FIELD.left + 8, right: FIELD.right - 8 };

/** The height of a number beside the axis. */
const LINE = 13;

/** With more than this between two, nobody knows what was: the line is broken there. */
const LONGEST_DAYS = 42;

type Point = { readonly x: number; readonly y: number; readonly day: string; readonly total: number };
export type Plot = {
  readonly points: readonly Point[];
  /** Points that a line joins; a gap ends one. */
  readonly lines: readonly (readonly Point[])[];
  /** Where each begins. What it is called stands beneath the picture, where no line crosses it. */
  readonly bands: readonly { readonly y: number; readonly from: number }[];
  /** Beside the axis, from where to where the measure can go and where its bands begin; none covers another. */
  readonly marks: readonly { readonly y: number; readonly value: number }[];
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
    bands: measure.bands.slice(1).map(({ from }) => ({ y: up(from), from })),
    marks: apart([least, ...measure.bands.slice(1).map(({ from }) => from), most].map((value) => ({ y: up(value), value }))),
    days: [...new Set([readings[0]?.day, readings.at(-1)?.day])].flatMap((day) => (day ? [{ x: across(day), day }] : [])),
  };
}

function apart(marks: Plot['marks']): Plot['marks'] {
  let below = Infinity;
  return marks.map(({ y, value }) => ({ value, y: (below = Math.min(y, below - LINE)) }));
}
