import './require-node.mjs';

await import('./check.ts');
