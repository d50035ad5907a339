import './measures.css';

import type { JSX } from 'preact';

import { stepsOf } from '../../../entries/measure-responses/in-words';
import { limitsOf } from '../../../entries/measure-responses/scoring';
import { t } from '../../../i18n';
import { dayInWords } from '../../../i18n/dates';
import { movedIn, scoredOf } from './moved';
import { FIELD, HEIGHT, plotOf, WIDTH } from './plot';
import type { Course as Found, Reading } from './readings';

const MANY = 12; // rows of a table that stand without scrolling

/** One measure over time: where it stands and how it moved in words, the plot, the same as a table, and every item. */
export function Course(course: Found): JSX.Element {
  const { measure, readings } = course;
  const [least, most] = limitsOf(measure);
  return (
    <section class="card stack stack--tight measure" aria-labelledby={`measure-${measure.key}`}>
      <h3 id={`measure-${measure.key}`}>{measure.title}</h3>
      <Newest {...course} />
      {movedIn(course).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p class="quiet small">{t('measuring.range', { least, most })}</p>
      <div class="measure-course">
        {readings.length > 1 && (
          <div>
            <Drawn {...course} />
            <Bands {...course} />
          </div>
        )}
        {!saidAlready(readings) && <Totals {...course} />}
      </div>
      <Reliable {...course} />
      <Items {...course} />
    </section>
  );
}

/** One alone stands above, unless something of it was filled in or it can't be added up. */
function saidAlready([one, ...others]: readonly Reading[]): boolean {
  return one !== undefined && others.length === 0 && one.score.total !== null && one.score.filledIn === 0;
}

/** Where it stands, before all else: the newest that can be added up, and whether one came since that can't be. */
function Newest(course: Found): JSX.Element | null {
  const last = scoredOf(course).at(-1);
  const newest = course.readings.at(-1);
  return (
    <>
      {last && (
        <p class="measure-newest">
          <b>{last.score.total}</b>
          {last.score.band && <span lang="en">{last.score.band}</span>}
          <span class="quiet small">{dayInWords(last.day)}</span>
        </p>
      )}
      {newest && newest !== last && <p>{t('measuring.newest_too_few', { day: dayInWords(newest.day) })}</p>}
    </>
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

/** Under the plot, where each begins: in it, the line would cross the names. */
function Bands({ measure: { bands } }: Found): JSX.Element | null {
  if (bands.length < 2) return null;
  return (
    <ul class="quiet small measure-bands" aria-label={t('measuring.band')}>
      {bands.map(({ from, text }) => (
        <li key={from}>
          {t('measuring.band_from', { from })} <span lang="en">{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** The newest first; beyond a dozen it scrolls beside the plot. */
function Totals({ measure, readings }: Found): JSX.Element {
  const scrolls = readings.length > MANY;
  return (
    <div class="measure-totals" {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': t('measuring.table', { title: measure.title }) } : {})}>
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
          {readings.toReversed().map((one) => (
            <tr key={one.grant}>
              <th scope="row">{dayInWords(one.day)}</th>
              <td>{totalOf(one)}</td>
              {measure.bands.length > 0 && <td lang={one.score.band ? 'en' : undefined}>{one.score.band ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function totalOf({ score: { total, filledIn } }: Reading): string {
  if (total === null) return t('measuring.too_few');
  return filledIn > 0 ? t('measuring.filled', { total, count: filledIn }) : String(total);
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

function Items({ measure, readings: all }: Found): JSX.Element {
  const readings = all.toReversed();
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
                  <td key={one.grant} data-day={dayInWords(one.day)} lang="en">
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
                  <td key={one.grant} data-day={dayInWords(one.day)}>{one.score.scales[index]?.value ?? '–'}</td>
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
