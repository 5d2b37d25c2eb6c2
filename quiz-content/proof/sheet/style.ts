/** How the sheet looks: a light table on which prints lie. */
export const STYLE = `
:root { --ink: #10293a; --soft: #5b7280; --paper: #f4f1ea; --card: #fff; --line: #ddd5c6; --wrong: #c3341c; --right: #1d7a5c; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
header { padding: 28px 32px 8px; }
h1 { margin: 0 0 4px; font-size: 26px; letter-spacing: -.01em; }
header p { margin: 0; color: var(--soft); }
nav { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: 8px 22px; padding: 12px 32px; background: color-mix(in srgb, var(--paper) 94%, transparent); border-bottom: 1px solid var(--line); }
nav fieldset { display: flex; gap: 6px; align-items: center; margin: 0; padding: 0; border: 0; }
nav legend { float: left; padding: 0 4px 0 0; color: var(--soft); }
nav label { padding: 3px 11px; border: 1px solid var(--line); border-radius: 99px; background: var(--card); cursor: pointer; user-select: none; }
nav label:has(:checked) { background: var(--ink); border-color: var(--ink); color: #fff; }
nav label:focus-within { outline: 3px solid #f4b63f; outline-offset: 1px; }
nav input { position: absolute; opacity: 0; }
main { padding: 0 32px 60px; }
h2 { margin: 34px 0 10px; font-size: 19px; }
.count { display: inline-block; min-width: 24px; padding: 0 7px; border-radius: 99px; background: var(--wrong); color: #fff; font-size: 13px; line-height: 22px; text-align: center; }
.count--none { background: var(--right); }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); }
th, td { padding: 7px 12px; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th { border-top: 0; color: var(--soft); font-weight: 600; font-size: 13px; }
td.place { font: 13px/1.6 ui-monospace, monospace; white-space: nowrap; }
td a { color: inherit; }
.prints { display: grid; grid-template-columns: 190px repeat(var(--columns), minmax(0, var(--wide))); gap: 14px 18px; align-items: start; overflow-x: auto; }
.prints > .head { color: var(--soft); font-weight: 600; }
.prints > .view { position: sticky; left: 0; padding-top: 6px; font-weight: 600; overflow-wrap: anywhere; }
figure { position: relative; margin: 0; }
figure button { display: block; width: 100%; padding: 0; border: 0; border-radius: 6px; overflow: hidden; background: #d8e3e6; box-shadow: 0 1px 3px #10293a33; cursor: zoom-in; position: relative; }
figure button:focus-visible { outline: 3px solid #f4b63f; outline-offset: 2px; }
figure[data-wrong] button { box-shadow: 0 0 0 3px var(--wrong), 0 1px 3px #10293a33; }
figure img, dialog img { display: block; width: 100%; height: auto; }
.mark { position: absolute; border: 2px solid var(--wrong); background: #c3341c26; pointer-events: none; border-radius: 3px; }
figure .count { position: absolute; right: -7px; top: -7px; z-index: 1; pointer-events: none; }
dialog { border: 0; padding: 0; border-radius: 10px; background: var(--card); max-width: 96vw; max-height: 96vh; }
dialog::backdrop { background: #071a26cc; }
dialog .shown { display: grid; grid-template-columns: auto minmax(260px, 380px); }
dialog .picture { position: relative; align-self: start; }
dialog .picture img { width: auto; max-height: 96vh; max-width: calc(96vw - 400px); }
dialog .said { padding: 20px 22px; overflow: auto; max-height: 96vh; }
dialog li { margin-bottom: 10px; }
[hidden] { display: none !important; }
`;
