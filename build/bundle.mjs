import './require-node.mjs';

const { main } = await import('./bundle.ts');
process.exitCode = await main(process.argv.slice(2));
