/** The page's own script: shows the mistakes that fit the choices, and keeps the choices in the address. */
export const filterScript = `
(() => {
  const form = document.getElementById('filter');
  if (!form) return;
  const items = [...document.querySelectorAll('.mistake')];
  const shown = document.getElementById('shown');
  const fields = ['type', 'kind', 'stage', 'document', 'text'];
  const fits = (list, wanted) => wanted === '' || list.split('|').includes(wanted);
  const apply = () => {
    const chosen = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    const words = chosen.text.trim().toLowerCase();
    let count = 0;
    for (const item of items) {
      const { types, kind, stages, document: id } = item.dataset;
      const fit = fits(types, chosen.type) && fits(kind, chosen.kind) && fits(stages, chosen.stage) &&
        fits(id, chosen.document) && (words === '' || item.textContent.toLowerCase().includes(words));
      item.hidden = !fit;
      if (fit) count++;
    }
    shown.textContent = count + ' of ' + items.length + ' mistakes';
    const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
    history.replaceState(null, '', query.size > 0 ? '#mistakes?' + query : location.pathname + location.search);
  };
  const [, query] = location.hash.split('?');
  if (query) for (const [name, value] of new URLSearchParams(query)) if (form.elements[name]) form.elements[name].value = value;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  form.hidden = false;
  if (query) { apply(); document.getElementById('mistakes').scrollIntoView(); }
})();
`;
