import { FINDING_KINDS, type Finding } from '../finding.ts';
import type { Sheeted } from '../proof.ts';
import { escapeHtml } from './escape.ts';
import { SCRIPT } from './script.ts';
import type { SheetOptions } from './sheet-options.ts';
import { STYLE } from './style.ts';

const count = (number: number): string => `<span class="count${number === 0 ? ' count--none' : ''}">${number}</span>`;
const idOf = (picture: string): string => picture.replaceAll(/[^a-z0-9-]+/gi, '_');
const placeOf = ({ place }: Finding): string => (place === null ? 'the page' : `${place.file}:${place.line}:${place.column}`);

const marks = (findings: readonly Finding[], width: number, height: number): string =>
  findings
    .flatMap(({ box }) => box ?? [])
    .map((box) => {
      const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)}%`;
      const at = `left:${percent(box.x, width)};top:${percent(box.y, height)};width:${percent(box.width, width)};height:${percent(box.height, height)}`;
      return `<span class="mark" style="${at}"></span>`;
    })
    .join('');

const figure = ({ shot, print, locale, findings }: Sheeted, geometry: { widthPx: number; heightPx: number }): string => {
  const said = findings
    .map(
      (one) =>
        `<li><b>${escapeHtml(FINDING_KINDS[one.kind])}</b><br>${escapeHtml(one.message)}<br><code>${escapeHtml(placeOf(one))}</code></li>`,
    )
    .join('');
  return `<figure id="${idOf(print.picture)}" data-view="${shot.id}" data-locale="${locale}"${findings.length > 0 ? ' data-wrong' : ''}>
${findings.length > 0 ? count(findings.length) : ''}<button type="button" aria-label="${escapeHtml(`${shot.title}, ${locale}`)}"><img loading="lazy" width="${geometry.widthPx}" height="${geometry.heightPx}" src="${print.picture}" alt="">${marks(findings, geometry.widthPx, geometry.heightPx)}</button>
<template><h2>${escapeHtml(shot.title)} · ${locale}</h2>${said === '' ? '<p>Nothing wrong here.</p>' : `<ul>${said}</ul>`}</template></figure>`;
};

const choice = (name: string, legend: string, values: readonly string[]): string =>
  values.length < 2
    ? `<span hidden>${values.map((value) => `<input type="checkbox" name="${name}" value="${value}" checked>`).join('')}</span>`
    : `<fieldset><legend>${legend}</legend>${values.map((value) => `<label><input type="checkbox" name="${name}" value="${escapeHtml(value)}" checked>${escapeHtml(value)}</label>`).join('')}</fieldset>`;

/** The contact sheet as one page: a row a view, a column a language, a block for each display and brand. */
export const indexPage = ({ content, proof, diagnostics }: SheetOptions): string => {
  const { pictures, findings } = proof;
  const unique = (of: (one: Sheeted) => string): string[] => [...new Set(pictures.map(of))];
  const [sites, brands, locales] = [unique((one) => one.site), unique((one) => one.brand), unique((one) => one.locale)];
  const title = content.quiz.title[content.quiz.defaultLocale] ?? content.quiz.id;

  const section = (site: string, brand: string): string => {
    const here = pictures.filter((one) => one.site === site && one.brand === brand);
    const geometry = content.sites.find(({ id }) => id === site)?.geometry ?? { widthPx: 1, heightPx: 1 };
    const wide = geometry.widthPx > geometry.heightPx ? 480 : 260;
    const views = [...new Map(here.map(({ shot }) => [shot.id, shot.title] as const))];
    const rows = views.map(([view]) => {
      const cells = locales.map((locale) => here.find((one) => one.shot.id === view && one.locale === locale));
      const name = cells.find((cell) => cell !== undefined)?.shot.title ?? view;
      return `<div class="view" data-view="${view}">${escapeHtml(name)}</div>${cells.map((cell, index) => (cell ? figure(cell, geometry) : `<div data-view="${view}" data-locale="${locales[index]}"></div>`)).join('')}`;
    });
    const wrong = here.reduce((sum, one) => sum + one.findings.length, 0);
    return `<section data-site="${site}" data-brand="${brand}"><h2>${escapeHtml(site)} · ${geometry.widthPx} × ${geometry.heightPx} · ${escapeHtml(brand)} ${count(wrong)}</h2>
<div class="prints" style="--columns:${locales.length};--wide:${wide}px"><div class="head"></div>${locales.map((locale) => `<div class="head" data-locale="${locale}">${locale}</div>`).join('')}${rows.join('')}</div></section>`;
  };

  const row = (one: Finding): string =>
    `<tr data-site="${one.site}" data-brand="${one.brand}" data-locale="${one.locale}"><td>${escapeHtml(FINDING_KINDS[one.kind])}</td><td>${one.picture === null ? escapeHtml(one.view) : `<a href="#" data-print="${idOf(one.picture)}">${escapeHtml(one.view)}</a>`}</td><td>${one.locale} · ${escapeHtml(one.site)} · ${escapeHtml(one.brand)}</td><td>${escapeHtml(one.message)}</td><td class="place">${escapeHtml(placeOf(one))}</td></tr>`;
  const compiler = diagnostics.map(
    (one) =>
      `<tr><td>${one.code}</td><td>${escapeHtml(one.where)}</td><td></td><td>${escapeHtml(`${one.message} → ${one.fix}`)}</td><td class="place">${escapeHtml(`${one.file}:${one.line}:${one.column}`)}</td></tr>`,
  );
  const said = [...compiler, ...findings.map(row)];
  const table =
    said.length === 0
      ? '<p>Nothing wrong on any view.</p>'
      : `<table><thead><tr><th>what</th><th>view</th><th>where</th><th>finding</th><th>source</th></tr></thead><tbody>${said.join('')}</tbody></table>`;

  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Proof: ${escapeHtml(title)}</title><style>${STYLE}</style></head><body>
<header><h1>${escapeHtml(title)}</h1><p>${pictures.length} pictures of ${escapeHtml(content.quiz.id)}, version ${content.quiz.version.slice(0, 12)}</p></header>
<nav>${choice('locale', 'Language', locales)}${choice('site', 'Display', sites)}${choice('brand', 'Brand', brands)}<fieldset><label><input type="checkbox" id="wrong">Only views with findings</label></fieldset></nav>
<main><h2>Findings ${count(said.length)}</h2>${table}${sites.flatMap((site) => brands.map((brand) => section(site, brand))).join('')}</main>
<dialog aria-label="Print"><div class="shown"><div class="picture"></div><div class="said"></div></div></dialog><script>${SCRIPT}</script></body></html>`;
};
