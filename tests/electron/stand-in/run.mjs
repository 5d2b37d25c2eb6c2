import '../../../build/require-node.mjs';

await import('./run.ts');
