/** What the sheet does by itself: shows what was chosen, and a print from near. */
export const SCRIPT = `
const chosen = (name) => new Set([...document.querySelectorAll('nav input[name=' + name + ']:checked')].map((one) => one.value));
const show = () => {
  const [sites, brands, locales] = ['site', 'brand', 'locale'].map(chosen);
  const wrongOnly = document.querySelector('#wrong').checked;
  for (const section of document.querySelectorAll('section[data-site]')) {
    section.hidden = !sites.has(section.dataset.site) || !brands.has(section.dataset.brand);
    section.querySelector('.prints').style.setProperty('--columns', locales.size || 1);
    const wrong = new Set([...section.querySelectorAll('figure[data-wrong]')].filter((one) => locales.has(one.dataset.locale)).map((one) => one.dataset.view));
    for (const cell of section.querySelectorAll('.prints > *')) {
      const { locale, view } = cell.dataset;
      cell.hidden = (locale !== undefined && !locales.has(locale)) || (wrongOnly && view !== undefined && !wrong.has(view));
    }
  }
  for (const row of document.querySelectorAll('tr[data-locale]'))
    row.hidden = row.dataset.locale !== '' && (!sites.has(row.dataset.site) || !brands.has(row.dataset.brand) || !locales.has(row.dataset.locale));
};
document.querySelector('nav').addEventListener('change', show);
const dialog = document.querySelector('dialog');
const open = (figure) => {
  dialog.querySelector('.picture').replaceChildren(...figure.querySelector('button').cloneNode(true).childNodes);
  dialog.querySelector('.picture img').loading = 'eager';
  dialog.querySelector('.said').replaceChildren(figure.querySelector('template').content.cloneNode(true));
  dialog.showModal();
};
document.addEventListener('click', (event) => {
  const figure = event.target.closest('figure');
  if (figure) open(figure);
  const row = event.target.closest('a[data-print]');
  if (row) { event.preventDefault(); open(document.getElementById(row.dataset.print)); }
  if (event.target === dialog || event.target.closest('dialog img')) dialog.close();
});
show();
`;
