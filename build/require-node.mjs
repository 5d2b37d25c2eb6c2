// Every entry file imports this first. It must run on any Node: no syntax newer than Node 12 here.
// The only file of `build/` that other zones may import.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Estran needs Node 24 or newer; this is ${process.versions.node} (${process.execPath}).\n` +
      'On Linux x64 and Windows x64, `npm ci` brings Node 24 along: start Estran with `npm start` or another npm script, not with `node` itself.\n' +
      'On macOS and on ARM, install Node 24 from https://nodejs.org and run `npm ci` again.',
  );
  process.exit(2);
}
