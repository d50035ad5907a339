import './plot.css';

import type { JSX } from 'preact';

import type { Picture } from '../../entries/picture';
import { t } from '../../i18n';

const WIDTH = 320;
const HEIGHT = 132;
const EDGE = 12;

/**
 * Dots in the order of time. No line joins one day to the next and nothing has a colour for less: a picture, not a
 * judgement.
 */
export function Plot({ title, summary, points, max, ends, names }: Picture): JSX.Element {
  const x = (index: number): number => EDGE + ((index + 0.5) * (WIDTH - 2 * EDGE)) / points.length;
  const y = (value: number): number => HEIGHT - EDGE - (value * (HEIGHT - 2 * EDGE)) / max;
  return (
    <figure class="plot">
      <figcaption>{title}</figcaption>
      <div class="plot-frame">
        <span class="plot-end">{ends[1]}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
          {Array.from({ length: max === 10 ? 3 : max + 1 }, (_, step) => {
            const at = y((step * max) / (max === 10 ? 2 : max));
            return <line key={step} class="plot-rule" x1={EDGE} x2={WIDTH - EDGE} y1={at} y2={at} />;
          })}
          {points.map(({ when, values }, index) => (
            <g key={`${when}${index}`}>
              {values.length > 1 && <line class="plot-pair" x1={x(index)} x2={x(index)} y1={y(values[0]?.value ?? 0)} y2={y(values[1]?.value ?? 0)} />}
              {values.map(({ value }, which) => (
                <circle key={which} class={which === 0 && values.length > 1 ? 'plot-dot plot-dot--first' : 'plot-dot'} cx={x(index)} cy={y(value)} r={5} />
              ))}
            </g>
          ))}
        </svg>
        <span class="plot-end">{ends[0]}</span>
      </div>
      <details>
        <summary>{t('journal.as_table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('journal.day')}</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ when, values }, index) => (
              <tr key={index}>
                <th scope="row">{when}</th>
                {values.map(({ word }, which) => (
                  <td key={which}>{word}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
