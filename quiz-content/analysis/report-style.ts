/** The look of the console, in one page that needs nothing else. */
export const REPORT_STYLE = `
:root { --ink: #0b2b3c; --atlantic: #0e5a78; --lagoon: #157a8f; --pine: #1e5b46; --coral: #c8401c; --sun: #f4b63f; --sand: #f2e3c6;
  --wet-sand: #d9bf92; --foam: #f6fbfa; --paper: #fff; --muted: #47606d; --line: #dfe8e6; --shade: #b98f4e; color-scheme: light; }
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 17px; text-size-adjust: 100%; }
body { margin: 0; background: var(--foam); color: var(--ink); line-height: 1.5; font-variant-numeric: tabular-nums;
  font-family: 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, sans-serif; }
h1, h2, h3, p, ul, figure { margin: 0; padding: 0; }
ul { list-style: none; }
header { background: var(--atlantic); color: var(--foam); }
header .inner { max-width: 1240px; margin: 0 auto; padding: 1.6rem 1.5rem 0.4rem; }
header h1 { font-size: 1.35rem; line-height: 1.2; }
header p { color: #d5e6ea; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; padding-top: 0.8rem; }
nav a { color: var(--foam); font-weight: 600; text-underline-offset: 5px; }
.tide { display: block; width: 100%; height: 28px; }
.tide path:first-child { fill: #7fb7c0; }
.tide path:last-child { fill: var(--foam); }
main { max-width: 1240px; margin: 0 auto; padding: 0.8rem 1.5rem 4rem; }
article { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; margin-bottom: 4.5rem; }
article > h2 { font-size: 2.1rem; line-height: 1.15; letter-spacing: -0.01em; }
.pack { margin-top: -1.1rem; color: var(--muted); }
.counts { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); overflow: hidden; margin: 0; border-radius: 14px; background: var(--sand); }
.counts > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 1rem 1.5rem 1.1rem; }
.counts > div + div { border-left: 1px solid var(--wet-sand); }
.counts dd { margin: 0; font-size: 1.75rem; font-weight: 700; line-height: 1.2; }
.counts .verdict { background: var(--pine); color: var(--foam); }
.counts .verdict.has-findings { background: var(--coral); }
section { padding: 1.4rem 1.5rem; border-radius: 14px; background: var(--paper); box-shadow: 0 1px 0 var(--line), 0 10px 30px -22px rgb(11 43 60 / 40%); }
section h3 { font-size: 1.25rem; line-height: 1.3; }
.lead { max-width: 62rem; color: var(--muted); }
.side { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.2rem 2.2rem; align-items: start; margin-top: 0.8rem; }
.side.wide { grid-template-columns: minmax(0, 1fr); }
.side.wide figure { max-width: 570px; }
.frame { overflow-x: auto; }
.frame + .frame, details { margin-top: 1.2rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.94rem; }
caption { padding-bottom: 0.3rem; color: var(--muted); font-weight: 600; text-align: left; }
details caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 0.5rem 0.7rem; text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-size: 0.86rem; font-weight: 600; vertical-align: bottom; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
.num { text-align: right; white-space: nowrap; }
.code { font-size: 0.78rem; white-space: nowrap; }
.badge { display: inline-block; padding: 0.05rem 0.65rem; border-radius: 999px; font-size: 0.86rem; font-weight: 600; white-space: nowrap; }
.badge.error { background: #fbeae4; color: #a73315; }
.badge.warning { background: #fdf3dc; color: #5d4718; }
.badge.note { background: var(--line); }
.well { color: var(--pine); font-weight: 600; }
.well::before { content: '✓ ' / ''; }
summary { width: fit-content; padding: 0.3rem 0; color: var(--atlantic); font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--atlantic); outline-offset: 3px; }
figure { overflow-x: auto; }
.chart { display: block; width: 100%; min-width: 460px; height: auto; }
.chart text { fill: var(--ink); font-size: 19px; }
.chart .said { font-weight: 700; paint-order: stroke; stroke: #fff; stroke-width: 5px; stroke-linejoin: round; }
.chart .ground { fill: #f0f5f4; }
.chart .sun { fill: var(--sun); }
.chart .water { fill: var(--atlantic); }
.chart .shallow { fill: #5aa9b6; }
.chart .sand { fill: var(--shade); }
.chart .alarm { fill: var(--coral); }
.chart .guide { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 3 4; }
.chart .guide-halo { stroke: #fff; stroke-width: 4; opacity: 0.85; }
.chart .guide-label { fill: var(--muted); font-size: 16px; }
.chart .whisker { fill: none; stroke: var(--sun); stroke-width: 2.5; }
.chart .grown { fill: none; stroke: var(--ink); stroke-width: 2; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; padding-top: 0.5rem; font-size: 0.9rem; }
.legend li::before { content: ''; display: inline-block; width: 0.85em; height: 0.85em; margin-right: 0.45em; border-radius: 3px; background: var(--atlantic); }
.legend .of-sun::before { background: var(--sun); }
.legend .of-shallow::before { background: #5aa9b6; }
.legend .of-sand::before { background: var(--shade); }
.legend .of-line::before { height: 2px; margin-bottom: 0.3em; border-radius: 0; background: var(--ink); }
footer { max-width: 1240px; margin: 0 auto; padding: 0 1.5rem 3rem; color: var(--muted); font-size: 0.88rem; }
@media (max-width: 900px) { .side, .counts { grid-template-columns: minmax(0, 1fr); } .counts > div + div { border-left: 0; border-top: 1px solid var(--wet-sand); } }
@media print { body { background: #fff; } section { box-shadow: none; border: 1px solid var(--line); break-inside: avoid; } }
`;
