import type { Analysis } from './analyse.ts';
import { chartOf } from './charts.ts';
import { counts, percent, type ReportLanguage } from './finding.ts';
import { escaped } from './html.ts';
import { SECONDS_PER_TAP, WORDS_PER_MINUTE } from './reading.ts';
import { duration, type PlaceOf, type Section, sayIn, type Table, titleOf, verdictOf } from './report.ts';
import { REPORT_STYLE } from './report-style.ts';
import { fromTo, sectionsOf } from './sections.ts';

/** A cell that says a state in a word is shown as one; all the rest is text. */
const cellOf = (text: string, severities: ReadonlyMap<string, string>, fine: string): string => {
  const severity = severities.get(text);
  if (severity !== undefined) return `<span class="badge ${severity}">${escaped(text)}</span>`;
  if (text === fine) return `<span class="well">${escaped(text)}</span>`;
  return /^ANALYSIS_[A-Z_]+$/.test(text) ? `<code class="code">${text}</code>` : escaped(text);
};

const tableOf = ({ caption, columns, rows }: Table, language: ReportLanguage): string => {
  const say = sayIn(language);
  const severities = new Map([
    [say('erreur', 'error'), 'error'],
    [say('avertissement', 'warning'), 'warning'],
    [say('remarque', 'note'), 'note'],
    [say('trop rare', 'too rare'), 'error'],
    [say('trop fréquent', 'too frequent'), 'error'],
    [say('trop long', 'too long'), 'error'],
  ]);
  const numeric = (index: number): string => (columns[index]?.numeric === true ? ' class="num"' : '');
  const head = columns.map(({ title }, index) => `<th scope="col"${numeric(index)}>${escaped(title)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((text, index) => {
      const inside = cellOf(text, severities, say('bien', 'fine'));
      return index === 0 ? `<th scope="row">${inside}</th>` : `<td${numeric(index)}>${inside}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="frame"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
};

const sectionHtml = ({ id, title, lead, tables }: Section, analysis: Analysis, language: ReportLanguage): string => {
  const chart = chartOf(id, analysis, language);
  const [first, ...more] = tables.map((table) => ({ caption: table.caption, html: tableOf(table, language) }));
  const wide = chart === '' || id === 'paths' || id === 'time';
  const side =
    first === undefined
      ? ''
      : `<div class="side${wide ? ' wide' : ''}">${chart === '' ? '' : `<figure>${chart}</figure>`}<div>${first.html}</div></div>`;
  const folded = more.map(({ caption, html }) => `<details><summary>${escaped(caption)}</summary>${html}</details>`);
  return `<section><h3>${escaped(title)}</h3>${lead === '' ? '' : `<p class="lead">${escaped(lead)}</p>`}${side}${folded.join('')}</section>`;
};

/** The four figures that somebody with ten seconds reads. */
const headlines = (analysis: Analysis, language: ReportLanguage): string => {
  const say = sayIn(language);
  const { outcomes, time, yield: yielded, findings } = analysis;
  const shares = (outcomes?.shares ?? []).map(({ share }) => share);
  const range = `${percent(Math.min(...shares), language, 0)} – ${percent(Math.max(...shares), language, 0)}`;
  const lengths = yielded.paths.map(({ asked }) => asked.length);
  const longest = Math.max(...time.locales.map(({ worst }) => worst));
  const figure = (name: string, value: string, style = ''): string =>
    `<div${style}><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`;
  return `<dl class="counts">${[
    shares.length > 0
      ? figure(say('part des résultats', 'share of the outcomes'), range)
      : figure(say('questions par visite', 'questions in a visit'), fromTo(Math.min(...lengths), Math.max(...lengths))),
    figure(say('profils qualifiés', 'qualified profiles'), percent(yielded.qualified.all_eight, language, 0)),
    figure(say('le plus long parcours', 'the longest way through'), duration(longest)),
    figure(say('constats', 'findings'), verdictOf(analysis, language), ` class="verdict${findings.some(counts) ? ' has-findings' : ''}"`),
  ].join('')}</dl>`;
};

const packHtml = (analysis: Analysis, placeOf: PlaceOf, language: ReportLanguage): string => {
  const { quiz } = analysis;
  const say = sayIn(language);
  const languages = quiz.locales.join(', ');
  const said = say(
    `${quiz.id} · ${quiz.questions.length} questions · ${languages} · version ${quiz.version}`,
    `${quiz.id} · ${quiz.questions.length} questions · ${languages} · version ${quiz.version}`,
  );
  return (
    `<article id="${escaped(quiz.id)}"><h2>${escaped(titleOf(quiz, language))}</h2><p class="pack">${escaped(said)}</p>` +
    `${headlines(analysis, language)}${sectionsOf(analysis, placeOf, language)
      .map((section) => sectionHtml(section, analysis, language))
      .join('')}</article>`
  );
};

const assumptions = (language: ReportLanguage): string => {
  const say = sayIn(language);
  const speeds = Object.entries(WORDS_PER_MINUTE)
    .map(([locale, speed]) => `${locale} ${speed}`)
    .join(', ');
  const tap = new Intl.NumberFormat(language).format(SECONDS_PER_TAP);
  return say(
    `Les parts supposent que chaque réponse est donnée aussi souvent que les autres. Lecture debout, en mots par minute : ${speeds} (trois quarts de la vitesse d’un adulte assis). Un toucher : ${tap} s. Les lieux, les nombres et les mois sont cherchés, pas lus.`,
    `Shares suppose that every answer is given as often as the others. Reading while standing, in words per minute: ${speeds} (three quarters of the speed of a seated adult). One touch: ${tap} s. Places, numbers and months are looked for, not read.`,
  );
};

/** One page with everything in it: styles, charts as SVG, tables. No script, nothing loaded. */
export const htmlReport = (
  packs: readonly { readonly analysis: Analysis; readonly placeOf: PlaceOf }[],
  language: ReportLanguage,
): string => {
  const say = sayIn(language);
  const heading = say('Ce que feront les quiz', 'What the quizzes will do');
  const links = packs.map(({ analysis: { quiz } }) => `<li><a href="#${escaped(quiz.id)}">${escaped(titleOf(quiz, language))}</a></li>`);
  const nav = packs.length > 1 ? `<nav aria-label="${say('Quiz', 'Quizzes')}"><ul>${links.join('')}</ul></nav>` : '';
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<title>${escaped(heading)}</title><style>${REPORT_STYLE}</style></head><body><header><div class="inner"><h1>${escaped(heading)}</h1>` +
    `<p>${escaped(say('Calculé avant que quiconque ait joué.', 'Worked out before anybody has played.'))}</p>${nav}</div>` +
    '<svg class="tide" viewBox="0 0 1200 28" preserveAspectRatio="none" aria-hidden="true" focusable="false">' +
    '<path d="M0 14C150 2 300 2 450 12S750 24 900 14s200-10 300-4v18H0z"/><path d="M0 20c160-10 320-6 480 0s320 8 480-2 160-6 240 0v10H0z"/></svg>' +
    `</header><main>${packs.map(({ analysis, placeOf }) => packHtml(analysis, placeOf, language)).join('')}</main>` +
    `<footer>${escaped(assumptions(language))}</footer></body></html>\n`
  );
};
