import type { Overview } from '#central/published.ts';
import { useWords } from '../words.ts';

const STEP = 22;
const BAR = 14;
const HEIGHT = 320;

const ROUND = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10] as const;

/** A round, even number at or above the highest day: the axis and its middle can be read. */
const axisTop = (highest: number): number => {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
  const top = magnitude * (ROUND.find((one) => one * magnitude >= highest) ?? 10);
  return 2 * Math.ceil(top / 2);
};

/** Sessions of the last days as a picture, and the same as a table for who cannot see it or wants the numbers. */
export const DayChart = ({ days }: { readonly days: Overview['days'] }) => {
  const { t, day, shortDay, number } = useWords();
  const top = axisTop(Math.max(...days.map((one) => one.completed + one.abandoned)));
  const heightOf = (count: number): number => (count / top) * HEIGHT;
  const sum = (key: 'completed' | 'abandoned' | 'contacts'): number => days.reduce((total, one) => total + one[key], 0);
  const spoken = t('days.spoken', {
    days: days.length,
    completed: number(sum('completed')),
    abandoned: number(sum('abandoned')),
    contacts: number(sum('contacts')),
  });
  const width = days.length * STEP;
  return (
    <figure class="day-chart">
      <svg viewBox={`-34 -8 ${width + 40} ${HEIGHT + 34}`} role="img" aria-label={spoken}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line class="axis" x1="0" x2={width} y1={HEIGHT - part * HEIGHT} y2={HEIGHT - part * HEIGHT} />
            <text class="axis-text" x="-8" y={HEIGHT - part * HEIGHT + 4} text-anchor="end">
              {number(top * part)}
            </text>
          </g>
        ))}
        {days.map((one, index) => {
          const x = index * STEP + (STEP - BAR) / 2;
          const completed = heightOf(one.completed);
          const abandoned = heightOf(one.abandoned);
          return (
            <g key={one.day}>
              <rect class="bar-completed" x={x} y={HEIGHT - completed} width={BAR} height={completed} />
              <rect class="bar-abandoned" x={x} y={HEIGHT - completed - abandoned} width={BAR} height={abandoned} />
              {(days.length - 1 - index) % 7 === 0 && (
                <text
                  class="axis-text"
                  x={index === days.length - 1 ? x + BAR : x + BAR / 2}
                  y={HEIGHT + 20}
                  text-anchor={index === days.length - 1 ? 'end' : 'middle'}
                >
                  {shortDay(one.day)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption>
        <ul class="legend">
          <li class="legend-completed">{t('days.completed')}</li>
          <li class="legend-abandoned">{t('days.abandoned')}</li>
        </ul>
      </figcaption>
      <details>
        <summary>{t('days.asTable')}</summary>
        <div class="table-frame">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('days.day')}</th>
                <th scope="col" class="num">
                  {t('days.completed')}
                </th>
                <th scope="col" class="num">
                  {t('days.abandoned')}
                </th>
                <th scope="col" class="num">
                  {t('days.contacts')}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map((one) => (
                <tr key={one.day}>
                  <th scope="row">{day(one.day)}</th>
                  <td class="num">{number(one.completed)}</td>
                  <td class="num">{number(one.abandoned)}</td>
                  <td class="num">{number(one.contacts)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
};
