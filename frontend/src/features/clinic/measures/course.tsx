import './measures.css';

import type { JSX } from 'preact';

import { stepsOf } from '../../../entries/measure-responses/in-words';
import { courseOf, limitsOf } from '../../../entries/measure-responses/scoring';
import { t } from '../../../i18n';
import { dayInWords } from '../../../i18n/dates';
import { FIELD, HEIGHT, plotOf, WIDTH } from './plot';
import type { Course as Found, Reading } from './readings';

/** One measure over time: the plot, the same as a table, how it moved in words, and every item. */
export function Course(course: Found): JSX.Element {
  const { measure, readings } = course;
  const [least, most] = limitsOf(measure);
  return (
    <section class="card stack stack--tight measure" aria-labelledby={`measure-${measure.key}`}>
      <h3 id={`measure-${measure.key}`}>{measure.title}</h3>
      <p class="quiet small">{t('measuring.range', { least, most })}</p>
      <div class="measure-course">
        {readings.length > 1 && (
          <div>
            <Drawn {...course} />
            <Bands {...course} />
          </div>
        )}
        <Totals {...course} />
      </div>
      <p>{moved(course)}</p>
      <Reliable {...course} />
      <Items {...course} />
    </section>
  );
}

/** For the eyes alone: the table beside it says the same. */
function Drawn(course: Found): JSX.Element {
  const { points, lines, bands, marks, days } = plotOf(course);
  return (
    <svg class="measure-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {bands.map(({ y, from }) => (
        <line key={from} class="measure-band" x1={FIELD.left} x2={FIELD.right} y1={y} y2={y} />
      ))}
      <path class="measure-axes" d={`M${FIELD.left} ${FIELD.top}V${FIELD.bottom}H${FIELD.right}`} />
      {marks.map(({ y, value }) => (
        <text key={value} x={FIELD.left - 6} y={y + 4} text-anchor="end">
          {value}
        </text>
      ))}
      {days.map(({ x, day }, index) => (
        <text key={day} x={x} y={HEIGHT - 8} text-anchor={index === 0 ? 'start' : 'end'}>
          {dayInWords(day)}
        </text>
      ))}
      {lines.map((line) => (
        <polyline key={line[0]?.day} class="measure-line" points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />
      ))}
      {points.map(({ x, y, day }) => (
        <circle key={day} class="measure-point" cx={x} cy={y} r={4} />
      ))}
    </svg>
  );
}

/** Under the plot, what each begins with: in it, the line would cross the names. */
function Bands({ measure: { bands } }: Found): JSX.Element | null {
  if (bands.length < 2) return null;
  return (
    <ul class="quiet small measure-bands" aria-label={t('measuring.band')}>
      {bands.slice(1).map(({ from, text }) => (
        <li key={from}>
          {t('measuring.band_from', { from })} <span lang="en">{text}</span>
        </li>
      ))}
    </ul>
  );
}

function Totals({ measure, readings }: Found): JSX.Element {
  return (
    <table class="measure-table">
      <caption class="visually-hidden">{t('measuring.table', { title: measure.title })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('measuring.day')}</th>
          <th scope="col">{t('measuring.total')}</th>
          {measure.bands.length > 0 && <th scope="col">{t('measuring.band')}</th>}
        </tr>
      </thead>
      <tbody>
        {readings.map((one) => (
          <tr key={one.grant}>
            <th scope="row">{dayInWords(one.day)}</th>
            <td>{totalOf(one)}</td>
            {measure.bands.length > 0 && <td lang={one.score.band ? 'en' : undefined}>{one.score.band ?? '–'}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function totalOf({ score: { total, filledIn } }: Reading): string {
  if (total === null) return t('measuring.too_few');
  return filledIn > 0 ? t('measuring.filled', { total, count: filledIn }) : String(total);
}

/** How the newest stands beside the one before and the first, by what is published. */
function moved({ measure, readings }: Found): string {
  const scored = readings.filter(({ score }) => score.total !== null);
  const last = scored.at(-1);
  if (!last || scored.length < 2) return t('measuring.only_one');
  if (measure.change === null) return t('measuring.no_change_known');
  const against = [...new Set([scored.at(-2), scored[0]])];
  const said = against.flatMap((one) => {
    const course = one && courseOf(measure.change, one.score.total, last.score.total);
    if (!course) return [];
    const by = Math.abs((last.score.total ?? 0) - (one.score.total ?? 0));
    return t.of('measuring.course', course, { day: dayInWords(one.day), by });
  });
  return said.join(' ');
}

/** By what that was judged, and who published it. */
function Reliable({ measure: { change, change_source: source }, readings }: Found): JSX.Element | null {
  if (readings.filter(({ score }) => score.total !== null).length < 2) return null;
  return (
    <p class="quiet small">
      {change !== null && t('measuring.reliable', { points: change })} <span lang="en">{source}</span>
    </p>
  );
}

function Items({ measure, readings }: Found): JSX.Element {
  return (
    <details>
      <summary class="clinic-change">{t('measuring.items')}</summary>
      <div class="measure-items" tabIndex={0} role="group" aria-label={t('measuring.items')}>
        <table class="measure-table">
          <thead>
            <tr>
              <th scope="col">{t('measuring.item')}</th>
              {readings.map((one) => (
                <th key={one.grant} scope="col">
                  {dayInWords(one.day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stepsOf(measure).map(({ item, text, options }) => (
              <tr key={item}>
                <th scope="row" lang="en">
                  {text}
                </th>
                {readings.map((one) => (
                  <td key={one.grant} lang="en">
                    {options.find(({ value }) => value === one.answers[item])?.text ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
            {measure.scales.map(({ name }, index) => (
              <tr key={name}>
                <th scope="row" lang="en">
                  {name}
                </th>
                {readings.map((one) => (
                  <td key={one.grant}>{one.score.scales[index]?.value ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet small" lang="en">
        {t('measuring.source', { source: measure.source, rule: measure.missing_rule })}
      </p>
    </details>
  );
}
