import { say as sayDiagnostic } from '#compiler/diagnostic.ts';
import { type Finding, type Spoken, say, wordsIn } from '../finding.ts';
import type { Catalogue } from '../messages/said.ts';
import { titleOf } from '../plan.ts';
import type { Sheeted } from '../proof.ts';
import { escapeHtml } from './escape.ts';
import { SCRIPT } from './script.ts';
import type { SheetOptions } from './sheet-options.ts';
import { STYLE } from './style.ts';

const count = (number: number): string => `<span class="count${number === 0 ? ' count--none' : ''}">${number}</span>`;
const idOf = (picture: string): string => picture.replaceAll(/[^a-z0-9-]+/gi, '_');
const placeOf = ({ place }: Finding, words: Catalogue): string =>
  place === null ? words.sheet.page : `${place.file}:${place.line}:${place.column}`;

const marks = (findings: readonly Finding[], width: number, height: number): string =>
  findings
    .flatMap(({ box }) => box ?? [])
    .map((box) => {
      const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)}%`;
      const at = `left:${percent(box.x, width)};top:${percent(box.y, height)};width:${percent(box.width, width)};height:${percent(box.height, height)}`;
      return `<span class="mark" style="${at}"></span>`;
    })
    .join('');

const figure = ({ shot, print, locale, findings }: Sheeted, geometry: { widthPx: number; heightPx: number }, language: Spoken): string => {
  const words = wordsIn(language);
  const said = findings
    .map((one) => {
      const { code, message, fix } = say(one, language);
      return `<li><b>${escapeHtml(words.names[code])}</b><br>${escapeHtml(message)}<br>→ ${escapeHtml(fix)}<br><code>${escapeHtml(placeOf(one, words))}</code></li>`;
    })
    .join('');
  const title = escapeHtml(titleOf(shot, words, locale));
  return `<figure id="${idOf(print.picture)}" data-view="${shot.id}" data-locale="${locale}"${findings.length > 0 ? ' data-wrong' : ''}>
${findings.length > 0 ? count(findings.length) : ''}<button type="button" aria-label="${title}, ${locale}"><img loading="lazy" width="${geometry.widthPx}" height="${geometry.heightPx}" src="${print.picture}" alt="">${marks(findings, geometry.widthPx, geometry.heightPx)}</button>
<template><h2>${title} · ${locale}</h2>${said === '' ? `<p>${words.sheet.nothingHere}</p>` : `<ul>${said}</ul>`}</template></figure>`;
};

const choice = (name: string, legend: string, values: readonly string[]): string =>
  values.length < 2
    ? `<span hidden>${values.map((value) => `<input type="checkbox" name="${name}" value="${value}" checked>`).join('')}</span>`
    : `<fieldset><legend>${legend}</legend>${values.map((value) => `<label><input type="checkbox" name="${name}" value="${escapeHtml(value)}" checked>${escapeHtml(value)}</label>`).join('')}</fieldset>`;

/** The contact sheet as one page: a row a view, a column a language, a block for each display and brand. */
export const indexPage = ({ content, proof, diagnostics, language }: SheetOptions): string => {
  const { pictures, findings } = proof;
  const words = wordsIn(language);
  const { sheet } = words;
  const { quiz } = content;
  const unique = (of: (one: Sheeted) => string): string[] => [...new Set(pictures.map(of))];
  const [sites, brands] = [unique((one) => one.site), unique((one) => one.brand)];
  const locales = quiz.locales.filter((locale) => pictures.some((one) => one.locale === locale));
  const own = quiz.locales.find((locale) => locale === language) ?? quiz.defaultLocale;
  const title = quiz.title[own] ?? quiz.id;

  const section = (site: string, brand: string): string => {
    const here = pictures.filter((one) => one.site === site && one.brand === brand);
    const geometry = content.sites.find(({ id }) => id === site)?.geometry ?? { widthPx: 1, heightPx: 1 };
    const wide = geometry.widthPx > geometry.heightPx ? 480 : 260;
    const views = [...new Map(here.map(({ shot }) => [shot.id, shot] as const)).values()];
    const rows = views.map((shot) => {
      const cells = locales.map((locale) => here.find((one) => one.shot.id === shot.id && one.locale === locale));
      const name = `<div class="view" data-view="${shot.id}">${escapeHtml(titleOf(shot, words, own))}</div>`;
      const empty = (locale: string): string => `<div data-view="${shot.id}" data-locale="${locale}"></div>`;
      return `${name}${locales.map((locale, index) => (cells[index] ? figure(cells[index], geometry, language) : empty(locale))).join('')}`;
    });
    const wrong = here.reduce((sum, one) => sum + one.findings.length, 0);
    return `<section data-site="${site}" data-brand="${brand}"><h2>${escapeHtml(site)} · ${geometry.widthPx} × ${geometry.heightPx} · ${escapeHtml(brand)} ${count(wrong)}</h2>
<div class="prints" style="--columns:${locales.length};--wide:${wide}px"><div class="head"></div>${locales.map((locale) => `<div class="head" data-locale="${locale}">${locale}</div>`).join('')}${rows.join('')}</div></section>`;
  };

  const row = (one: Finding): string => {
    const { code, message, fix } = say(one, language);
    const view = one.picture === null ? escapeHtml(one.view) : `<a href="#" data-print="${idOf(one.picture)}">${escapeHtml(one.view)}</a>`;
    const where = [one.locale, one.site, one.brand].filter((part) => part !== '').join(' · ');
    return `<tr data-site="${one.site}" data-brand="${one.brand}" data-locale="${one.locale}"><td>${escapeHtml(words.names[code])}<br><code>${code}</code></td><td>${view}</td><td>${escapeHtml(where)}</td><td>${escapeHtml(`${message} → ${fix}`)}</td><td class="place">${escapeHtml(placeOf(one, words))}</td></tr>`;
  };
  const compiler = diagnostics.map((one) => {
    const { where, message, fix } = sayDiagnostic(one, language);
    return `<tr><td><code>${one.code}</code></td><td>${escapeHtml(where)}</td><td></td><td>${escapeHtml(`${message} → ${fix}`)}</td><td class="place">${escapeHtml(`${one.file}:${one.line}:${one.column}`)}</td></tr>`;
  });
  const said = [...compiler, ...findings.map(row)];
  const heads = sheet.heads.map((head) => `<th>${head}</th>`).join('');
  const table =
    said.length === 0 ? `<p>${sheet.nothingOnAny}</p>` : `<table><thead><tr>${heads}</tr></thead><tbody>${said.join('')}</tbody></table>`;
  const lines = [sheet.pictures(pictures.length, quiz.id, quiz.version.slice(0, 12)), ...words.ways(proof.ways)];

  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(sheet.title(title))}</title><style>${STYLE}</style></head><body>
<header><h1>${escapeHtml(title)}</h1>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</header>
<nav>${choice('locale', sheet.language, locales)}${choice('site', sheet.display, sites)}${choice('brand', sheet.brand, brands)}<fieldset><label><input type="checkbox" id="wrong">${sheet.onlyWrong}</label></fieldset></nav>
<main><h2>${sheet.findings} ${count(said.length)}</h2>${table}${sites.flatMap((site) => brands.map((brand) => section(site, brand))).join('')}</main>
<dialog aria-label="${sheet.print}"><div class="shown"><div class="picture"></div><div class="said"></div></div></dialog><script>${SCRIPT}</script></body></html>`;
};
