import '../../build/require-node.mjs';

// `node --import` of this: the sources that $ESTRAN_SABOTAGE names are loaded with one text in them replaced by another. So a judge
// can be shown a product that is broken in a known way, without a broken product lying anywhere.
const { registerHooks } = await import('node:module');
const edits = JSON.parse(process.env.ESTRAN_SABOTAGE ?? '[]');

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const own = edits.filter((edit) => url.endsWith(edit.file));
    if (own.length === 0) return loaded;
    let source = String(loaded.source);
    for (const { from, to, file } of own) {
      if (!source.includes(from)) throw new Error(`nothing to sabotage in ${file}: it does not say ${from}`);
      source = source.replace(from, () => to);
    }
    return { ...loaded, source };
  },
});
